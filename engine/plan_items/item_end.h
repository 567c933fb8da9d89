// When an item ends or changes, and why.
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_END_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_END_H_

#include "engine/rulebook/plan.h"
#include "fairstart/v1/plan_items.pb.h"
#include "fairstart/v1/timeline.pb.h"

namespace fairstart {

// Fills in ends_on, ends_because and afterwards. `span` is the item's line in the timeline, from
// its first day on.
void AddEnd(const Plan& plan, const v1::Timeline& timeline, int span, v1::ProposedItem& item);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_ITEM_END_H_
