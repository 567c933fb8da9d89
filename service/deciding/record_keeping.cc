// Tested by tests/service/deciding/record_keeping_test.cc.
#include "service/deciding/record_keeping.h"

#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "engine/text/misread.h"
#include "service/errors/rich_status.h"

namespace fairstart {

absl::StatusOr<std::unique_ptr<RecordKeeping>> RecordKeeping::Open(Ledger& ledger,
                                                                   RulebookLibrary& library,
                                                                   const std::string& said_by) {
  {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = ledger.Read();
    if (!now.ok()) return now.status();
    const absl::Status added = AddApprovedEditions(***now, library);
    if (!added.ok()) return added;
  }
  absl::StatusOr<PublishedEditions> published =
      PublishedEditions::Publish(ledger, library, said_by);
  if (!published.ok()) return published.status();
  return std::unique_ptr<RecordKeeping>(new RecordKeeping(ledger, library, *std::move(published)));
}

absl::Status RecordKeeping::Use(const v1::EditionReference& edition, EditionFolder files,
                                int64_t position) {
  // Whoever finds the edition asks where it stands.
  published_.Add(edition, position);
  return library_.Add(std::move(files));
}

std::function<absl::Status(const LedgerView& before)> Unchanged(
    const std::string& case_reference, std::optional<int64_t> last_position) {
  return [case_reference, last_position](const LedgerView& before) -> absl::Status {
    const absl::StatusOr<std::optional<int64_t>> last = before.LastPositionOf(case_reference);
    if (!last.ok()) return last.status();
    return *last == last_position ? absl::OkStatus() : RecordChanged(case_reference);
  };
}

absl::Status RecordChanged(const std::string& case_reference) {
  return Refused(absl::StatusCode::kAborted, Reason::kRecordChanged,
                 absl::StrCat("others keep recording about ", Quoted(case_reference),
                              "; nothing was recorded: send it again"));
}

absl::Status AppendError(const absl::Status& status) {
  if (!absl::IsAlreadyExists(status)) return status;
  return Refused(status.code(), Reason::kRequestIdTaken, std::string(status.message()));
}

absl::StatusOr<Receipt> AppendIfUnchanged(
    Ledger& ledger, const v1::LedgerEntry& content,
    const std::function<absl::Status(const LedgerView& now)>& check) {
  absl::StatusOr<Receipt> receipt = RecordChanged(content.case_reference());
  for (int attempt = 0; attempt < kMostAttempts && absl::IsAborted(receipt.status()); ++attempt) {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = ledger.Read();
    if (!now.ok()) return now.status();
    const LedgerView& view = ***now;
    const absl::StatusOr<std::optional<int64_t>> known =
        view.PositionOfRequest(content.request_id());
    if (!known.ok()) return known.status();
    NewEntry entry;
    entry.content = content;
    if (!known->has_value()) {
      const absl::StatusOr<std::optional<int64_t>> last =
          view.LastPositionOf(content.case_reference());
      if (!last.ok()) return last.status();
      const absl::Status allowed = check(view);
      if (!allowed.ok()) return allowed;
      entry.check = Unchanged(content.case_reference(), *last);
    }
    receipt = ledger.Append(std::move(entry));
  }
  if (!receipt.ok()) return AppendError(receipt.status());
  return receipt;
}

absl::StatusOr<DecisionHistory> ReadHistory(const LedgerView& view,
                                            const std::string& case_reference, int64_t size) {
  absl::StatusOr<std::vector<RecordedEntry>> entries =
      view.EntriesOf(case_reference, {0, size}, std::numeric_limits<int32_t>::max());
  if (!entries.ok()) return entries.status();
  return DecisionHistory::Read(*std::move(entries));
}

std::string FormatMoment(absl::Time moment) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%E6SZ", moment, absl::UTCTimeZone());
}

v1::Recorded RecordedOf(const Receipt& receipt) {
  v1::Recorded recorded;
  recorded.set_position(receipt.position);
  recorded.set_recorded_at(FormatMoment(receipt.recorded_at));
  recorded.set_recorded_before(receipt.recorded_before);
  return recorded;
}

}  // namespace fairstart
