// One line of an entitlement.
#ifndef FAIRSTART_ENGINE_EVALUATION_LINE_H_
#define FAIRSTART_ENGINE_EVALUATION_LINE_H_

#include <vector>

#include "engine/calendar/window.h"
#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"
#include "engine/evaluation/instances.h"
#include "engine/evaluation/on_record.h"

namespace fairstart {

// Fills `line`, empty so far, with that of one instance on `as_of`. False when it is not listed on that
// day: then `listed` is narrowed to the days on which it is not.
bool EvaluateLine(Evaluation& evaluation, const PlanEntitlement& entitlement,
                  const EntitlementOnRecord& record, const Instance& instance, Day as_of,
                  Window& listed, FoundLine& line);

// Why nobody can get the line of an instance: no reasons when somebody may.
struct Exclusion {
  std::vector<FoundReason> reasons;
  Reliance relied_on;  // everything that was looked at
};

// What excludes an instance of which it is not known on which day it is judged: conditions, bars
// and the record, if they exclude it on every such day up to that of `today`.
Exclusion FindExclusion(Evaluation& evaluation, const PlanEntitlement& entitlement,
                        const EntitlementOnRecord& record, const Instance& instance,
                        Execution& today);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_LINE_H_
