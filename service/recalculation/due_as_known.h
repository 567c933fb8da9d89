// What the schedule pays of a line for a payment period, in one sum.
#ifndef FAIRSTART_SERVICE_RECALCULATION_DUE_AS_KNOWN_H_
#define FAIRSTART_SERVICE_RECALCULATION_DUE_AS_KNOWN_H_

#include <map>
#include <string>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/recalculation.pb.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// A sum and what each day gives towards it.
struct DueSumAsKnown {
  v1::DueAsKnown due;                 // without positions
  std::map<Day, std::string> by_day;  // rate and state; empty for what is due whole
};

// Whether a payment is for a run of days of one line, by the day, and due on one of them.
bool IsForDays(const v1::ScheduledPayment& payment);

// The sum of payments, which may be none: then nothing is due.
DueSumAsKnown AddUp(const std::vector<v1::ScheduledPayment>& payments);

// Whether both come to the same sum, or leave the same open.
bool AreSameSum(const v1::DueAsKnown& a, const v1::DueAsKnown& b);

// The first day that gives another rate; Day::Never() if none does.
Day FirstDayThatDiffers(const DueSumAsKnown& a, const DueSumAsKnown& b);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_DUE_AS_KNOWN_H_
