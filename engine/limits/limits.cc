// Caps, pots and one-offs against what was paid.
#include "engine/limits/limits.h"

#include <algorithm>

#include "absl/time/civil_time.h"

namespace fairstart {
namespace {

// The year of days from the 1st of `month` that `day` falls in.
Window YearFrom(int month, Day day) {
  if (!day.IsDate()) return Window();
  const absl::CivilDay civil = ToCivil(day);
  const int64_t year = civil.month() >= month ? civil.year() : civil.year() - 1;
  return {FromCivil(absl::CivilDay(year, month, 1)),
          PreviousDay(FromCivil(absl::CivilDay(year + 1, month, 1)))};
}

Day DayOf(const v1::Payment& payment) {
  const std::string& text = payment.has_first_day() ? payment.first_day() : payment.paid_on();
  return ParseDay(text).value_or(Day::BeforeAll());
}

}  // namespace

Window PeriodOf(v1::CapPeriod per, Day day) {
  switch (per) {
    case v1::CAP_PERIOD_FINANCIAL_YEAR:
      return YearFrom(4, day);
    case v1::CAP_PERIOD_ACADEMIC_YEAR:
      return YearFrom(9, day);
    case v1::CAP_PERIOD_CALENDAR_YEAR:
      return YearFrom(1, day);
    default:
      return Window();
  }
}

Paid AddUp(const v1::Record& record, const LimitScope& scope) {
  const Window period = PeriodOf(scope.per, scope.day);
  Paid paid;
  for (const v1::Payment& payment : record.payments()) {
    const auto& names = scope.entitlements;
    if (std::find(names.begin(), names.end(), payment.line().entitlement()) == names.end()) {
      continue;
    }
    if (scope.per == v1::CAP_PERIOD_INSTANCE && payment.line().instance() != scope.instance) {
      continue;
    }
    if (!scope.home.empty() && payment.home() != scope.home) continue;
    if (!period.Contains(DayOf(payment))) continue;
    paid.pence += payment.amount().pence();  // negative for a reversal
    const Day paid_on = ParseDay(payment.paid_on()).value_or(Day::BeforeAll());
    if (!payment.has_reverses() && paid_on.IsDate()) paid.days.push_back(paid_on);
  }
  std::sort(paid.days.begin(), paid.days.end());
  paid.days.erase(std::unique(paid.days.begin(), paid.days.end()), paid.days.end());
  return paid;
}

int64_t LeftOf(int64_t limit, const Paid& paid) {
  return std::max<int64_t>(0, limit - std::max<int64_t>(0, paid.pence));
}

}  // namespace fairstart
