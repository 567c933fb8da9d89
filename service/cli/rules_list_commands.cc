// `rules list` and `rules proposals`.
//
// Tested by tests/service/cli/publishing_commands_test.cc and tests/e2e/publishing_test.mjs.
#include "service/cli/commands.h"
#include "service/cli/publishing_operation.h"
#include "service/cli/publishing_text.h"
#include "service/cli/record_text.h"

namespace fairstart {
namespace {

template <typename Request>
Request RequestOf(const RulesListArguments& arguments) {
  Request request;
  request.set_id(arguments.rulebook);
  request.set_page_size(arguments.page_size);
  request.set_page_token(arguments.page_token);
  return request;
}

}  // namespace

ExitCode RulesList(const RulesListArguments& arguments, Console& console) {
  const auto request = RequestOf<v1::ListEditionsRequest>(arguments);
  const absl::StatusOr<v1::ListEditionsResponse> response =
      AskRules(arguments.server, &RulebookClient::ListEditions, request);
  return PrintRulesResponse(response, arguments.format, console,
                            [&](const v1::ListEditionsResponse& list) {
                              Page page(console.out, console.colour);
                              if (list.editions().empty()) page.Paragraph(0, "There is none.");
                              for (const v1::ListedEdition& edition : list.editions()) {
                                PrintEdition(edition, page);
                              }
                              PrintNextPage(list.next_page_token(), page);
                            });
}

ExitCode RulesProposals(const RulesListArguments& arguments, Console& console) {
  auto request = RequestOf<v1::ListProposalsRequest>(arguments);
  request.set_all(arguments.all);
  const absl::StatusOr<v1::ListProposalsResponse> response =
      AskRules(arguments.server, &RulebookClient::ListProposals, request);
  return PrintRulesResponse(
      response, arguments.format, console, [&](const v1::ListProposalsResponse& list) {
        Page page(console.out, console.colour);
        if (list.proposals().empty()) {
          page.Paragraph(0, arguments.all ? "There is none." : "No proposal is open.");
        }
        for (const v1::ListedProposal& proposal : list.proposals()) PrintProposal(proposal, page);
        PrintNextPage(list.next_page_token(), page);
      });
}

}  // namespace fairstart
