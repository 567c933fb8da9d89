// Which changes of a question change which part of its answer: found by trying, not from the rules.
//
// An input is a cause of an item's change if putting it alone into the question before changes the
// item, or leaving it alone out of the question after changes it. Where no single input does
// either, inputs are put into the question before one after the other until the item changes, and
// then taken out again where it stays changed without them: those that are left change it together,
// and each is a cause. So every item that is another has a cause.
//
// A question in between may be no sound case (a pay period of a job that is not there yet), or have
// no plan: then that trial says nothing.
#ifndef FAIRSTART_ENGINE_COMPARISON_CAUSES_H_
#define FAIRSTART_ENGINE_COMPARISON_CAUSES_H_

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "engine/comparison/compared_answer.h"
#include "engine/comparison/inputs.h"

namespace fairstart {

// An item that is another, with the bytes of its message on each side; none where it is absent.
struct DifferentItem {
  ItemKey key;
  std::optional<std::string> before;
  std::optional<std::string> after;
};

// The inputs that change each item, by position in `changed`. Nothing when the trials would take
// more steps than are left after `steps`.
std::optional<std::vector<std::set<int>>> FindCauses(const Inputs& inputs,
                                                     const std::vector<DifferentItem>& changed,
                                                     const PlanSource& plans, int64_t steps);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_CAUSES_H_
