// Sums of payments by week, month, financial year, payee, manner, entitlement, and over all.
#ifndef FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_
#define FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_

#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// Adds the totals of those of the schedule's payments that have a day to it.
void AddTotals(v1::Weekday week_begins, v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_TOTALS_H_
