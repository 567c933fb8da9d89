// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/recalculate.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "service/cohorts/ordered_work.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/judge.h"
#include "service/recalculation/period_recalculation.h"
#include "service/recalculation/person_over_time.h"
#include "service/recalculation/recalculated_rows.h"

namespace fairstart {
namespace {

bool IsCorrection(const v1::RecalculationCause& cause) {
  return cause.reason() != v1::RECALCULATION_REASON_CHANGE_IN_TIME;
}

void Raise(v1::Money* money, int64_t pence) { money->set_pence(money->pence() + pence); }

void AddTo(const v1::RecalculatedPeriod& period, v1::RecalculationTotals& totals) {
  Raise(totals.mutable_paid(), period.paid().pence());
  const bool is_correction =
      std::any_of(period.causes().begin(), period.causes().end(), IsCorrection);
  const int64_t difference = period.difference().pence();
  if (period.outcome() == v1::RECALCULATION_OUTCOME_UNDETERMINED) {
    totals.set_undetermined(totals.undetermined() + 1);
  } else if (period.outcome() == v1::RECALCULATION_OUTCOME_WAITS) {
    totals.set_waiting(totals.waiting() + 1);
  } else if (difference > 0) {
    Raise(totals.mutable_arrears(), difference);
    if (is_correction) Raise(totals.mutable_arrears_by_correction(), difference);
  } else if (difference < 0) {
    Raise(totals.mutable_overpaid(), -difference);
    if (is_correction) Raise(totals.mutable_overpaid_by_correction(), -difference);
    if (!period.recovery().has_rule()) Raise(totals.mutable_overpaid_without_rule(), -difference);
  }
}

}  // namespace

absl::StatusOr<v1::Recalculation> RecalculatePerson(const LedgerView& view, PlanArchive& plans,
                                                    const std::string& case_reference,
                                                    const Window& period) {
  const absl::StatusOr<PersonOverTime> person = PersonOverTime::Read(view, plans, case_reference);
  if (!person.ok()) return person.status();
  const absl::StatusOr<std::optional<Known>> now = person->At(person->size(), period);
  if (!now.ok()) return now.status();
  if (!now->has_value()) {
    return PreconditionFailed(Reason::kCaseNotReceived, absl::StrCat("cases/", case_reference),
                              "no case of the young person is in the ledger");
  }
  const absl::StatusOr<v1::Record> record = view.RecordOf(case_reference, person->size());
  if (!record.ok()) return record.status();
  const v1::Weekday week_begins = MergedRulebook(*(*now)->plan).about().week_begins();
  const Window whole = PeriodWithPayments(*record, period, week_begins);
  const absl::StatusOr<v1::Schedule> schedule = person->ScheduleBy(**now, whole, {});
  if (!schedule.ok()) return schedule.status();

  v1::Recalculation result;
  result.set_case_reference(case_reference);
  result.set_first_day(FormatDay(whole.first));
  result.set_last_day(FormatDay(whole.last));
  result.set_ledger_size(person->size());
  *result.mutable_rulebook() = RulebookEdition(*(*now)->plan);
  *result.mutable_rates() = RatesEdition(*(*now)->plan);
  for (const RecalculatedRow& row : RowsOf(*schedule, *record, whole, week_begins)) {
    absl::StatusOr<std::optional<v1::RecalculatedPeriod>> one =
        RecalculatePeriod(*person, whole, **now, row, *schedule);
    if (!one.ok()) return one.status();
    if (!one->has_value()) continue;
    AddTo(**one, *result.mutable_totals());
    *result.add_periods() = **std::move(one);
  }
  for (const v1::ScheduledPayment& payment : schedule->payments()) {
    if (payment.kind() != v1::PAYMENT_KIND_REPAYMENT) continue;
    *result.add_repayments() = payment;
    if (payment.state() == v1::PAYMENT_STATE_DUE) {
      Raise(result.mutable_totals()->mutable_repayable(), -payment.amount().pence());
    }
  }
  return result;
}

absl::Status RecalculateAll(const LedgerReader& reader, const std::vector<std::string>& people,
                            const Window& period, int threads,
                            const std::function<absl::Status(const v1::Recalculation&)>& take) {
  constexpr size_t kMostAtATime = 64;
  PlanArchive plans;
  absl::Status status;
  size_t index = 0;
  const auto next = [&]() -> std::optional<std::string> {
    if (index == people.size() || !status.ok()) return std::nullopt;
    return people[index++];
  };
  const auto work = [&](const std::string& person) -> absl::StatusOr<v1::Recalculation> {
    const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = reader.Read();
    if (!now.ok()) return now.status();
    return RecalculatePerson(***now, plans, person, period);
  };
  OrderedWork<std::string, absl::StatusOr<v1::Recalculation>>(threads, kMostAtATime)
      .Run(next, work, [&](const absl::StatusOr<v1::Recalculation>& one) {
        if (!status.ok()) return;
        status = one.ok() ? take(*one) : one.status();
      });
  return status;
}

absl::StatusOr<v1::RecalculateResponse> Recalculate(const LedgerView& view, std::string_view bytes,
                                                    PlanArchive& plans) {
  v1::RecalculateRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  const size_t before = violations.size();
  const Window period{DayIn("first_day", request.first_day(), violations),
                      DayIn("last_day", request.last_day(), violations)};
  if (violations.size() == before && period.IsEmpty()) {
    violations.push_back({"last_day", "is before first_day"});
  } else if (violations.size() == before &&
             *DaysBetween(period.first, period.last) >= kMostDaysOfPayment) {
    violations.push_back({"last_day", "is more than twenty years after first_day"});
  }
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<v1::Recalculation> result =
      RecalculatePerson(view, plans, request.case_reference(), period);
  if (!result.ok()) return result.status();
  v1::RecalculateResponse response;
  *response.mutable_recalculation() = *std::move(result);
  return response;
}

}  // namespace fairstart
