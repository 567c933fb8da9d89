// What a plan holds and is not due.
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_STALE_ITEMS_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_STALE_ITEMS_H_

#include <string>
#include <vector>

#include "engine/rulebook/plan.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/plan_items.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// A plan's own item of which no line belongs in the plan. `lines` are all of the day; its
// entitlement's say why.
v1::StaleItem StaleItemOf(const Plan& plan, const v1::PlanItem& present,
                          const std::vector<const v1::Line*>& lines);

// One that another item, with the key `other`, says again.
v1::StaleItem RepeatedItemOf(const Plan& plan, const v1::PlanItem& present,
                             const std::string& other);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_STALE_ITEMS_H_
