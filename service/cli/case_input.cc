// Tested by tests/service/cli/case_input_test.cc.
#include "service/cli/case_input.h"

#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/unknown_field_set.h"
#include "service/cli/printed_error.h"
#include "service/files/source_excerpt.h"

namespace fairstart {

ExitCode ReadInput(const std::string& path, std::istream& in, google::protobuf::Message& message,
                   InputFile& input, std::ostream& err) {
  absl::StatusOr<MessageFile> file = OpenMessageFile(path, in);
  if (!file.ok()) return PrintError(file.status(), err);
  input.file = *std::move(file);
  const std::vector<Diagnostic> diagnostics = ReadMessage(input.file, message, &input.positions);
  if (!diagnostics.empty()) {
    PrintDiagnostics(diagnostics, err);
    return ExitCode::kBadInput;
  }
  input.bytes =
      input.file.encoding == Encoding::kBinary ? input.file.bytes : message.SerializeAsString();
  return ExitCode::kOk;
}

Diagnostic InFile(const FieldViolation& violation, const std::string& field,
                  const InputFile& input) {
  Diagnostic diagnostic;
  diagnostic.file = input.file.name;
  std::string path = violation.path.substr(field.size());
  if (absl::StartsWith(path, ".")) path = path.substr(1);
  const Position position = Locate(input.positions, path);
  diagnostic.line = position.line;
  diagnostic.column = position.column;
  diagnostic.problem = absl::StrCat(violation.path, ": ", violation.description);
  if (position.line > 0) diagnostic.excerpt = SourceLines(input.file.bytes).Excerpt(position);
  return diagnostic;
}

std::string RequestBytes(const google::protobuf::Message& rest, const std::string& facts,
                         const std::string* record) {
  const google::protobuf::Descriptor& type = *rest.GetDescriptor();
  google::protobuf::UnknownFieldSet fields;
  fields.AddLengthDelimited(type.FindFieldByName("case")->number(), facts);
  if (record != nullptr) {
    fields.AddLengthDelimited(type.FindFieldByName("record")->number(), *record);
  }
  std::string bytes = rest.SerializeAsString();
  std::string messages;
  fields.SerializeToString(&messages);
  return bytes + messages;
}

}  // namespace fairstart
