// `record confirm` and `record depart`: a decision in a file, and who decides.
//
// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/record_operation.h"
#include "service/cli/record_text.h"
#include "service/deciding/decide.h"

namespace fairstart {
namespace {

template <typename Request>
Request RequestOf(const RecordFileArguments& arguments) {
  Request request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_case_reference(arguments.case_reference);
  request.set_said_by(arguments.said_by);
  return request;
}

}  // namespace

ExitCode RecordConfirm(const RecordFileArguments& arguments, Console& console) {
  auto request = RequestOf<v1::ConfirmRequest>(arguments);
  InputFile file;
  const ExitCode read =
      ReadInput(arguments.file, console.in, *request.mutable_confirmation(), file, console.err);
  if (read != ExitCode::kOk) return read;
  const auto response = AskToRecord<v1::ConfirmResponse>(
      arguments, {&RecordClient::Confirm, &Confirm}, request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "confirmation", &file, console,
                             [&](const v1::ConfirmResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintConfirmed(answer, page);
                             });
}

ExitCode RecordDepart(const RecordFileArguments& arguments, Console& console) {
  auto request = RequestOf<v1::DepartRequest>(arguments);
  InputFile file;
  const ExitCode read =
      ReadInput(arguments.file, console.in, *request.mutable_departure(), file, console.err);
  if (read != ExitCode::kOk) return read;
  const auto response = AskToRecord<v1::DepartResponse>(arguments, {&RecordClient::Depart, &Depart},
                                                        request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "departure", &file, console,
                             [&](const v1::DepartResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintDeparted(answer, page);
                             });
}

}  // namespace fairstart
