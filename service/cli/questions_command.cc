// Tested by tests/service/cli/questions_command_test.cc.
#include "absl/status/statusor.h"
#include "service/cli/case_question.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/questions_text.h"
#include "service/decisions/questions.h"

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
  const absl::StatusOr<v1::QuestionsResponse> response =
      answerer->server != nullptr ? answerer->server->Questions(request)
                                  : Questions(*answerer->library, request);
  if (!response.ok()) {
    PrintRefusal(response.status(), files, arguments.as_of.empty() ? "as_of" : "", console.err);
    return ExitCodeOf(response.status());
  }
  return PrintResponse(response->questions(), arguments.format, console);
}

}  // namespace fairstart
