// Sums that the young person pays back.
#ifndef FAIRSTART_ENGINE_SCHEDULE_REPAYMENTS_H_
#define FAIRSTART_ENGINE_SCHEDULE_REPAYMENTS_H_

#include <vector>

#include "fairstart/v1/schedule.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// One for each duty of the young person that is about a sum, as it is found first; below zero. The
// day on which one is due is empty where none is stated.
std::vector<v1::ScheduledPayment> Repayments(const v1::Timeline& timeline);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_REPAYMENTS_H_
