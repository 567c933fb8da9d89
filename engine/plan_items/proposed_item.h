// The item that a line makes in a plan.
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_PROPOSED_ITEM_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_PROPOSED_ITEM_H_

#include <string_view>

#include "engine/rulebook/plan.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/plan_items.pb.h"

namespace fairstart {

// Whether the plan is to hold it: every line but those that are certainly excluded. What is subject
// to something, to be considered or not settled is a promise of work that the plan writes down;
// what somebody else pays is money that the young person loses unless somebody tells them to claim
// it.
bool Belongs(const v1::Line& line);

// REQUIRES: it belongs. Without review, end and what the plan says now.
v1::ProposedItem ItemOf(const Plan& plan, const v1::Line& line);

// Whether a plan that holds one need not be changed to hold the other: all that they say of the
// same line but what it rests on. The days of what is missing do not count, since they move on from
// day to day.
bool SayTheSame(const v1::ProposedItem& a, const v1::ProposedItem& b);

// Null if the plan has none of that name.
const PlanEntitlement* FindEntitlement(const Plan& plan, std::string_view name);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_PROPOSED_ITEM_H_
