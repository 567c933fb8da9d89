// One entitlement: its lines.
#ifndef FAIRSTART_ENGINE_EVALUATION_LINE_H_
#define FAIRSTART_ENGINE_EVALUATION_LINE_H_

#include <vector>

#include "engine/calendar/window.h"
#include "engine/evaluation/evaluation.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// A line, and the days around the day asked about on which it certainly stays the same.
struct LineAnswer {
  v1::Line line;
  Window window;
  SiteSet sites;  // everything that it relied on
};

// The lines of one entitlement on `as_of`. `record` is null when none was given. `window` is
// narrowed to the days on which the same lines are listed.
std::vector<LineAnswer> EvaluateEntitlement(Evaluation& evaluation,
                                            const PlanEntitlement& entitlement,
                                            const v1::Record* record, Day as_of, Window& window);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_LINE_H_
