// `record in-force`, `get`, `list` and `as-known-at`.
//
// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/record_operation.h"
#include "service/cli/record_text.h"
#include "service/deciding/queries.h"

namespace fairstart {

ExitCode RecordInForce(const RecordInForceArguments& arguments, Console& console) {
  v1::InForceRequest request;
  request.set_case_reference(arguments.case_reference);
  request.set_as_of(arguments.as_of);
  if (!arguments.line.empty()) *request.mutable_line() = LineNamed(arguments.line);
  request.set_page_size(arguments.page_size);
  request.set_page_token(arguments.page_token);
  const auto response = AskToRead<v1::InForceResponse>(
      arguments, {&RecordClient::InForce, &DecisionsInForce}, request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "", nullptr, console,
                             [&](const v1::InForceResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintDecisions(answer.decisions(), page);
                               PrintNextPage(answer.next_page_token(), page);
                             });
}

ExitCode RecordGet(const RecordGetArguments& arguments, Console& console) {
  v1::GetRequest request;
  request.set_position(arguments.position);
  const auto response = AskToRead<v1::GetResponse>(arguments, {&RecordClient::Get, &GetEntry},
                                                   request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "", nullptr, console,
                             [&](const v1::GetResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintEntryWhole(answer, page, console.out);
                             });
}

ExitCode RecordList(const RecordListArguments& arguments, Console& console) {
  v1::ListRequest request;
  request.set_case_reference(arguments.case_reference);
  request.set_page_size(arguments.page_size);
  request.set_page_token(arguments.page_token);
  const auto response = AskToRead<v1::ListResponse>(arguments, {&RecordClient::List, &ListEntries},
                                                    request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "", nullptr, console,
                             [&](const v1::ListResponse& answer) {
                               Page page(console.out, console.colour);
                               for (const v1::RecordEntry& entry : answer.entries())
                                 PrintEntry(entry, page);
                               PrintNextPage(answer.next_page_token(), page);
                             });
}

ExitCode RecordAsKnownAt(const RecordAsKnownAtArguments& arguments, Console& console) {
  v1::AsKnownAtRequest request;
  request.set_case_reference(arguments.case_reference);
  request.set_recorded_at(arguments.recorded_at);
  request.set_as_of(arguments.as_of);
  const auto response = AskToRead<v1::AsKnownAtResponse>(
      arguments, {&RecordClient::AsKnownAt, &KnownAt}, request.SerializeAsString());
  return PrintRecordResponse(response, arguments, "", nullptr, console,
                             [&](const v1::AsKnownAtResponse& answer) {
                               Page page(console.out, console.colour);
                               PrintKnown(answer, page, console.out);
                             });
}

}  // namespace fairstart
