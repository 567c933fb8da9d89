// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/period_recalculation.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/deciding/record_keeping.h"
#include "service/payments/line_now.h"
#include "service/payments/problems.h"
#include "service/recalculation/due_as_known.h"

namespace fairstart {
namespace {

using KnownSum = std::optional<DueSumAsKnown>;  // nothing: no case had been received

std::string SumInWords(const KnownSum& sum) {
  if (!sum.has_value()) return "nothing, as no case had been received";
  if (sum->due.has_amount()) return Pounds(sum->due.amount().pence());
  return "a sum that is not known";
}

bool AreSame(const KnownSum& a, const KnownSum& b) {
  return a.has_value() == b.has_value() && (!a.has_value() || AreSameSum(a->due, b->due));
}

bool IsOfRules(v1::EntryKind kind) {
  return kind == v1::ENTRY_KIND_RULEBOOK_PUBLISHED || kind == v1::ENTRY_KIND_RATES_PUBLISHED ||
         kind == v1::ENTRY_KIND_FINDING_PROPOSED;
}

// One payment period.
class PeriodRecalculation {
 public:
  PeriodRecalculation(const PersonOverTime& person, const Window& period, const Known& now,
                      const RecalculatedRow& row)
      : person_(person), period_(period), now_(now), row_(row) {}

  // Nothing if nothing was due and nothing paid.
  absl::StatusOr<std::optional<v1::RecalculatedPeriod>> Run(const v1::Schedule& schedule) {
    *result_.mutable_line() = row_.line;
    result_.set_label(row_.label);
    if (row_.days.first.IsDate()) result_.set_first_day(FormatDay(row_.days.first));
    if (row_.days.last.IsDate()) result_.set_last_day(FormatDay(row_.days.last));
    int64_t paid = 0;
    for (const StandingPayment& standing : row_.payments) {
      paid += standing.pence;
      result_.add_payments(standing.payment->id());
    }
    result_.mutable_paid()->set_pence(paid);
    if (row_.kind == RowKind::kAsCostsArise) {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_AS_COSTS_ARISE);
      *result_.mutable_now()->mutable_citations() = row_.open.citations();
      result_.set_says("It is paid as costs arise; no rule says which sum was due.");
      return result_;
    }
    const KnownSum now = NowBy(schedule);
    SetKnown(now_, now->due, *result_.mutable_now());
    if (row_.kind != RowKind::kOpen) {
      const absl::Status compared = CompareWithThen(now);
      if (!compared.ok()) return compared;
    }
    Judge(now->due, paid);
    const bool is_nothing = result_.outcome() == v1::RECALCULATION_OUTCOME_SETTLED && paid == 0 &&
                            result_.causes().empty();
    if (is_nothing) return std::nullopt;
    const absl::Status explained = Explain();
    if (!explained.ok()) return explained;
    return result_;
  }

 private:
  KnownSum NowBy(const v1::Schedule& schedule) const {
    if (row_.kind != RowKind::kOpen) return AddUp(PaymentsFor(row_, schedule));
    DueSumAsKnown open;
    *open.due.mutable_missing() = row_.open.missing();
    *open.due.mutable_needs() = row_.open.needs();
    *open.due.mutable_citations() = row_.open.citations();
    return open;
  }

  static void SetKnown(const Known& known, const v1::DueAsKnown& due, v1::DueAsKnown& to) {
    to = due;
    to.set_ledger_size(known.size);
    to.set_case_position(known.case_position);
    to.set_rulebook_position(known.rulebook_position);
    to.set_rates_position(known.rates_position);
  }

  // What is due by what the ledger held when it had so many entries.
  absl::StatusOr<KnownSum> DueAt(int64_t size) const {
    const absl::StatusOr<std::optional<Known>> known = person_.At(size, period_);
    if (!known.ok()) return known.status();
    if (!known->has_value()) return KnownSum();
    // A thing may have been due on another day.
    const Window days = row_.kind == RowKind::kDays ? row_.days : period_;
    const absl::StatusOr<v1::Schedule> schedule =
        person_.ScheduleBy(**known, days, {row_.line.entitlement()});
    if (!schedule.ok()) return schedule.status();
    return KnownSum(AddUp(PaymentsFor(row_, *schedule)));
  }

  // The size of the ledger when the first payment was recorded; without any, at the end of the day
  // on which it was due.
  int64_t SizeThen() const {
    std::optional<int64_t> first;
    for (const StandingPayment& standing : row_.payments) {
      const int64_t position = person_.PositionOfPayment(standing.payment->id());
      first = std::min(first.value_or(position), position);
    }
    if (first.has_value()) return *first;
    const absl::StatusOr<Day> due = ParseDay(row_.due_on);
    const Day day = due.ok() ? *due : row_.days.first;
    return day.IsDate() ? person_.SizeAtEndOf(day) : now_.size;
  }

  absl::Status CompareWithThen(const KnownSum& now) {
    const int64_t size = SizeThen();
    const absl::StatusOr<std::optional<Known>> known = person_.At(size, period_);
    if (!known.ok()) return known.status();
    then_ = *known;
    const absl::StatusOr<KnownSum> then = DueAt(size);
    if (!then.ok()) return then.status();
    if (then->has_value()) SetKnown(*then_, (*then)->due, *result_.mutable_then());
    if (AreSame(*then, now)) return absl::OkStatus();
    return AddCauses(size, *then);
  }

  absl::Status AddCauses(int64_t size, KnownSum before) {
    for (const Event& event : person_.events()) {
      if (event.position < size) continue;
      absl::StatusOr<KnownSum> after = DueAt(event.position + 1);
      if (!after.ok()) return after.status();
      if (!AreSame(before, *after)) AddCause(event, before, *after);
      before = *std::move(after);
    }
    return absl::OkStatus();
  }

  void AddCause(const Event& event, const KnownSum& before, const KnownSum& after) {
    v1::RecalculationCause& cause = *result_.add_causes();
    cause.set_position(event.position);
    cause.set_recorded_at(FormatMoment(event.recorded_at));
    cause.set_kind(event.kind);
    if (event.corrects.has_value()) cause.set_corrects(*event.corrects);
    if (before.has_value() && before->due.has_amount())
      *cause.mutable_before() = before->due.amount();
    if (after.has_value() && after->due.has_amount()) *cause.mutable_after() = after->due.amount();
    Day first = Day::Never();
    if (row_.kind == RowKind::kDays) {
      first =
          FirstDayThatDiffers(before.value_or(DueSumAsKnown()), after.value_or(DueSumAsKnown()));
    } else if (row_.days.first.IsDate()) {
      first = row_.days.first;
    }
    const std::string recorded_on =
        absl::FormatTime("%Y-%m-%d", event.recorded_at, absl::UTCTimeZone());
    if (first.IsDate()) cause.set_matters_from(FormatDay(first));
    cause.set_reason(ReasonOf(event, recorded_on, cause.matters_from()));
    cause.set_says(Says(cause, recorded_on, before, after));
  }

  static v1::RecalculationReason ReasonOf(const Event& event, const std::string& recorded_on,
                                          const std::string& matters_from) {
    if (IsOfRules(event.kind)) return v1::RECALCULATION_REASON_RULES_CORRECTED;
    if (!event.corrects.has_value() && recorded_on <= matters_from) {
      return v1::RECALCULATION_REASON_CHANGE_IN_TIME;
    }
    return event.kind == v1::ENTRY_KIND_CASE_RECEIVED ? v1::RECALCULATION_REASON_LATE_FACT
                                                      : v1::RECALCULATION_REASON_LATE_RECORD;
  }

  static std::string Says(const v1::RecalculationCause& cause, const std::string& recorded_on,
                          const KnownSum& before, const KnownSum& after) {
    std::string why;
    switch (cause.reason()) {
      case v1::RECALCULATION_REASON_RULES_CORRECTED:
        why = "the rules or rates by which it is worked out changed: a correction";
        break;
      case v1::RECALCULATION_REASON_LATE_FACT:
        why = "facts that were so already came late: a correction";
        break;
      case v1::RECALCULATION_REASON_LATE_RECORD:
        why = "what was needed or decided came late onto the record: a correction";
        break;
      default:
        why = "circumstances changed, and it was reported in time";
    }
    return absl::StrCat(
        "Entry ", cause.position(), " of ", recorded_on,
        cause.has_corrects() ? absl::StrCat(", which corrects entry ", cause.corrects(), ",") : "",
        " made it ", SumInWords(after), " instead of ", SumInWords(before),
        cause.matters_from().empty() ? "" : absl::StrCat(", from ", cause.matters_from()), ": ",
        why, ".");
  }

  void Judge(const v1::DueAsKnown& due, int64_t paid) {
    if (!due.has_amount()) {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_UNDETERMINED);
      std::string says = "Undetermined, because something is not known:";
      for (const v1::Missing& missing : due.missing()) absl::StrAppend(&says, " ", missing.path());
      result_.set_says(absl::StrCat(says, due.missing().empty() ? " the cost." : "."));
      return;
    }
    if (due.to_consider() || due.has_awaits_record()) {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_WAITS);
      std::string says = due.to_consider() ? "The authority must look at it."
                                           : "It waits for what must come onto the record:";
      for (const v1::UnmetNeed& need : due.needs()) absl::StrAppend(&says, " ", need.says());
      result_.set_says(says);
      return;
    }
    const int64_t pence = due.amount().pence();
    result_.mutable_difference()->set_pence(pence - paid);
    const std::string sums = absl::StrCat(Pounds(paid), " was paid and ", Pounds(pence), " is due");
    if (paid == pence) {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_SETTLED);
      result_.set_says(absl::StrCat(sums, "."));
    } else if (paid < pence) {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_ARREARS);
      result_.set_says(absl::StrCat(sums, ": ", Pounds(pence - paid), " is owed."));
    } else {
      result_.set_outcome(v1::RECALCULATION_OUTCOME_OVERPAID);
      result_.set_says(absl::StrCat(sums, ": ", Pounds(paid - pence), " too much."));
      SetRecovery(*result_.mutable_recovery());
    }
  }

  void SetRecovery(v1::Recovery& recovery) const {
    const v1::Entitlement* entitlement = EntitlementOf(*now_.plan, row_.line.entitlement());
    if (entitlement != nullptr && entitlement->has_repayment()) {
      recovery.set_has_rule(true);
      recovery.set_says(entitlement->repayment().says());
      *recovery.mutable_citations() = entitlement->repayment().cite();
      return;
    }
    recovery.set_says("Not recoverable: the rulebook has no rule for it.");
    if (entitlement != nullptr) *recovery.mutable_citations() = entitlement->cite();
  }

  absl::Status Explain() {
    const bool differs = result_.outcome() != v1::RECALCULATION_OUTCOME_SETTLED;
    if (!differs && result_.causes().empty()) return absl::OkStatus();
    Day day = row_.days.first;
    if (!result_.causes().empty()) {
      day = ParseDay(result_.causes().rbegin()->matters_from()).value_or(day);
    }
    if (!day.IsDate()) return absl::OkStatus();
    const auto explain = [&](const Known& known, v1::DueAsKnown& due) -> absl::Status {
      const absl::StatusOr<std::vector<std::string>> because =
          person_.Because(known, row_.line, day);
      if (!because.ok()) return because.status();
      due.mutable_because()->Add(because->begin(), because->end());
      return absl::OkStatus();
    };
    if (result_.has_then()) {
      const absl::Status explained = explain(*then_, *result_.mutable_then());
      if (!explained.ok()) return explained;
    }
    return explain(now_, *result_.mutable_now());
  }

  const PersonOverTime& person_;
  const Window& period_;
  const Known& now_;
  const RecalculatedRow& row_;
  std::optional<Known> then_;
  v1::RecalculatedPeriod result_;
};

}  // namespace

absl::StatusOr<std::optional<v1::RecalculatedPeriod>> RecalculatePeriod(
    const PersonOverTime& person, const Window& period, const Known& now,
    const RecalculatedRow& row, const v1::Schedule& schedule) {
  return PeriodRecalculation(person, period, now, row).Run(schedule);
}

}  // namespace fairstart
