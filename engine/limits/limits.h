// Caps, pots and one-offs against what was paid: what is left.
#ifndef FAIRSTART_ENGINE_LIMITS_LIMITS_H_
#define FAIRSTART_ENGINE_LIMITS_LIMITS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/civil_day.h"
#include "engine/calendar/window.h"
#include "fairstart/v1/payment_terms.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Which payments count together.
struct LimitScope {
  std::vector<std::string> entitlements;  // names; several for a pot
  std::string instance;                   // counts only for CAP_PERIOD_INSTANCE
  v1::CapPeriod per = v1::CAP_PERIOD_LIFE;
  Day day;           // the period is the one that it falls in
  std::string home;  // set: only payments for this home count, whoever got them
};

// What was paid within a scope, in pence, and on which days (ascending, each once). A reversal takes
// its payment out again.
struct Paid {
  int64_t pence = 0;
  std::vector<Day> days;
};

// The days of the period that `day` falls in; all days for periods that are no calendar's.
Window PeriodOf(v1::CapPeriod per, Day day);

// Adds up the record's payments within the scope. A payment belongs to the period in which the
// first day that it is for falls, else the day it was paid. Pure.
Paid AddUp(const v1::Record& record, const LimitScope& scope);

// What is left of `limit`: never less than nothing.
int64_t LeftOf(int64_t limit, const Paid& paid);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_LIMITS_LIMITS_H_
