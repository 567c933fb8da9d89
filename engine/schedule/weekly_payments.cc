// Tested by tests/engine/schedule/schedule_test.cc.
#include "engine/schedule/weekly_payments.h"

#include <utility>

#include "engine/schedule/payment_sum.h"

namespace fairstart {

bool IsByTheDay(v1::Unit unit) {
  return unit == v1::UNIT_PENCE_PER_WEEK || unit == v1::UNIT_PENCE_PER_DAY;
}

Window WeekOf(Day day, v1::Weekday week_begins) {
  constexpr int kDaysOfWeek = 7;
  const int begins =
      week_begins == v1::WEEKDAY_UNSPECIFIED ? v1::WEEKDAY_MONDAY : static_cast<int>(week_begins);
  // 1 January 1970, number 0, was a Thursday.
  const int weekday = v1::WEEKDAY_THURSDAY + day.number();
  const int since = ((weekday - begins) % kDaysOfWeek + kDaysOfWeek) % kDaysOfWeek;
  // Both from the day, since the first of the week may lie before all dates.
  return {AddDays(day, -since), AddDays(day, kDaysOfWeek - 1 - since)};
}

void WeeklyPayments::Add(const v1::Line& line, const Window& days) {
  for (Day day = days.first; day <= days.last;) {
    const Window week = WeekOf(day, week_begins_);
    const Window part = Intersect(week, days);
    const Key key{line.entitlement(),      line.instance(), week.first,
                  StateOf(line.outcome()), line.payee(),    line.manner()};
    auto place = payments_.find(key);
    if (place == payments_.end()) place = payments_.emplace(key, StartPayment(line)).first;
    AddShare(line, part, place->second);
    AddWaits(line, place->second);
    day = NextDay(part.last);
  }
}

std::vector<v1::ScheduledPayment> WeeklyPayments::Take() {
  std::vector<v1::ScheduledPayment> payments;
  for (auto& [key, payment] : payments_) {
    payment.set_first_day(payment.shares(0).first_day());
    payment.set_last_day(payment.shares(payment.shares_size() - 1).last_day());
    payment.set_due(payment.first_day());
    payments.push_back(std::move(payment));
  }
  payments_.clear();
  return payments;
}

}  // namespace fairstart
