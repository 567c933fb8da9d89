// Tested by tests/service/audit/subject_record_test.cc.
#include "service/audit/export_record.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/audit/prove.h"
#include "service/audit/subject_record.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

// A finding has some 40 kB and stands in a part twice, an edition may have a megabyte: a part stays
// below the 4 MiB that clients take of a message unless told otherwise.
constexpr size_t kEntriesInAPart = 20;
constexpr size_t kMostEditions = 10'000;
constexpr size_t kMostErasures = 1'000'000;

absl::Status Prove(const LedgerView& view, int64_t position, int64_t size,
                   v1::SubjectRecord& part) {
  absl::StatusOr<v1::ProvedEntry> proved = ProveEntry(view, position, size);
  if (!proved.ok()) return proved.status();
  *part.mutable_proof()->add_entries() = *std::move(proved);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<RecordExport> RecordExport::Begin(ReadLedger read,
                                                 std::string_view bytes) {
  v1::ExportRequest request;
  FieldViolations violations;
  const absl::Status is_read = ReadRequest(bytes, request, violations);
  if (!is_read.ok()) return is_read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<std::optional<int64_t>> last =
      (**now)->LastPositionOf(request.case_reference());
  if (!last.ok()) return last.status();
  if (!last->has_value()) {
    return NotFound(Reason::kEntryNotFound,
                    {"case_reference",
                     absl::StrCat("nothing is recorded about ", Quoted(request.case_reference()))});
  }
  absl::StatusOr<SignedTreeHead> head = (**now)->Head();
  if (!head.ok()) return head.status();
  return RecordExport(std::move(read), request.case_reference(), *std::move(head));
}

absl::StatusOr<std::optional<v1::ExportResponse>> RecordExport::Next() {
  if (has_all_entries_ && others_.empty()) return std::nullopt;
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read_();
  if (!now.ok()) return now.status();
  v1::ExportResponse response;
  v1::SubjectRecord& part = *response.mutable_part();
  if (!has_begun_) {
    has_begun_ = true;
    part.set_case_reference(case_reference_);
    part.mutable_proof()->set_head(head_.text);
  }
  const absl::Status status = has_all_entries_ ? AddOthers(***now, part) : AddEntries(***now, part);
  if (!status.ok()) return status;
  return response;
}

absl::Status RecordExport::AddEntries(const LedgerView& view, v1::SubjectRecord& part) {
  absl::StatusOr<std::vector<RecordedEntry>> entries =
      view.EntriesOf(case_reference_, {.from = next_, .until = head_.head.size}, kEntriesInAPart);
  if (!entries.ok()) return entries.status();
  for (RecordedEntry& entry : *entries) {
    next_ = entry.position + 1;
    const absl::Status proved = Prove(view, entry.position, head_.head.size, part);
    if (!proved.ok()) return proved;
    own_.insert(entry.position);
    if (entry.content.has_value() && entry.content->has_finding_proposed()) {
      const v1::FindingProposed& proposed = entry.content->finding_proposed();
      // One that is erased is nobody's any more; that it was there is proved all the same.
      if (!own_.contains(proposed.case_position())) erased_.insert(proposed.case_position());
      editions_.insert(proposed.rulebook_position());
      editions_.insert(proposed.rates_position());
    }
    *part.add_entries() = SubjectEntryOf(std::move(entry));
  }
  has_all_entries_ = entries->size() < kEntriesInAPart;
  return has_all_entries_ ? FindOthers(view) : absl::OkStatus();
}

absl::Status RecordExport::FindOthers(const LedgerView& view) {
  // A rulebook may amend any that was published before it.
  if (!editions_.empty()) {
    const absl::StatusOr<std::vector<RecordedEntry>> rulebooks =
        view.EntriesOfKind(v1::ENTRY_KIND_RULEBOOK_PUBLISHED,
                           {.from = 0, .until = *editions_.rbegin()}, kMostEditions);
    if (!rulebooks.ok()) return rulebooks.status();
    for (const RecordedEntry& rulebook : *rulebooks) editions_.insert(rulebook.position);
  }
  const absl::StatusOr<std::vector<RecordedEntry>> erasures = view.EntriesOfKind(
      v1::ENTRY_KIND_ERASURE, {.from = 0, .until = head_.head.size}, kMostErasures);
  if (!erasures.ok()) return erasures.status();
  std::set<int64_t> others = editions_;
  others.insert(erased_.begin(), erased_.end());
  for (const RecordedEntry& erasure : *erasures) others.insert(erasure.position);
  others_.assign(others.begin(), others.end());
  return absl::OkStatus();
}

absl::Status RecordExport::AddOthers(const LedgerView& view, v1::SubjectRecord& part) {
  const int64_t position = others_.front();
  others_.pop_front();
  return Prove(view, position, head_.head.size, part);
}

}  // namespace fairstart
