// Tested by tests/service/editions/editions_test.cc and
// tests/service/editions/proposal_list_test.cc.
#include "service/editions/proposals.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// The position of the proposal that an entry closes; nothing if it closes none.
std::optional<int64_t> ClosedBy(const v1::LedgerEntry& content) {
  if (content.rulebook_published().has_proposal_position()) {
    return content.rulebook_published().proposal_position();
  }
  if (content.rates_published().has_proposal_position()) {
    return content.rates_published().proposal_position();
  }
  if (content.has_publication_refused()) return content.publication_refused().proposal_position();
  return std::nullopt;
}

Closing ClosingOf(const RecordedEntry& entry) {
  Closing closing;
  closing.position = entry.position;
  closing.recorded_at = entry.recorded_at;
  closing.refused = entry.kind == v1::ENTRY_KIND_PUBLICATION_REFUSED;
  closing.said_by = entry.content->said_by();
  closing.authenticated_as = entry.content->authenticated_as();
  closing.reason = entry.content->publication_refused().reason();
  return closing;
}

}  // namespace

absl::StatusOr<RecordedEntry> FindProposal(const LedgerView& view, int64_t position,
                                           const char* field) {
  absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (!entry.ok() && !absl::IsOutOfRange(entry.status())) return entry.status();
  if (entry.ok() && entry->content.has_value() && entry->content->has_publication_proposed()) {
    return entry;
  }
  return NotFound(
      Reason::kEntryNotFound,
      {field, absl::StrCat("entry ", position, " of the ledger is no proposal to publish")});
}

absl::StatusOr<std::map<int64_t, Closing>> ClosedIn(const LedgerView& view, PositionRange range) {
  std::map<int64_t, Closing> closed;
  for (const v1::EntryKind kind :
       {v1::ENTRY_KIND_RULEBOOK_PUBLISHED, v1::ENTRY_KIND_RATES_PUBLISHED,
        v1::ENTRY_KIND_PUBLICATION_REFUSED}) {
    const absl::Status read = ForEachEntry(view, kind, range, [&](const RecordedEntry& entry) {
      const std::optional<int64_t> proposal = ClosedBy(*entry.content);
      if (proposal.has_value()) closed.emplace(*proposal, ClosingOf(entry));
      return true;
    });
    if (!read.ok()) return read;
  }
  return closed;
}

absl::Status ForEachEntry(const LedgerView& view, v1::EntryKind kind, PositionRange range,
                          const std::function<bool(const RecordedEntry& entry)>& take) {
  for (;;) {
    const absl::StatusOr<std::vector<RecordedEntry>> next = view.EntriesOfKind(kind, range, 1);
    if (!next.ok()) return next.status();
    if (next->empty()) return absl::OkStatus();
    if (!take(next->front())) return absl::OkStatus();
    range.from = next->front().position + 1;
  }
}

}  // namespace fairstart
