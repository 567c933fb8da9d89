// What was known about a young person when the ledger had so many entries.
#ifndef FAIRSTART_SERVICE_RECALCULATION_PERSON_OVER_TIME_H_
#define FAIRSTART_SERVICE_RECALCULATION_PERSON_OVER_TIME_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "engine/calendar/window.h"
#include "engine/engine.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/schedule.pb.h"
#include "service/audit/plan_archive.h"
#include "service/deciding/worked_out.h"
#include "service/ledger/view.h"

namespace fairstart {

// An entry that may change what is due: about the young person, or an edition of a rulebook or of
// rates.
struct Event {
  int64_t position = 0;
  absl::Time recorded_at;
  v1::EntryKind kind = v1::ENTRY_KIND_UNSPECIFIED;
  std::optional<int64_t> corrects;
};

// What was known when the ledger had `size` entries.
struct Known {
  int64_t size = 0;
  int64_t case_position = 0;
  int64_t rulebook_position = 0;
  int64_t rates_position = 0;
  std::shared_ptr<const Plan> plan;
};

// Borrows the view and the archive. Belongs to one thread, as the view does. Errors besides those
// named are the view's and the archive's.
class PersonOverTime {
 public:
  // kNotFound (ENTRY_NOT_FOUND), naming case_reference, if nothing was found about the young person
  // ever: then no rulebook is known by which something was due.
  static absl::StatusOr<PersonOverTime> Read(const LedgerView& view, PlanArchive& plans,
                                             const std::string& case_reference);

  int64_t size() const { return size_; }

  // In the order of recording.
  const std::vector<Event>& events() const { return events_; }

  // How many entries there were up to the last of these events on a day or before it, by UTC.
  int64_t SizeAtEndOf(Day day) const;

  // Where a payment was recorded. REQUIRES: it is on record.
  int64_t PositionOfPayment(const std::string& id) const { return payments_.at(id); }

  // What was known: the case that was received last; and of the edition that was used last for days
  // of the period, what was published last. That is the edition of the newest finding whose days
  // reach into the period; if there is none, of the nearest before it; else of the nearest after
  // it; and if nothing had been found, of the first finding that ever was. Nothing if no case had
  // been received.
  absl::StatusOr<std::optional<Known>> At(int64_t size,
                                            const Window& period) const;

  // What the schedule pays by it; `entitlements` empty: all. kFailedPrecondition (RECORD_REFUSED)
  // if the rulebook does not take the case or the record.
  absl::StatusOr<v1::Schedule> ScheduleBy(const Known& known, const Window& period,
                                          std::vector<std::string> entitlements) const;

  // The sentences that explain a line on a day by it.
  absl::StatusOr<std::vector<std::string>> Because(const Known& known,
                                                   const v1::LineReference& line, Day day) const;

 private:
  struct Found {
    int64_t position = 0;
    Window days;  // on which the whole finding is the same
    int64_t rulebook_position = 0;
    int64_t rates_position = 0;
    std::vector<std::string> readings;
  };

  PersonOverTime(const LedgerView& view, PlanArchive& plans, std::string case_reference)
      : view_(view), plans_(plans), case_reference_(std::move(case_reference)) {}

  const Found* FoundBy(int64_t size, const Window& period) const;
  absl::Status ReadEntries();
  absl::Status ReadEditions(v1::EntryKind kind);
  int64_t LastOfEdition(int64_t position, int64_t size) const;
  absl::StatusOr<std::unique_ptr<WholeQuestion>> QuestionBy(
      const Known& known, Day as_of, std::vector<std::string> entitlements) const;

  const LedgerView& view_;
  PlanArchive& plans_;
  const std::string case_reference_;
  int64_t size_ = 0;
  std::vector<Event> events_;
  std::map<int64_t, std::string> cases_;  // bytes
  std::vector<Found> found_;
  std::map<std::string, int64_t> payments_;
  std::map<int64_t, std::string> editions_;  // kind and name
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_PERSON_OVER_TIME_H_
