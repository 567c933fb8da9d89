// The instances that for_each gives.
#ifndef FAIRSTART_ENGINE_EVALUATION_INSTANCES_H_
#define FAIRSTART_ENGINE_EVALUATION_INSTANCES_H_

#include <string_view>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "engine/evaluation/evaluation.h"

namespace fairstart {

// One combination of elements.
struct Instance {
  absl::InlinedVector<Value, 2> variables;
  std::string_view key;  // in the arena
  const Unknown* doubt = nullptr;  // what has to be known before it is sure to exist
};

struct Instances {
  absl::InlinedVector<Instance, 1> all;
  const Unknown* waits = nullptr;  // it is not known which exist
  const Error* defect = nullptr;
  // The for_each that had no element, when there is no instance at all; else null.
  const v1::ForEach* empty = nullptr;
};

// The instances on the day of `execution`. Without for_each there is one, with an empty key.
Instances FindInstances(Evaluation& evaluation, Execution& execution,
                        const std::vector<PlanForEach>& for_each, Reliance& relied_on);

// An instance of which nothing is known, not even whether it exists: it waits for `waits`.
Instance UnknownInstance(const std::vector<PlanForEach>& for_each, const Unknown* waits);

// The same, for what is so of every instance that there may be: of its records nothing is known.
Instance AnyInstance(Arena& arena, const std::vector<PlanForEach>& for_each, const Unknown* waits);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_INSTANCES_H_
