// What everything that records needs, and the way of what is recorded into the ledger.
#ifndef FAIRSTART_SERVICE_DECIDING_RECORD_KEEPING_H_
#define FAIRSTART_SERVICE_DECIDING_RECORD_KEEPING_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/record_service.pb.h"
#include "service/deciding/decision_history.h"
#include "service/deciding/published_editions.h"
#include "service/ledger/ledger.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// A ledger that is open for appending, and the rulebooks of which it has the editions. Both outlive
// it. Any thread may use it.
class RecordKeeping {
 public:
  // Adds to the library what was approved (AddApprovedEditions) and publishes its editions
  // (PublishedEditions::Publish).
  static absl::StatusOr<std::unique_ptr<RecordKeeping>> Open(Ledger& ledger,
                                                             RulebookLibrary& library,
                                                             const std::string& said_by);

  Ledger& ledger() const { return ledger_; }
  const RulebookLibrary& library() const { return library_; }
  const PublishedEditions& published() const { return published_; }

  // Has the library answer from an edition that the ledger published at `position`, from now on.
  // Errors are those of RulebookLibrary::Add.
  absl::Status Use(const v1::EditionReference& edition, EditionFolder files, int64_t position);

 private:
  RecordKeeping(Ledger& ledger, RulebookLibrary& library, PublishedEditions published)
      : ledger_(ledger), library_(library), published_(std::move(published)) {}

  Ledger& ledger_;
  RulebookLibrary& library_;
  PublishedEditions published_;
};

// How often something is looked at anew because others recorded about the same young person
// meanwhile.
inline constexpr int kMostAttempts = 20;

// What must still be so when an entry is appended that was made of what was seen before: nothing
// was recorded about the young person since. For NewEntry::check; kAborted otherwise.
std::function<absl::Status(const LedgerView& before)> Unchanged(
    const std::string& case_reference, std::optional<int64_t> last_position);

// Appends an entry about a young person if `check`, asked of a snapshot, allows it and nothing is
// recorded about them in between; otherwise asks again. An entry that was recorded before is not
// checked again. Waits. Errors: those of `check`; kAborted (RECORD_CHANGED) when others keep
// recording; those of Ledger::Append.
absl::StatusOr<Receipt> AppendIfUnchanged(
    Ledger& ledger, const v1::LedgerEntry& content,
    const std::function<absl::Status(const LedgerView& now)>& check);

// kAborted: RECORD_CHANGED.
absl::Status RecordChanged(const std::string& case_reference);

// The same as an error for callers: a request id that is taken gets its reason.
absl::Status AppendError(const absl::Status& status);

// What was found and decided about a young person before position `size`.
absl::StatusOr<DecisionHistory> ReadHistory(const LedgerView& view,
                                            const std::string& case_reference, int64_t size);

v1::Recorded RecordedOf(const Receipt& receipt);

// RFC 3339 in UTC with microseconds.
std::string FormatMoment(absl::Time moment);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_RECORD_KEEPING_H_
