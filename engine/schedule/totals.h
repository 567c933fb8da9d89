// Sums of payments by week, month, financial year, payee, manner, entitlement, and over all.
#ifndef FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_
#define FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_

#include <string>

#include "engine/calendar/civil_day.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// The financial year that a day lies in: "2017-18" for the one that begins on 1 April 2017.
std::string FinancialYearOf(Day day);

// Adds the totals of those of the schedule's payments that have a day to it.
void AddTotals(v1::Weekday week_begins, v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_
