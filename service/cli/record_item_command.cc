// `record assessment`, `record approval` and the like: an item in a file, and who says so.
//
// Tested by tests/service/cli/record_commands_test.cc.
#include "absl/strings/str_cat.h"
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/record_operation.h"
#include "service/cli/record_text.h"
#include "service/deciding/add_to_record.h"

namespace fairstart {

ExitCode RecordItem(const RecordItemArguments& arguments, Console& console) {
  v1::AddToRecordRequest request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_case_reference(arguments.case_reference);
  request.set_said_by(arguments.said_by);
  const size_t slash = arguments.rulebook.find('/');
  request.mutable_rulebook()->set_id(arguments.rulebook.substr(0, slash));
  if (slash != std::string::npos)
    request.mutable_rulebook()->set_edition(arguments.rulebook.substr(slash + 1));
  if (arguments.corrects >= 0) request.set_corrects(arguments.corrects);
  const google::protobuf::FieldDescriptor& field =
      *request.GetDescriptor()->FindFieldByName(arguments.kind);
  InputFile file;
  const ExitCode read =
      ReadInput(arguments.file, console.in,
                *request.GetReflection()->MutableMessage(&request, &field), file, console.err);
  if (read != ExitCode::kOk) return read;
  const auto response = AskToRecord<v1::AddToRecordResponse>(
      arguments, {&RecordClient::AddToRecord, &AddToRecord}, request.SerializeAsString());
  return PrintRecordResponse(response, arguments, arguments.kind, &file, console,
                             [&](const v1::AddToRecordResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintRecorded(arguments.kind, answer.recorded(), page);
                             });
}

}  // namespace fairstart
