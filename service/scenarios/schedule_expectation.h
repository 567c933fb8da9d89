// What a scenario expects to be paid over a period, against what a schedule says.
#ifndef FAIRSTART_SERVICE_SCENARIOS_SCHEDULE_EXPECTATION_H_
#define FAIRSTART_SERVICE_SCENARIOS_SCHEDULE_EXPECTATION_H_

#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"
#include "service/scenarios/expectation.h"

namespace fairstart {

// Every expectation that is not met; paths are of the expectation in its PeriodCheck. Payments in a
// row are those of the same name and instance that follow one another in the schedule.
std::vector<Mismatch> Compare(const v1::PeriodCheck& check, const v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_SCHEDULE_EXPECTATION_H_
