// What the lines, claims, duties, warnings and the status of a plan build on.
#ifndef FAIRSTART_ENGINE_COVERAGE_USAGE_H_
#define FAIRSTART_ENGINE_COVERAGE_USAGE_H_

#include <vector>

#include "engine/rulebook/plan.h"

namespace fairstart {

// Which of the plan's values some of them reads, directly or through others; by position.
struct Usage {
  std::vector<bool> definitions;
  std::vector<bool> parameters;
  std::vector<bool> facts;  // fields of the case
  std::vector<bool> bars;   // that reach an entitlement
};

Usage FindUsage(const Plan& plan);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_USAGE_H_
