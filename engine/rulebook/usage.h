// What expressions build on, directly and through definitions.
#ifndef FAIRSTART_ENGINE_RULEBOOK_USAGE_H_
#define FAIRSTART_ENGINE_RULEBOOK_USAGE_H_

#include <set>
#include <string>
#include <vector>

#include "engine/rulebook/plan.h"

namespace fairstart {

// Which of a plan's values something reads, directly or through others; by position.
struct Usage {
  std::vector<bool> definitions;
  std::vector<bool> parameters;
  std::vector<bool> facts;  // fields of the case
  std::vector<bool> bars;   // that reach an entitlement
  std::set<std::string, std::less<>> texts;  // that expressions write: `e.kind == "receipt"`
};

// What the lines, claims, duties, warnings and the status of a plan build on.
Usage FindUsage(const Plan& plan);

// What these parts of expressions and these definitions build on, the definitions themselves among it.
Usage UsageOf(const Plan& plan, const std::vector<const Node*>& parts,
              const std::vector<int>& definitions);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_USAGE_H_
