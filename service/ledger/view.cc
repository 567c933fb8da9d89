// Tested by tests/service/ledger/view_test.cc.
#include "service/ledger/view.h"

#include <map>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/recorded_entry.h"

namespace fairstart {
namespace {

void AddToRecord(v1::LedgerEntry&& content, v1::Record& record) {
  switch (content.body_case()) {
    case v1::LedgerEntry::kAssessment:
      *record.add_assessments() = std::move(*content.mutable_assessment());
      break;
    case v1::LedgerEntry::kApproval:
      *record.add_approvals() = std::move(*content.mutable_approval());
      break;
    case v1::LedgerEntry::kEvidence:
      *record.add_evidence() = std::move(*content.mutable_evidence());
      break;
    case v1::LedgerEntry::kAgreement:
      *record.add_agreements() = std::move(*content.mutable_agreement());
      break;
    case v1::LedgerEntry::kPlanReview:
      *record.add_plan_reviews() = std::move(*content.mutable_plan_review());
      break;
    case v1::LedgerEntry::kPlanItem:
      *record.add_plan_items() = std::move(*content.mutable_plan_item());
      break;
    case v1::LedgerEntry::kPayment:
      *record.add_payments() = std::move(*content.mutable_payment());
      break;
    case v1::LedgerEntry::kReversal:
      *record.add_payments() = std::move(*content.mutable_reversal());
      break;
    default:
      break;
  }
}

}  // namespace

absl::StatusOr<int64_t> LedgerView::Size() const { return store_.Size(); }

absl::StatusOr<StoredEntry> LedgerView::Stored(int64_t position) const {
  absl::StatusOr<StoredEntry> stored = store_.Entry(position);
  if (absl::IsNotFound(stored.status())) {
    return absl::OutOfRangeError(stored.status().message());
  }
  return stored;
}

absl::StatusOr<RecordedEntry> LedgerView::Entry(int64_t position) const {
  const absl::StatusOr<StoredEntry> stored = Stored(position);
  if (!stored.ok()) return stored.status();
  return ReadStored(*stored);
}

absl::StatusOr<std::vector<RecordedEntry>> LedgerView::EntriesAt(
    const absl::StatusOr<std::vector<int64_t>>& positions) const {
  if (!positions.ok()) return positions.status();
  std::vector<RecordedEntry> entries;
  for (const int64_t position : *positions) {
    absl::StatusOr<RecordedEntry> entry = Entry(position);
    if (!entry.ok()) return entry.status();
    entries.push_back(*std::move(entry));
  }
  return entries;
}

absl::StatusOr<std::vector<RecordedEntry>> LedgerView::EntriesOf(const std::string& case_reference,
                                                                 PositionRange range,
                                                                 size_t most) const {
  return EntriesAt(store_.PositionsOf(case_reference, range, most));
}

absl::StatusOr<std::vector<int64_t>> LedgerView::PositionsOf(const std::string& case_reference,
                                                             v1::EntryKind kind,
                                                             PositionRange range) const {
  return store_.PositionsOfPersonAndKind(case_reference, kind, range);
}

absl::StatusOr<std::vector<std::string>> LedgerView::PeopleAfter(const std::string& after,
                                                                 size_t most) const {
  return store_.PeopleAfter(after, most);
}

absl::StatusOr<std::vector<RecordedEntry>> LedgerView::EntriesOfKind(v1::EntryKind kind,
                                                                     PositionRange range,
                                                                     size_t most) const {
  return EntriesAt(store_.PositionsOfKind(kind, range, most));
}

absl::StatusOr<std::optional<RecordedEntry>> LedgerView::LatestOf(const std::string& case_reference,
                                                                  v1::EntryKind kind,
                                                                  int64_t size) const {
  const absl::StatusOr<std::optional<int64_t>> position =
      case_reference.empty() ? store_.LastPositionOfKind(kind, size)
                             : store_.LastPositionOf(case_reference, kind, size);
  if (!position.ok()) return position.status();
  if (!position->has_value()) return std::optional<RecordedEntry>();
  absl::StatusOr<RecordedEntry> entry = Entry(**position);
  if (!entry.ok()) return entry.status();
  return std::optional<RecordedEntry>(*std::move(entry));
}

absl::StatusOr<std::optional<int64_t>> LedgerView::LastPositionOf(
    const std::string& case_reference) const {
  return store_.LastPositionOf(case_reference, v1::ENTRY_KIND_UNSPECIFIED, PositionRange().until);
}

absl::StatusOr<v1::Record> LedgerView::RecordOf(const std::string& case_reference,
                                                int64_t size) const {
  const absl::StatusOr<int64_t> now = Size();
  if (!now.ok()) return now.status();
  if (size < 0 || size > *now) {
    return absl::OutOfRangeError(absl::StrCat("the ledger has ", *now, " entries, not ", size));
  }
  // A correction comes after what it corrects, so that all are read before any is left out.
  std::map<int64_t, v1::LedgerEntry> contents;
  std::set<int64_t> corrected;
  for (int kind = v1::ENTRY_KIND_ASSESSMENT; kind <= v1::ENTRY_KIND_REVERSAL; ++kind) {
    absl::StatusOr<std::vector<RecordedEntry>> entries = EntriesAt(store_.PositionsOfPersonAndKind(
        case_reference, static_cast<v1::EntryKind>(kind), {0, size}));
    if (!entries.ok()) return entries.status();
    for (RecordedEntry& entry : *entries) {
      if (entry.content->has_corrects()) corrected.insert(entry.content->corrects());
      contents[entry.position] = *std::move(entry.content);
    }
  }
  v1::Record record;
  for (auto& [position, content] : contents) {
    if (!corrected.contains(position)) AddToRecord(std::move(content), record);
  }
  return record;
}

absl::StatusOr<std::optional<int64_t>> LedgerView::CorrectionOf(const RecordedEntry& entry) const {
  const absl::StatusOr<std::vector<RecordedEntry>> later =
      EntriesAt(store_.PositionsOfPersonAndKind(entry.content->case_reference(), entry.kind,
                                                {entry.position + 1}));
  if (!later.ok()) return later.status();
  for (const RecordedEntry& correction : *later) {
    if (correction.content->has_corrects() && correction.content->corrects() == entry.position) {
      return std::optional<int64_t>(correction.position);
    }
  }
  return std::optional<int64_t>();
}

absl::StatusOr<std::optional<int64_t>> LedgerView::PositionOfRequest(
    const std::string& request_id) const {
  return store_.PositionOfRequest(request_id);
}

absl::StatusOr<SignedTreeHead> LedgerView::Head() const {
  const absl::StatusOr<std::string> text = store_.Head();
  if (!text.ok()) return text.status();
  absl::StatusOr<SignedTreeHead> head = ReadTreeHead(*text);
  if (!head.ok()) return absl::DataLossError(head.status().message());
  return head;
}

absl::StatusOr<Hash> LedgerView::Node(int level, uint64_t index) const {
  const int64_t last_leaf = static_cast<int64_t>((index + 1) << level) - 1;
  const absl::StatusOr<std::string> subtrees = store_.Subtrees(last_leaf);
  if (!subtrees.ok()) return subtrees.status();
  const size_t begin = static_cast<size_t>(level) * kHashBytes;
  if (subtrees->size() < begin + kHashBytes) {
    return absl::DataLossError(absl::StrCat("entry ", last_leaf, ": has too few subtrees"));
  }
  return HashOf(std::string_view(*subtrees).substr(begin, kHashBytes));
}

absl::Status LedgerView::CheckSize(int64_t size) const {
  const absl::StatusOr<int64_t> now = Size();
  if (!now.ok()) return now.status();
  if (size >= 0 && size <= *now) return absl::OkStatus();
  return absl::OutOfRangeError(absl::StrCat("the ledger has ", *now, " entries, not ", size));
}

absl::StatusOr<MerkleEdge> LedgerView::Edge() const {
  const absl::StatusOr<int64_t> size = Size();
  if (!size.ok()) return size.status();
  return MerkleEdge::Of(static_cast<uint64_t>(*size), Nodes());
}

absl::StatusOr<Hash> LedgerView::RootOf(int64_t size) const {
  const absl::Status sized = CheckSize(size);
  if (!sized.ok()) return sized;
  return fairstart::RootOf(static_cast<uint64_t>(size), Nodes());
}

absl::StatusOr<std::vector<Hash>> LedgerView::InclusionProof(int64_t position, int64_t size) const {
  const absl::Status sized = CheckSize(size);
  if (!sized.ok()) return sized;
  return InclusionPath(static_cast<uint64_t>(position), static_cast<uint64_t>(size), Nodes());
}

absl::StatusOr<std::vector<Hash>> LedgerView::ConsistencyProof(int64_t earlier,
                                                               int64_t later) const {
  const absl::Status sized = CheckSize(later);
  if (!sized.ok()) return sized;
  return ConsistencyPath(static_cast<uint64_t>(earlier), static_cast<uint64_t>(later), Nodes());
}

}  // namespace fairstart
