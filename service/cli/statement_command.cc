// Tested by tests/service/cli/statement_command_test.cc.
#include "service/publishing/statement.h"

#include "absl/status/statusor.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/files/whole_file.h"

namespace fairstart {
namespace {

v1::StatementRequest RequestOf(const StatementArguments& arguments, const std::string& rulebook,
                               const std::string& day) {
  v1::StatementRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(day);
  return request;
}

}  // namespace

ExitCode Statement(const StatementArguments& arguments, Console& console) {
  CaseFiles files;
  const ExitCode read = ReadCaseFiles(arguments, console, files);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<std::string> day =
      DayOrKnownThrough(arguments.as_of, files, "the day asked about unless --as-of names another");
  if (!day.ok()) return PrintError(day.status(), console.err);
  std::string rulebook = arguments.rulebook;
  const absl::StatusOr<Answerer> answerer = FindAnswerer(arguments, rulebook);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);

  const std::string request = RequestBytes(RequestOf(arguments, rulebook, *day),
                                           files.facts_file.bytes, files.record_bytes());
  const absl::StatusOr<v1::StatementResponse> response =
      answerer->server != nullptr ? answerer->server->Statement(request)
                                  : Statement(*answerer->library, request);
  if (!response.ok()) {
    PrintRefusal(response.status(), files, arguments.as_of.empty() ? "as_of" : "", console.err);
    return ExitCodeOf(response.status());
  }
  if (arguments.output.empty()) {
    console.out << response->html();
    return ExitCode::kOk;
  }
  const absl::Status written = WriteWholeFile(arguments.output, response->html());
  return written.ok() ? ExitCode::kOk : PrintError("--output", written, console.err);
}

}  // namespace fairstart
