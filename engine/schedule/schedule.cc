// Tested by tests/engine/schedule/schedule_test.cc and tests/properties/schedule_test.cc.
#include "engine/schedule/schedule.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "engine/schedule/booking.h"
#include "engine/schedule/dated_payments.h"
#include "engine/schedule/payment_sum.h"
#include "engine/schedule/repayments.h"
#include "engine/schedule/totals.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {
namespace {

bool SaysASum(const v1::Given& given) {
  return given.has_amount() || given.has_at_most() || given.has_at_least();
}

// The days of `window` that are in the line's own period, as far as it says one.
Window OwnDays(const v1::Line& line, Window window) {
  const auto first = ParseDay(line.first_day());
  const auto last = ParseDay(line.last_day());
  if (first.ok()) window.first = std::max(window.first, *first);
  if (last.ok()) window.last = std::min(window.last, *last);
  return window;
}

// Turns the lines of a timeline into payments.
class Scheduler {
 public:
  Scheduler(const v1::Rulebook& rules, const Window& weeks)
      : weeks_(weeks), weekly_(rules.about().week_begins()), dated_(rules) {}

  void Add(const v1::LineSpan& span, v1::Schedule& schedule) {
    const v1::Line& line = span.line();
    if (StateOf(line.outcome()) == v1::PAYMENT_STATE_UNSPECIFIED) return;
    if (!line.given().in_kind().empty()) return;
    if (IsDated(line)) {
      // On its own day it is what it is on any: as it is found last, when most of its days are
      // known.
      last_[{line.entitlement(), line.instance()}] = &line;
    } else if (IsByTheDay(line.given().unit()) && SaysASum(line.given())) {
      const Window days{*ParseDay(span.first_day()), *ParseDay(span.last_day())};
      weekly_.Add(line, OwnDays(line, days));
    } else {
      *schedule.add_undated() = span;
    }
  }

  std::vector<v1::ScheduledPayment> Take() {
    for (const auto& [key, line] : last_) {
      if (IsByTheDay(line->given().unit()) && !line->first_day().empty()) {
        weekly_.Add(*line, OwnDays(*line, weeks_));
      } else {
        dated_.Add(*line);
      }
    }
    std::vector<v1::ScheduledPayment> payments = weekly_.Take();
    for (v1::ScheduledPayment& payment : dated_.Take()) payments.push_back(std::move(payment));
    return payments;
  }

 private:
  const Window weeks_;
  WeeklyPayments weekly_;
  DatedPayments dated_;
  std::map<std::pair<std::string, std::string>, const v1::Line*>
      last_;  // by entitlement and instance
};

// Whether a payment belongs to the period: one by the week is there with all of its week, and one
// whose day is not known may be due in any.
bool IsIn(const v1::ScheduledPayment& payment, const Window& period, const Window& weeks) {
  if (payment.due().empty()) return true;
  const bool by_the_day = IsByTheDay(payment.shares(0).unit());
  return (by_the_day ? weeks : period).Contains(*ParseDay(payment.due()));
}

void Finish(const std::string& known_through, v1::ScheduledPayment& payment) {
  SetSum(payment);
  payment.set_supposed(std::max(payment.due(), payment.last_day()) > known_through);
}

}  // namespace

Window WholeWeeks(const Window& period, v1::Weekday week_begins) {
  return {WeekOf(period.first, week_begins).first, WeekOf(period.last, week_begins).last};
}

v1::Schedule MakeSchedule(const v1::Rulebook& rules, const v1::Timeline& timeline,
                          const v1::Record* record, const Window& period) {
  v1::Schedule schedule;
  *schedule.mutable_basis() = timeline.basis();
  schedule.set_first_day(FormatDay(period.first));
  schedule.set_last_day(FormatDay(period.last));
  *schedule.mutable_suppositions() = timeline.suppositions();

  const Window weeks = WholeWeeks(period, rules.about().week_begins());
  Scheduler scheduler(rules, weeks);
  for (const v1::LineSpan& span : timeline.lines()) scheduler.Add(span, schedule);
  std::vector<v1::ScheduledPayment> payments = scheduler.Take();
  for (v1::ScheduledPayment& payment : Repayments(timeline)) payments.push_back(std::move(payment));

  std::stable_sort(payments.begin(), payments.end(),
                   [](const v1::ScheduledPayment& a, const v1::ScheduledPayment& b) {
                     // Those without a day last.
                     return std::tuple(a.due().empty(), a.due(), a.name(), a.instance()) <
                            std::tuple(b.due().empty(), b.due(), b.name(), b.instance());
                   });
  for (v1::ScheduledPayment& payment : payments) {
    if (!IsIn(payment, period, weeks)) continue;
    Finish(timeline.basis().known_through(), payment);
    *schedule.add_payments() = std::move(payment);
  }
  if (record != nullptr) BookPaid(*record, weeks, schedule);
  AddTotals(rules.about().week_begins(), schedule);
  return schedule;
}

}  // namespace fairstart
