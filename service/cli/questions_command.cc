// Tested by tests/service/cli/questions_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/printed_json.h"
#include "service/cli/questions_text.h"
#include "service/decisions/over_time.h"

namespace fairstart {
namespace {

v1::QuestionsRequest RequestOf(const QuestionsArguments& arguments, const std::string& rulebook,
                               const std::string& day) {
  v1::QuestionsRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(day);
  return request;
}

ExitCode PrintResponse(const v1::Questions& questions, const std::string& format,
                       Console& console) {
  if (format == "json") return PrintJson(questions, console);
  if (format == "binary") {
    console.out << questions.SerializeAsString();
  } else {
    Page page(console.out, console.colour);
    PrintQuestions(questions, page);
  }
  return ExitCode::kOk;
}

}  // namespace

ExitCode Questions(const QuestionsArguments& arguments, Console& console) {
  return AskAboutCase<v1::QuestionsResponse>(
      arguments, DayAskedAbout(arguments.as_of), {&DecisionClient::Questions, &Questions}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::QuestionsResponse& response) {
        return PrintResponse(response.questions(), arguments.format, console);
      });
}

}  // namespace fairstart
