// Tested by tests/service/editions/editions_test.cc.
#include "service/editions/approve_edition.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/text/misread.h"
#include "service/deciding/request_reading.h"
#include "service/editions/check_edition.h"
#include "service/editions/proposals.h"
#include "service/editions/submitted_edition.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

absl::Status CheckOpen(const LedgerView& view, int64_t proposal) {
  const absl::StatusOr<std::map<int64_t, Closing>> closed = ClosedIn(view, {proposal + 1});
  if (!closed.ok()) return closed.status();
  const auto found = closed->find(proposal);
  if (found == closed->end()) return absl::OkStatus();
  const Closing& closing = found->second;
  return PreconditionFailed(
      Reason::kProposalNotOpen, absl::StrCat("entry ", proposal),
      absl::StrCat("was ", closing.refused ? "refused" : "approved", " by ", closing.said_by,
                   ", entry ", closing.position,
                   closing.refused ? absl::StrCat(": ", closing.reason,
                                                  "; propose it again under a new request id")
                                   : "; there is nothing left to decide"));
}

// Whether nobody approved the same files under the same name from another proposal.
absl::Status CheckNotApproved(const LedgerView& view, const v1::EditionReference& edition) {
  const bool is_rates = edition.id() == kRatesId;
  std::optional<int64_t> approved;
  const absl::Status read = ForEachEntry(
      view, is_rates ? v1::ENTRY_KIND_RATES_PUBLISHED : v1::ENTRY_KIND_RULEBOOK_PUBLISHED, {},
      [&](const RecordedEntry& entry) {
        const v1::RulebookPublished& rulebook = entry.content->rulebook_published();
        const v1::RatesPublished& rates = entry.content->rates_published();
        const v1::EditionReference& there = is_rates ? rates.edition() : rulebook.edition();
        const bool is_it = (rulebook.has_proposal_position() || rates.has_proposal_position()) &&
                           there.id() == edition.id() && there.edition() == edition.edition() &&
                           there.digest() == edition.digest();
        if (is_it) approved = entry.position;
        return !is_it;
      });
  if (!read.ok() || !approved.has_value()) return read;
  return PreconditionFailed(
      Reason::kEditionPublished, absl::StrCat(edition.id(), "/", edition.edition()),
      absl::StrCat("was published with these files from another proposal, as entry ", *approved,
                   "; refuse this one"));
}

// Whether it can still be decided by approving it: it is open, nothing else took its name, and it
// was not published meanwhile.
absl::Status CheckUndecided(const LedgerView& view, int64_t proposal,
                            const v1::EditionReference& edition) {
  const absl::Status open = CheckOpen(view, proposal);
  if (!open.ok()) return open;
  const absl::Status otherwise = CheckNotPublishedOtherwise(view, edition);
  return otherwise.ok() ? CheckNotApproved(view, edition) : otherwise;
}

// Whether two certificates name one person: a name of one is among those of the other.
bool NameInCommon(const std::string& a, const std::string& b) {
  const std::set<std::string> names = absl::StrSplit(a, ", ");
  const std::vector<std::string> others = absl::StrSplit(b, ", ");
  return std::any_of(others.begin(), others.end(),
                     [&](const std::string& name) { return names.contains(name); });
}

absl::Status CheckSecondPerson(const v1::LedgerEntry& proposal, const std::string& said_by,
                               const std::string& authenticated_as, Approvers approvers) {
  const absl::Status proposed = CheckAuthenticated(proposal.authenticated_as(), approvers);
  if (!proposed.ok()) {
    return Refused(absl::StatusCode::kPermissionDenied, Reason::kNotAuthenticated,
                   "nothing proved who proposed it; have it proposed again with a certificate");
  }
  const bool both_proved = !proposal.authenticated_as().empty() && !authenticated_as.empty();
  const bool same = both_proved ? NameInCommon(proposal.authenticated_as(), authenticated_as)
                                : proposal.said_by() == said_by;
  if (!same) return absl::OkStatus();
  return Refused(absl::StatusCode::kPermissionDenied, Reason::kSecondPersonNeeded,
                 absl::StrCat(Quoted(both_proved ? authenticated_as : said_by),
                              " proposed it; a second person approves"));
}

template <typename Published>
void Fill(const v1::PublicationProposed& proposed, int64_t position, Published& published) {
  *published.mutable_edition() = proposed.edition();
  *published.mutable_files() = proposed.files();
  published.set_proposal_position(position);
}

// A request about a proposal, its names checked.
template <typename Request>
absl::StatusOr<Request> ReadAbout(std::string_view bytes, const char* needed,
                                  const std::string& (Request::*field)() const) {
  Request request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("request_id", request.request_id(), kLongestName, violations);
  CheckName("said_by", request.said_by(), kLongestName, violations);
  if ((request.*field)().empty()) violations.push_back({needed, "is needed"});
  if (!violations.empty()) return InvalidRequest(violations);
  return request;
}

template <typename Request>
NewEntry EntryOf(const Request& request, const std::string& authenticated_as) {
  NewEntry entry;
  entry.content.set_request_id(request.request_id());
  entry.content.set_said_by(request.said_by());
  entry.content.set_authenticated_as(authenticated_as);
  return entry;
}

}  // namespace

absl::StatusOr<v1::ApproveEditionResponse> ApproveEdition(RecordKeeping& keeping,
                                                          std::string_view bytes,
                                                          const std::string& authenticated_as,
                                                          Approvers approvers) {
  const absl::Status proved = CheckAuthenticated(authenticated_as, approvers);
  if (!proved.ok()) return proved;
  const auto request =
      ReadAbout<v1::ApproveEditionRequest>(bytes, "digest", &v1::ApproveEditionRequest::digest);
  if (!request.ok()) return request.status();
  const int64_t position = request->proposal_position();
  absl::StatusOr<RecordedEntry> proposal;
  bool known = false;
  {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping.ledger().Read();
    if (!now.ok()) return now.status();
    proposal = FindProposal(***now, position, "proposal_position");
    if (!proposal.ok()) return proposal.status();
    const auto at = (**now)->PositionOfRequest(request->request_id());
    if (!at.ok()) return at.status();
    known = at->has_value();
    if (!known) {
      // Asked again when it is appended; here so that nothing is checked for seconds in vain.
      const absl::Status undecided =
          CheckUndecided(***now, position, proposal->content->publication_proposed().edition());
      if (!undecided.ok()) return undecided;
      const absl::Status unused =
          CheckNotInUse(keeping.library(), proposal->content->publication_proposed().edition());
      if (!unused.ok()) return unused;
    }
  }
  const v1::PublicationProposed& proposed = proposal->content->publication_proposed();
  const v1::EditionReference& reference = proposed.edition();
  if (request->digest() != reference.digest()) {
    return InvalidRequest({{"digest", absl::StrCat("read ", Quoted(request->digest()),
                                                   "; what was proposed has the digest ",
                                                   reference.digest(), ": look at that")}});
  }
  const absl::Status second =
      CheckSecondPerson(*proposal->content, request->said_by(), authenticated_as, approvers);
  if (!second.ok()) return second;

  NewEntry entry = EntryOf(*request, authenticated_as);
  if (reference.id() == kRatesId) {
    Fill(proposed, position, *entry.content.mutable_rates_published());
  } else {
    Fill(proposed, position, *entry.content.mutable_rulebook_published());
  }
  SubmittedFiles submitted = SubmittedIn(proposed);
  entry.check = [position, reference](const LedgerView& before) {
    return CheckUndecided(before, position, reference);
  };
  v1::ApproveEditionResponse response;
  if (!known) {
    // What it amends, or the rates, may be others than when it was proposed.
    absl::StatusOr<v1::EditionCheck> check = CheckSubmitted(keeping.library(), submitted);
    if (!check.ok()) return check.status();
    if (!check->publishable()) return NotPublishable(*check);
    *response.mutable_check() = *std::move(check);
  }
  const absl::StatusOr<Receipt> receipt = keeping.ledger().Append(std::move(entry));
  if (!receipt.ok()) return AppendError(receipt.status());
  const absl::Status used = keeping.Use(reference, std::move(submitted.edition), receipt->position);
  if (!used.ok()) return used;
  *response.mutable_recorded() = RecordedOf(*receipt);
  *response.mutable_edition() = reference;
  response.set_demonstration(approvers == Approvers::kAnybodyInADemonstration);
  return response;
}

absl::StatusOr<v1::RefuseEditionResponse> RefuseEdition(const RecordKeeping& keeping,
                                                        std::string_view bytes,
                                                        const std::string& authenticated_as,
                                                        Approvers approvers) {
  const absl::Status proved = CheckAuthenticated(authenticated_as, approvers);
  if (!proved.ok()) return proved;
  const auto request =
      ReadAbout<v1::RefuseEditionRequest>(bytes, "reason", &v1::RefuseEditionRequest::reason);
  if (!request.ok()) return request.status();
  const int64_t position = request->proposal_position();
  NewEntry entry = EntryOf(*request, authenticated_as);
  v1::PublicationRefused& refused = *entry.content.mutable_publication_refused();
  refused.set_proposal_position(position);
  refused.set_reason(request->reason());
  entry.check = [position](const LedgerView& before) -> absl::Status {
    const absl::StatusOr<RecordedEntry> proposal =
        FindProposal(before, position, "proposal_position");
    return proposal.ok() ? CheckOpen(before, position) : proposal.status();
  };
  const absl::StatusOr<Receipt> receipt = keeping.ledger().Append(std::move(entry));
  if (!receipt.ok()) return AppendError(receipt.status());
  v1::RefuseEditionResponse response;
  *response.mutable_recorded() = RecordedOf(*receipt);
  return response;
}

}  // namespace fairstart
