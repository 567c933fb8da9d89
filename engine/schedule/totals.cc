// Tested by tests/engine/schedule/schedule_test.cc and tests/properties/schedule_test.cc.
#include "engine/schedule/totals.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/calendar/civil_day.h"
#include "engine/limits/limits.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {

std::string FinancialYearOf(Day day) {
  const int first =
      static_cast<int>(ToCivil(PeriodOf(v1::CAP_PERIOD_FINANCIAL_YEAR, day).first).year());
  return absl::StrFormat("%d-%02d", first, (first + 1) % 100);
}

namespace {

void AddTo(v1::Money* sum, int64_t pence) { sum->set_pence(sum->pence() + pence); }

v1::Money* DueSum(v1::PaymentKind kind, v1::ScheduleTotal& total) {
  switch (kind) {
    case v1::PAYMENT_KIND_REGULAR:
      return total.mutable_regular();
    case v1::PAYMENT_KIND_ACTUAL_COST:
      return total.mutable_actual_cost();
    case v1::PAYMENT_KIND_REPAYMENT:
      return total.mutable_repayments();
    default:
      return total.mutable_one_off();
  }
}

class Totals {
 public:
  void Add(v1::TotalBy by, const std::string& name, const v1::ScheduledPayment& payment) {
    v1::ScheduleTotal& total = totals_[{by, name}];
    total.set_by(by);
    total.set_name(name);
    if (payment.has_paid()) AddTo(total.mutable_paid(), payment.paid().pence());
    switch (payment.state()) {
      case v1::PAYMENT_STATE_DUE:
        if (payment.has_amount()) AddTo(DueSum(payment.kind(), total), payment.amount().pence());
        break;
      case v1::PAYMENT_STATE_AWAITS_RECORD:
        if (payment.has_amount()) AddTo(total.mutable_awaits_record(), payment.amount().pence());
        break;
      case v1::PAYMENT_STATE_UNDETERMINED:
        AddUndetermined(payment, total);
        break;
      default:
        break;
    }
  }

  void Put(v1::Schedule& schedule) {
    for (auto& [key, total] : totals_) {
      if (unbounded_.contains(key)) total.clear_undetermined_at_most();
      *schedule.add_totals() = std::move(total);
    }
  }

 private:
  using Key = std::pair<v1::TotalBy, std::string>;

  void AddUndetermined(const v1::ScheduledPayment& payment, v1::ScheduleTotal& total) {
    AddTo(total.mutable_undetermined_at_least(), payment.at_least().pence());
    AddTo(total.mutable_undetermined_at_most(), payment.at_most().pence());
    if (!payment.has_at_most()) unbounded_.insert({total.by(), total.name()});
  }

  std::map<Key, v1::ScheduleTotal> totals_;
  std::set<Key> unbounded_;
};

}  // namespace

void AddTotals(v1::Weekday week_begins, v1::Schedule& schedule) {
  Totals totals;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    // One without a day belongs to no period: in the sums of two it would be counted twice.
    if (payment.due().empty()) continue;
    const Day due = *ParseDay(payment.due());
    totals.Add(v1::TOTAL_BY_WEEK, FormatDay(WeekOf(due, week_begins).first), payment);
    totals.Add(v1::TOTAL_BY_MONTH, payment.due().substr(0, sizeof("2017-04") - 1), payment);
    totals.Add(v1::TOTAL_BY_FINANCIAL_YEAR, FinancialYearOf(due), payment);
    if (payment.payee() != v1::PAYEE_UNSPECIFIED) {
      totals.Add(v1::TOTAL_BY_PAYEE, v1::Payee_Name(payment.payee()), payment);
    }
    if (payment.manner() != v1::MANNER_UNSPECIFIED) {
      totals.Add(v1::TOTAL_BY_MANNER, v1::Manner_Name(payment.manner()), payment);
    }
    totals.Add(v1::TOTAL_BY_ENTITLEMENT, payment.name(), payment);
    totals.Add(v1::TOTAL_BY_NOTHING, "", payment);
  }
  totals.Put(schedule);
}

}  // namespace fairstart
