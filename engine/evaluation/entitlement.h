// One entitlement: its lines.
#ifndef FAIRSTART_ENGINE_EVALUATION_ENTITLEMENT_H_
#define FAIRSTART_ENGINE_EVALUATION_ENTITLEMENT_H_

#include <vector>

#include "engine/evaluation/line.h"

namespace fairstart {

// Adds the lines of one entitlement on `as_of`. `record` is null when none was given. `window` is
// narrowed to the days on which the same lines are listed.
void EvaluateEntitlement(Evaluation& evaluation, const PlanEntitlement& entitlement,
                         const v1::Record* record, Day as_of, Window& window,
                         std::vector<FoundLine>& lines);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_ENTITLEMENT_H_
