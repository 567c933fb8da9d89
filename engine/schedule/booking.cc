// Tested by tests/engine/schedule/booking_test.cc and tests/properties/schedule_test.cc.
#include "engine/schedule/booking.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/schedule/payment_sum.h"

namespace fairstart {
namespace {

using LineKey = std::pair<std::string, std::string>;             // entitlement and instance
using SumsByDays = std::map<std::pair<Day, Day>, int64_t>;       // pence, by first and last day
using PaymentsById = std::map<std::string, const v1::Payment*>;  // without reversals

// The days that a payment on record is for.
Window DaysOf(const v1::Payment& payment, const PaymentsById& by_id) {
  const auto reversed = by_id.find(payment.reverses());
  const v1::Payment& of =
      payment.has_reverses() && reversed != by_id.end() ? *reversed->second : payment;
  const Day paid_on = ParseDay(of.paid_on()).value_or(Day::Never());
  const Day first = ParseDay(of.first_day()).value_or(paid_on);
  const Day last = of.has_first_day() ? ParseDay(of.last_day()).value_or(first) : first;
  return {first, std::max(first, last)};
}

std::map<LineKey, SumsByDays> SumsOf(const v1::Record& record) {
  PaymentsById by_id;
  for (const v1::Payment& payment : record.payments()) {
    if (!payment.has_reverses()) by_id.emplace(payment.id(), &payment);
  }
  std::map<LineKey, SumsByDays> sums;
  for (const v1::Payment& payment : record.payments()) {
    const Window days = DaysOf(payment, by_id);
    sums[{payment.line().entitlement(), payment.line().instance()}][{days.first, days.last}] +=
        payment.amount().pence();
  }
  return sums;
}

// What of a sum for `of` is for those days that are in `within`, if all cost the same. Parts that
// follow each other add up to the whole.
int64_t PartOf(int64_t pence, const Window& of, const Window& within) {
  const Window part = Intersect(of, within);
  if (part.IsEmpty()) return 0;
  if (part == of) return pence;
  const int64_t all = *DaysBetween(of.first, of.last) + 1;
  // Of the first `days` days: pence * days / all, without leaving 64 bits.
  const auto of_first = [&](int64_t days) { return pence / all * days + pence % all * days / all; };
  return of_first(*DaysBetween(of.first, part.last) + 1) -
         of_first(*DaysBetween(of.first, part.first));
}

void Book(int64_t pence, v1::ScheduledPayment& payment) {
  payment.mutable_paid()->set_pence(payment.paid().pence() + pence);
}

// `line` is of payments by the day, in order of days.
void Spread(int64_t pence, const Window& days, const std::vector<v1::ScheduledPayment*>& line) {
  std::vector<v1::ScheduledPayment*> paid;
  for (v1::ScheduledPayment* payment : line) {
    if (IsForSomeOf(days, *payment)) paid.push_back(payment);
  }
  for (v1::ScheduledPayment* payment : paid) {
    const int64_t most = std::max<int64_t>(0, MostFor(days, *payment));
    const int64_t sum = payment == paid.back() ? pence : std::clamp(pence, -most, most);
    Book(sum, *payment);
    pence -= sum;
  }
}

}  // namespace

void BookPaid(const v1::Record& record, const Window& days, v1::Schedule& schedule) {
  for (const auto& [line, sums] : SumsOf(record)) {
    std::vector<v1::ScheduledPayment*> by_the_day, whole;
    for (v1::ScheduledPayment& payment : *schedule.mutable_payments()) {
      if (payment.name() != line.first) continue;
      for (const v1::PaymentShare& share : payment.shares()) {
        if (share.instance() != line.second) continue;
        (IsByTheDay(share) ? by_the_day : whole).push_back(&payment);
        break;
      }
    }
    for (const auto& [ends, pence] : sums) {
      const Window sum_days{ends.first, ends.second};
      for (v1::ScheduledPayment* payment : whole) Book(pence, *payment);
      if (!whole.empty() || Intersect(sum_days, days).IsEmpty()) continue;
      Spread(PartOf(pence, sum_days, days), sum_days, by_the_day);
    }
  }
}

}  // namespace fairstart
