// Status, claims, duties and warnings: what an answer says besides its lines.
#ifndef FAIRSTART_ENGINE_EVALUATION_NOTICES_H_
#define FAIRSTART_ENGINE_EVALUATION_NOTICES_H_

#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"

namespace fairstart {

// Each adds what holds on the day of `execution`, whose window it narrows, and what it relied on.
void AddStatus(Evaluation& evaluation, Execution& execution, Found& found);
void AddClaim(Evaluation& evaluation, Execution& execution, const PlanClaim& claim, Found& found);
void AddDuty(Evaluation& evaluation, Execution& execution, const PlanDuty& duty, Found& found);
void AddWarning(Evaluation& evaluation, Execution& execution, const PlanWarning& warning,
                Found& found);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_NOTICES_H_
