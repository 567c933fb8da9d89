// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/affected.h"

#include <algorithm>
#include <limits>
#include <set>

#include "absl/strings/str_cat.h"
#include "service/deciding/paging.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

constexpr size_t kMostOnAPage = 1000;
constexpr size_t kFindingsAtATime = 100;

const v1::EditionReference* EditionOf(const RecordedEntry& entry) {
  if (!entry.content.has_value()) return nullptr;
  if (entry.content->has_rulebook_published()) {
    return &entry.content->rulebook_published().edition();
  }
  if (entry.content->has_rates_published()) return &entry.content->rates_published().edition();
  return nullptr;
}

// Positions of earlier editions of the same rulebook, or of rates.
absl::StatusOr<std::set<int64_t>> EarlierOf(const LedgerView& view, const RecordedEntry& entry) {
  const v1::EditionReference& edition = *EditionOf(entry);
  const absl::StatusOr<std::vector<RecordedEntry>> published =
      view.EntriesOfKind(entry.kind, {0, entry.position}, std::numeric_limits<int32_t>::max());
  if (!published.ok()) return published.status();
  std::set<int64_t> positions;
  for (const RecordedEntry& one : *published) {
    const v1::EditionReference* other = EditionOf(one);
    if (other != nullptr && other->id() == edition.id()) {
      positions.insert(one.position);
    }
  }
  return positions;
}

absl::StatusOr<std::vector<std::string>> FoundWith(const LedgerView& view,
                                                   const RecordedEntry& entry) {
  const absl::StatusOr<std::set<int64_t>> earlier = EarlierOf(view, entry);
  if (!earlier.ok()) return earlier.status();
  std::set<std::string> people;
  int64_t from = 0;
  while (true) {
    const absl::StatusOr<std::vector<RecordedEntry>> findings = view.EntriesOfKind(
        v1::ENTRY_KIND_FINDING_PROPOSED, {from, entry.position}, kFindingsAtATime);
    if (!findings.ok()) return findings.status();
    if (findings->empty()) break;
    for (const RecordedEntry& one : *findings) {
      if (!one.content.has_value()) continue;
      const v1::FindingProposed& proposed = one.content->finding_proposed();
      const int64_t used = entry.kind == v1::ENTRY_KIND_RULEBOOK_PUBLISHED
                               ? proposed.rulebook_position()
                               : proposed.rates_position();
      if (earlier->count(used) > 0) people.insert(one.content->case_reference());
    }
    from = findings->back().position + 1;
  }
  return std::vector<std::string>(people.begin(), people.end());
}

}  // namespace

absl::StatusOr<std::vector<std::string>> AffectedBy(const LedgerView& view, int64_t position) {
  const absl::StatusOr<RecordedEntry> entry = view.Entry(position);
  if (absl::IsOutOfRange(entry.status())) {
    return NotFound(Reason::kEntryNotFound, {"position", std::string(entry.status().message())});
  }
  if (!entry.ok()) return entry.status();
  if (EditionOf(*entry) != nullptr) return FoundWith(view, *entry);
  if (entry->content.has_value() && !entry->content->case_reference().empty()) {
    return std::vector<std::string>{entry->content->case_reference()};
  }
  return InvalidRequest(
      {{"position", absl::StrCat("entry ", position,
                                 " is erased, or neither about a young person nor an edition")}});
}

absl::StatusOr<v1::ListAffectedResponse> ListAffected(const LedgerView& view,
                                                      std::string_view bytes) {
  v1::ListAffectedRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<size_t> most = PageSize(request.page_size(), kMostOnAPage);
  if (!most.ok()) return most.status();
  // What an entry affects is a matter of what was before it: no page depends on what comes after.
  const std::string list = absl::StrCat("affected/", request.position());
  const absl::StatusOr<PageStart> start =
      ReadPageToken(request.page_token(), list, request.position());
  if (!start.ok()) return start.status();
  const absl::StatusOr<std::vector<std::string>> people = AffectedBy(view, request.position());
  if (!people.ok()) return people.status();
  const size_t first = std::min(static_cast<size_t>(start->first), people->size());
  const size_t end = std::min(first + *most, people->size());
  v1::ListAffectedResponse response;
  for (size_t i = first; i < end; ++i) response.add_case_references((*people)[i]);
  if (end < people->size()) {
    response.set_next_page_token(PageToken({static_cast<int64_t>(end), start->size}, list));
  }
  return response;
}

}  // namespace fairstart
