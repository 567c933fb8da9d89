// What a plan says otherwise than it should.
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_DIFFERENCES_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_DIFFERENCES_H_

#include <string>
#include <vector>

#include "fairstart/v1/plan_items.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Each a sentence; none when the plan's own item says what `item` does. Conditions are words that
// nobody can compare: the plan must have some where some are attached. Less than is due, and more,
// is said by how much. `as_of` is the day asked about, ISO 8601.
std::vector<std::string> DifferencesOf(const v1::ProposedItem& item, const v1::PlanItem& present,
                                       const std::string& as_of);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_DIFFERENCES_H_
