// `rules approve` and `rules refuse`.
//
// Tested by tests/service/cli/publishing_commands_test.cc and tests/e2e/publishing_test.mjs.
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/publishing_operation.h"
#include "service/cli/publishing_text.h"
#include "service/cli/record_text.h"
#include "service/cli/time_sign.h"
#include "service/errors/rich_status.h"

namespace fairstart {

ExitCode RulesApprove(const RulesApproveArguments& arguments, Console& console) {
  auto request = RequestOf<v1::ApproveEditionRequest>(arguments);
  request.set_proposal_position(arguments.position);
  request.set_digest(arguments.digest);
  const absl::StatusOr<v1::ApproveEditionResponse> response = [&] {
    const TimeSign sign(absl::StrCat("approving entry ", arguments.position), console);
    return AskRules(arguments.server, &RulebookClient::ApproveEdition, request);
  }();
  if (ReasonOf(response.status()) == ToString(Reason::kRulebookDefective)) {
    PrintRecordRefusal(response.status(), "", nullptr, console.err);
    return ExitCode::kProblems;
  }
  return PrintRulesResponse(
      response, arguments.format, console, [&](const v1::ApproveEditionResponse& approved) {
        Page page(console.out, console.colour);
        if (approved.has_check()) {
          console.out << NameOf(approved.edition()) << ": " << SummaryOf(approved.check()) << "\n";
        }
        PrintRecorded("approval", approved.recorded(), page);
        page.Paragraph(2, absl::StrCat("the server answers from ", NameOf(approved.edition()),
                                       ", digest ", approved.edition().digest()));
        PrintDemonstration(approved.demonstration(), page);
      });
}

ExitCode RulesRefuse(const RulesRefuseArguments& arguments, Console& console) {
  auto request = RequestOf<v1::RefuseEditionRequest>(arguments);
  request.set_proposal_position(arguments.position);
  request.set_reason(arguments.reason);
  const absl::StatusOr<v1::RefuseEditionResponse> response =
      AskRules(arguments.server, &RulebookClient::RefuseEdition, request);
  return PrintRulesResponse(response, arguments.format, console,
                            [&](const v1::RefuseEditionResponse& refused) {
                              Page page(console.out, console.colour);
                              PrintRecorded("refusal", refused.recorded(), page);
                            });
}

}  // namespace fairstart
