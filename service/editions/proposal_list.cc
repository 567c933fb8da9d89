// Tested by tests/service/editions/proposal_list_test.cc.
#include "service/editions/proposal_list.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "service/deciding/paging.h"
#include "service/deciding/record_keeping.h"
#include "service/deciding/request_reading.h"
#include "service/editions/submitted_edition.h"
#include "service/errors/rich_status.h"

namespace fairstart {

v1::ListedProposal ListedProposalOf(const RecordedEntry& proposal, const Closing* closing) {
  const v1::PublicationProposed& proposed = proposal.content->publication_proposed();
  v1::ListedProposal listed;
  *listed.mutable_edition() = proposed.edition();
  listed.set_in_force_from(SubmittedIn(proposed).edition.in_force_from);
  listed.set_position(proposal.position);
  listed.set_proposed_at(FormatMoment(proposal.recorded_at));
  listed.set_proposed_by(proposal.content->said_by());
  listed.set_proposed_authenticated_as(proposal.content->authenticated_as());
  listed.set_reason(proposed.reason());
  listed.set_proved(proposed.proved());
  listed.set_state(v1::PROPOSAL_STATE_OPEN);
  if (closing == nullptr) return listed;
  listed.set_state(closing->refused ? v1::PROPOSAL_STATE_REFUSED : v1::PROPOSAL_STATE_APPROVED);
  listed.set_closed_position(closing->position);
  listed.set_closed_at(FormatMoment(closing->recorded_at));
  listed.set_closed_by(closing->said_by);
  listed.set_closed_authenticated_as(closing->authenticated_as);
  listed.set_refusal(closing->reason);
  return listed;
}

absl::StatusOr<v1::ListProposalsResponse> ListProposals(const LedgerView& view,
                                                        std::string_view bytes) {
  v1::ListProposalsRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<size_t> most = PageSize(request.page_size(), kMostProposalsOnAPage);
  if (!most.ok()) return most.status();
  const absl::StatusOr<int64_t> size = view.Size();
  if (!size.ok()) return size.status();
  const std::string list =
      absl::StrCat("proposals\n", request.id(), "\n", request.all() ? "all" : "open");
  const absl::StatusOr<PageStart> start = ReadPageToken(request.page_token(), list, *size);
  if (!start.ok()) return start.status();
  const PositionRange range{start->first, start->size};
  const absl::StatusOr<std::map<int64_t, Closing>> closed = ClosedIn(view, range);
  if (!closed.ok()) return closed.status();

  v1::ListProposalsResponse response;
  const absl::Status taken = ForEachEntry(
      view, v1::ENTRY_KIND_PUBLICATION_PROPOSED, range, [&](const RecordedEntry& entry) {
        const auto closing = closed->find(entry.position);
        const bool open = closing == closed->end();
        const v1::EditionReference& edition = entry.content->publication_proposed().edition();
        const bool asked = request.id().empty() || request.id() == edition.id();
        if (!asked || (!open && !request.all())) return true;
        if (static_cast<size_t>(response.proposals_size()) == *most) {
          response.set_next_page_token(PageToken({entry.position, start->size}, list));
          return false;
        }
        *response.add_proposals() = ListedProposalOf(entry, open ? nullptr : &closing->second);
        return true;
      });
  if (!taken.ok()) return taken;
  return response;
}

}  // namespace fairstart
