// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/finding_text.h"
#include "service/cli/page.h"
#include "service/cli/record_operation.h"
#include "service/cli/record_text.h"
#include "service/deciding/propose.h"

namespace fairstart {
namespace {

v1::RulebookSelector SelectorOf(const RecordProposeArguments& arguments) {
  v1::RulebookSelector selector;
  const size_t slash = arguments.rulebook.find('/');
  selector.set_id(arguments.rulebook.substr(0, slash));
  if (slash != std::string::npos) selector.set_edition(arguments.rulebook.substr(slash + 1));
  selector.set_rates(arguments.rates);
  for (const std::string& reading : arguments.readings) selector.add_readings(reading);
  return selector;
}

void Print(const v1::ProposeResponse& response, AnswerPart part, Console& console) {
  Page page(console.out, console.colour);
  v1::PreviewResponse answer;
  *answer.mutable_finding() = response.finding();
  *answer.mutable_windows() = response.windows();
  PrintAnswer(answer, part, page);
  page.Blank();
  PrintRecorded("finding", response.recorded(), page);
}

}  // namespace

ExitCode RecordPropose(const RecordProposeArguments& arguments, Console& console) {
  v1::ProposeRequest request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_case_reference(arguments.case_reference);
  request.set_said_by(arguments.said_by);
  *request.mutable_rulebook() = SelectorOf(arguments);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  v1::CaseFacts facts;
  InputFile file;
  const bool has_case = !arguments.case_file.empty();
  if (has_case) {
    const ExitCode read = ReadInput(arguments.case_file, console.in, facts, file, console.err);
    if (read != ExitCode::kOk) return read;
  }
  request.set_as_of(arguments.as_of.empty() ? facts.known_through() : arguments.as_of);
  const std::string bytes =
      has_case ? RequestBytes(request, file.bytes, nullptr) : request.SerializeAsString();
  const auto response =
      AskToRecord<v1::ProposeResponse>(arguments, {&RecordClient::Propose, &Propose}, bytes);
  return PrintRecordResponse(response, arguments, "case", has_case ? &file : nullptr, console,
                             [&](const v1::ProposeResponse& answer) {
                               Print(answer, PartOf(arguments.entitlements), console);
                             });
}

}  // namespace fairstart
