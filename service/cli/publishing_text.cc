// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/publishing_text.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

// "the policy team, certified as ann"; nobody is certified where the connection proves nobody.
std::string Who(const std::string& said, const std::string& proved) {
  return proved.empty() ? said : absl::StrCat(said, ", certified as ", proved);
}

std::string Since(const std::string& day) {
  return day.empty() ? "" : absl::StrCat("in force from ", day);
}

std::string StateOf(const v1::ListedProposal& proposal) {
  switch (proposal.state()) {
    case v1::PROPOSAL_STATE_APPROVED:
      return "approved";
    case v1::PROPOSAL_STATE_REFUSED:
      return "refused";
    default:
      return "open";
  }
}

}  // namespace

std::string NameOf(const v1::EditionReference& edition) {
  return absl::StrCat(edition.id(), "/", edition.edition());
}

void PrintEdition(const v1::ListedEdition& edition, Page& page) {
  page.Row(0, NameOf(edition.edition()), Since(edition.in_force_from()), Page::Style::kStrong);
  page.Paragraph(
      2, absl::StrCat("entry ", edition.position(), ", published ", edition.published_at(), " by ",
                      Who(edition.published_by(), edition.published_authenticated_as())));
  if (edition.has_proposal_position()) {
    page.Paragraph(2,
                   absl::StrCat("proposed as entry ", edition.proposal_position(), " by ",
                                Who(edition.proposed_by(), edition.proposed_authenticated_as())));
  }
  page.Paragraph(2, absl::StrCat("digest ", edition.edition().digest()));
}

void PrintProposal(const v1::ListedProposal& proposal, Page& page) {
  page.Row(0, NameOf(proposal.edition()), StateOf(proposal), Page::Style::kStrong);
  page.Paragraph(
      2, absl::StrCat("entry ", proposal.position(), ", proposed ", proposal.proposed_at(), " by ",
                      Who(proposal.proposed_by(), proposal.proposed_authenticated_as())));
  if (!proposal.in_force_from().empty()) {
    page.Paragraph(2, absl::StrCat("to be ", Since(proposal.in_force_from())));
  }
  if (!proposal.reason().empty()) page.Paragraph(2, absl::StrCat("reason: ", proposal.reason()));
  if (!proposal.proved()) page.Paragraph(2, "nothing was proved of it", Page::Style::kCare);
  if (proposal.has_closed_position()) {
    page.Paragraph(2, absl::StrCat(StateOf(proposal), " ", proposal.closed_at(), " by ",
                                   Who(proposal.closed_by(), proposal.closed_authenticated_as()),
                                   ", entry ", proposal.closed_position(),
                                   proposal.refusal().empty() ? "" : ": ", proposal.refusal()));
  }
  page.Paragraph(2, absl::StrCat("digest ", proposal.edition().digest()));
}

std::string SummaryOf(const v1::EditionCheck& check) {
  const int errors = static_cast<int>(
      std::count_if(check.problems().begin(), check.problems().end(),
                    [](const v1::EditionProblem& problem) { return problem.is_error(); }));
  return absl::StrCat(Counted(errors, "error"), ", ",
                      Counted(check.problems_size() - errors, "warning"), "; ",
                      Counted(check.scenarios(), "scenario"), " run; ",
                      check.not_proved_because().empty()
                          ? Counted(check.proved(), "statement") + " proved"
                          : absl::StrCat("nothing proved: ", check.not_proved_because()));
}

void PrintHowToApprove(int64_t position, const std::string& digest, const ServerArgument& server,
                       std::ostream& out) {
  out << "Somebody else reads it with rules get and rules compare, and approves it with:\n"
      << "  fairstart rules approve " << position << " --digest " << digest << " --said-by NAME"
      << " --server " << server.address;
  if (!server.tls.empty()) {
    out << " --tls-certificate FILE --tls-key FILE --tls-authority " << server.tls.authority;
  }
  out << "\n";
}

void PrintDemonstration(bool demonstration, Page& page) {
  if (!demonstration) return;
  page.Paragraph(0, "The server is run for a demonstration: nothing proves who anybody is.",
                 Page::Style::kCare);
}

}  // namespace fairstart
