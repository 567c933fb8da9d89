// Tested by tests/service/audit/subject_record_test.cc.
#include "service/audit/subject_record.h"

#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/deciding/entry_proto.h"
#include "service/ledger/entry_kind.h"

namespace fairstart {

v1::SubjectEntry SubjectEntryOf(RecordedEntry entry) {
  v1::GetResponse whole = ToProtoWhole(std::move(entry));
  v1::SubjectEntry read;
  if (whole.has_case_()) *read.mutable_case_() = std::move(*whole.mutable_case_());
  if (whole.has_finding()) *read.mutable_finding() = std::move(*whole.mutable_finding());
  v1::LedgerEntry& content = *whole.mutable_entry()->mutable_content();
  if (content.has_case_received()) content.mutable_case_received()->clear_case_facts();
  if (content.has_finding_proposed()) content.mutable_finding_proposed()->clear_finding();
  *read.mutable_entry() = std::move(*whole.mutable_entry());
  return read;
}

absl::StatusOr<ProvedRecord> CheckSubjectRecord(const v1::SubjectRecord& record,
                                                const std::vector<VerifierKey>& keys) {
  absl::StatusOr<ProvedRecord> proved = CheckLedgerProof(record.proof(), keys);
  if (!proved.ok()) {
    return absl::InvalidArgumentError(
        absl::StrCat("proof.", std::string(proved.status().message())));
  }
  std::set<int64_t> erased;
  for (const RecordedEntry& entry : proved->entries) {
    if (!entry.content.has_value()) continue;
    erased.insert(entry.content->erasure().positions().begin(),
                  entry.content->erasure().positions().end());
  }
  int next = 0;
  for (const RecordedEntry& entry : proved->entries) {
    if (!IsAboutPerson(entry.kind)) continue;
    if (!entry.content.has_value()) {
      if (erased.contains(entry.position)) continue;
      return absl::InvalidArgumentError(
          absl::StrCat("proof: entry ", entry.position,
                       " has no content, and no erasure that is proved names it"));
    }
    const std::string place = absl::StrCat("entries[", next, "]");
    if (next == record.entries_size()) {
      return absl::InvalidArgumentError(
          absl::StrCat(place, ": is missing; entry ", entry.position, " is proved"));
    }
    if (entry.content->case_reference() != record.case_reference()) {
      return absl::InvalidArgumentError(absl::StrCat(place, ": entry ", entry.position,
                                                     " is not proved to be about ",
                                                     record.case_reference()));
    }
    if (SubjectEntryOf(entry).SerializeAsString() != record.entries(next).SerializeAsString()) {
      return absl::InvalidArgumentError(
          absl::StrCat(place, ": is not what entry ", entry.position, " is proved to say"));
    }
    ++next;
  }
  if (next < record.entries_size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("entries[", next, "]: no entry of the proof says so"));
  }
  return proved;
}

}  // namespace fairstart
