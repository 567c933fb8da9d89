// Tested by tests/service/cli/decide_command_test.cc.
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "service/cli/case_operation.h"
#include "service/cli/commands.h"
#include "service/cli/finding_text.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/decisions/preview.h"

namespace fairstart {
namespace {

v1::PreviewRequest RequestOf(const DecideArguments& arguments, const std::string& rulebook,
                             const std::string& day) {
  v1::PreviewRequest request;
  *request.mutable_rulebook() = SelectorOf(arguments, rulebook);
  for (const std::string& name : arguments.entitlements) request.add_entitlements(name);
  request.set_as_of(day);
  request.set_windows(arguments.windows);
  if (arguments.explain == "plain" || arguments.explain == "true") {
    request.set_explanation(v1::EXPLANATION_DETAIL_PLAIN);
  } else if (arguments.explain == "full") {
    request.set_explanation(v1::EXPLANATION_DETAIL_FULL);
  }
  return request;
}

ExitCode PrintResponse(const v1::PreviewResponse& response, const DecideArguments& arguments,
                       Console& console) {
  const std::string& format = arguments.format;
  if (format == "binary") {
    console.out << response.SerializeAsString();
  } else if (format == "json") {
    const ExitCode printed = PrintJson(response, console);
    if (printed != ExitCode::kOk) return printed;
  } else {
    Page page(console.out, console.colour);
    PrintAnswer(response, PartOf(arguments.entitlements), page);
  }
  std::string defect;
  for (const std::string& other : response.finding().defects()) defect = other;
  for (const v1::Line& line : response.finding().lines()) {
    if (!line.defect().empty()) defect = absl::StrCat(line.entitlement(), ": ", line.defect());
  }
  return PrintDefect(defect, console.err);
}

}  // namespace

ExitCode Decide(const DecideArguments& arguments, Console& console) {
  return AskAboutCase<v1::PreviewResponse>(
      arguments, DayAskedAbout(arguments.as_of), {&DecisionClient::Preview, &Preview}, console,
      [&](const std::string& rulebook, const std::string& day) {
        return RequestOf(arguments, rulebook, day);
      },
      [&](const v1::PreviewResponse& response) {
        return PrintResponse(response, arguments, console);
      });
}

}  // namespace fairstart
