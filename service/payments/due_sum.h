// What is due of a line that is paid by the day, by the schedule.
#ifndef FAIRSTART_SERVICE_PAYMENTS_DUE_SUM_H_
#define FAIRSTART_SERVICE_PAYMENTS_DUE_SUM_H_

#include <cstdint>
#include <string>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/decision.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/timeline.pb.h"
#include "service/payments/decided_days.h"

namespace fairstart {

struct DueSum {
  int64_t pence = 0;
  std::string says;  // how it is made: "5 of 7 days at £57.90 a week"
};

// Whether a line gives a sum for each day of a period, such as one by the week.
bool IsPaidByTheDay(const v1::Line& line);

// Whether a line is paid for periods, of which each is paid once, and not as costs arise.
bool IsPaidByPeriods(const v1::Line& line);

// What was decided over runs of days as a timeline of what is due: the days of a line that has a
// decision in force, is an entitlement and is paid by the day, as if all that is needed were on
// record.
v1::Timeline DueTimeline(const std::vector<DecidedDays>& runs);

// What MakeSchedule pays for `days`. A week's sum is rounded once: parts of a week that are asked
// for one by one, in whatever order, come to the week's sum together. Pure. REQUIRES: the ends of
// `days` are dates and `due` tells of all its days and of those before them in their week.
DueSum DueFor(const v1::Rulebook& rules, const v1::Timeline& due, const Window& days);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_DUE_SUM_H_
