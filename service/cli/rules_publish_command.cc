// Tested by tests/service/cli/publishing_commands_test.cc and tests/e2e/publishing_test.mjs.
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/publishing_operation.h"
#include "service/cli/publishing_text.h"
#include "service/cli/record_text.h"
#include "service/cli/submitted_folder.h"
#include "service/cli/time_sign.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// What is wrong with an edition that was refused: all of it, of which the refusal names what fits.
ExitCode PrintDefects(const RulesPublishArguments& arguments, const absl::Status& refusal,
                      const v1::SubmittedEdition& submitted, Console& console) {
  v1::CheckEditionRequest request;
  *request.mutable_edition() = submitted;
  const absl::StatusOr<v1::CheckEditionResponse> response = [&] {
    const TimeSign sign("checking " + arguments.folder, console);
    return AskRules(arguments.server, &RulebookClient::CheckEdition, request);
  }();
  if (!response.ok() || response->check().publishable()) {
    PrintRecordRefusal(refusal, "", nullptr, console.err);
    return ExitCode::kProblems;
  }
  PrintDiagnostics(ProblemsIn(response->check(), arguments.folder, submitted), console.err);
  console.out << arguments.folder << ": " << SummaryOf(response->check()) << "\n";
  return ExitCode::kProblems;
}

}  // namespace

ExitCode RulesPublish(const RulesPublishArguments& arguments, Console& console) {
  const absl::StatusOr<v1::SubmittedEdition> submitted =
      ReadSubmittedFolder(arguments.folder, WithScenarios::kYes);
  if (!submitted.ok()) return PrintError(submitted.status(), console.err);
  auto request = RequestOf<v1::ProposeEditionRequest>(arguments);
  *request.mutable_edition() = *submitted;
  request.set_reason(arguments.reason);
  const absl::StatusOr<v1::ProposeEditionResponse> response = [&] {
    const TimeSign sign("proposing " + arguments.folder, console);
    return AskRules(arguments.server, &RulebookClient::ProposeEdition, request);
  }();
  if (ReasonOf(response.status()) == ToString(Reason::kRulebookDefective)) {
    return PrintDefects(arguments, response.status(), *submitted, console);
  }
  if (response.ok()) {
    PrintDiagnostics(ProblemsIn(response->check(), arguments.folder, *submitted), console.err);
  }
  return PrintRulesResponse(
      response, arguments.format, console, [&](const v1::ProposeEditionResponse& proposed) {
        if (proposed.has_check()) {
          console.out << arguments.folder << ": " << SummaryOf(proposed.check()) << "\n";
        }
        Page page(console.out, console.colour);
        PrintRecorded("proposal", proposed.recorded(), page);
        page.Paragraph(
            2, absl::StrCat(NameOf(proposed.edition()), ", digest ", proposed.edition().digest()));
        PrintDemonstration(proposed.demonstration(), page);
        PrintHowToApprove(proposed.recorded().position(), proposed.edition().digest(),
                          arguments.server, console.out);
      });
}

}  // namespace fairstart
