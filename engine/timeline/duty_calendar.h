// What must be done over a period, by whom and when.
#ifndef FAIRSTART_ENGINE_TIMELINE_DUTY_CALENDAR_H_
#define FAIRSTART_ENGINE_TIMELINE_DUTY_CALENDAR_H_

#include <string>
#include <vector>

#include "fairstart/v1/plan_items.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// The calendar of a timeline's duties. A duty that goes on is one entry, whether or not its day
// passes in between. What becomes another task is another entry: when the day or the sum changes,
// when it is settled whether it stands, or when it stands again after it did not.
v1::DutyCalendar MakeDutyCalendar(v1::Timeline timeline);

// Those of a day, of the timeline's spans: overdue ones first, then by the day by which they must
// be done, those without a day last.
std::vector<v1::DutyFinding> DutiesOn(const std::string& day, const v1::Timeline& timeline);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_TIMELINE_DUTY_CALENDAR_H_
