// Tested by tests/service/editions/get_edition_test.cc.
#include "service/editions/get_edition.h"

#include <map>
#include <utility>

#include "service/deciding/request_reading.h"
#include "service/editions/edition_list.h"
#include "service/editions/proposal_list.h"
#include "service/editions/recorded_edition.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

absl::StatusOr<RecordedEntry> Find(const RecordKeeping& keeping, const LedgerView& view,
                                   const v1::GetEditionRequest& request) {
  if (request.has_name()) return FindNamed(keeping, view, request.name(), "name");
  if (request.has_position()) return FindAt(view, request.position(), "position");
  return InvalidRequest({{"", "does not say which edition: give its name or a position"}});
}

absl::StatusOr<v1::GetEditionResponse> Proposed(const LedgerView& view,
                                                const RecordedEntry& entry) {
  const absl::StatusOr<std::map<int64_t, Closing>> closed = ClosedIn(view, {entry.position + 1});
  if (!closed.ok()) return closed.status();
  const auto closing = closed->find(entry.position);
  v1::GetEditionResponse response;
  *response.mutable_proposed() =
      ListedProposalOf(entry, closing == closed->end() ? nullptr : &closing->second);
  *response.mutable_files() = entry.content->publication_proposed().files();
  *response.mutable_scenarios() = entry.content->publication_proposed().scenarios();
  return response;
}

absl::StatusOr<v1::GetEditionResponse> Published(const LedgerView& view,
                                                 const RecordedEntry& entry) {
  absl::StatusOr<v1::ListedEdition> listed = ListedEditionOf(view, entry);
  if (!listed.ok()) return listed.status();
  v1::GetEditionResponse response;
  *response.mutable_files() = entry.kind == v1::ENTRY_KIND_RULEBOOK_PUBLISHED
                                  ? entry.content->rulebook_published().files()
                                  : entry.content->rates_published().files();
  if (listed->has_proposal_position()) {
    const absl::StatusOr<RecordedEntry> proposal = view.Entry(listed->proposal_position());
    if (!proposal.ok()) return proposal.status();
    *response.mutable_scenarios() = proposal->content->publication_proposed().scenarios();
  }
  *response.mutable_published() = *std::move(listed);
  return response;
}

}  // namespace

absl::StatusOr<v1::GetEditionResponse> GetEdition(const RecordKeeping& keeping,
                                                  const LedgerView& view, std::string_view bytes) {
  v1::GetEditionRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<RecordedEntry> entry = Find(keeping, view, request);
  if (!entry.ok()) return entry.status();
  return entry->content->has_publication_proposed() ? Proposed(view, *entry)
                                                    : Published(view, *entry);
}

}  // namespace fairstart
