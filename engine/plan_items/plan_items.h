// What the Pathway Plan is to hold about money and support on a day, and how that stands beside
// what it holds.
//
//   timeline from the day on ──▶ line of the day ──▶ item, with its end ──▶ beside the plan's own
#ifndef FAIRSTART_ENGINE_PLAN_ITEMS_PLAN_ITEMS_H_
#define FAIRSTART_ENGINE_PLAN_ITEMS_PLAN_ITEMS_H_

#include "engine/evaluation/answer.h"
#include "fairstart/v1/plan_items.pb.h"

namespace fairstart {

// The items of `question.as_of`. Which lines become items is said in proposed_item.h. What ends or
// changes them is looked for over as many days as a timeline may have, or fewer if the case is a
// hard one.
v1::PlanItems MakePlanItems(const Plan& plan, const Question& question, const ReadQuestion& read,
                            Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PLAN_ITEMS_PLAN_ITEMS_H_
