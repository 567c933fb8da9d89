// What differs between two tables of a parameter's values, in words.
#ifndef FAIRSTART_ENGINE_COMPARISON_PARAMETER_WORDS_H_
#define FAIRSTART_ENGINE_COMPARISON_PARAMETER_WORDS_H_

#include <string>

#include "engine/rulebook/plan.h"
#include "fairstart/v1/comparison.pb.h"

namespace fairstart {

// The parameter `name` as an input of a comparison, its values over time under those keys for which
// they differ. Null: a side has none of that name.
v1::InputChange DescribeParameter(const std::string& name, const PlanParameter* before,
                                  const PlanParameter* after);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_PARAMETER_WORDS_H_
