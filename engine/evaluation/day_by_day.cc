// Tested by tests/engine/timeline/timeline_test.cc.
#include "engine/evaluation/day_by_day.h"

#include <algorithm>
#include <utility>

#include "engine/evaluation/notices.h"

namespace fairstart {

DayByDay::DayByDay(const Plan& plan, const Question& question, const ReadQuestion& read,
                   Arena& arena, WhichParts which)
    : evaluation_(plan, arena, *read.facts, read.record), record_(question.record) {
  const auto add = [&](const PartOfPlan& of) { parts_.push_back({of}); };
  if (which == WhichParts::kDuties) {
    for (const PlanDuty& duty : plan.duties) add({.duty = &duty});
    return;
  }
  parts_.reserve(1 + plan.entitlements.size() + plan.claims.size() + plan.duties.size() +
                 plan.warnings.size());
  add({});
  const std::vector<std::string>& wanted = question.entitlements;
  for (const PlanEntitlement& entitlement : plan.entitlements) {
    const bool asked = wanted.empty() || std::find(wanted.begin(), wanted.end(),
                                                   entitlement.source->name()) != wanted.end();
    if (asked) add({.entitlement = &entitlement});
  }
  for (const PlanClaim& claim : plan.claims) add({.claim = &claim});
  for (const PlanDuty& duty : plan.duties) add({.duty = &duty});
  for (const PlanWarning& warning : plan.warnings) add({.warning = &warning});
}

Found DayByDay::Find(size_t part, Day day) {
  evaluation_.StartDay();
  Execution execution = evaluation_.On(day);
  Found found;
  const PartOfPlan& of = parts_[part].of;
  if (of.entitlement != nullptr) {
    AddLines(evaluation_, *of.entitlement, record_, day, execution.window, found);
  } else if (of.claim != nullptr) {
    AddClaim(evaluation_, execution, *of.claim, found);
  } else if (of.duty != nullptr) {
    AddDuty(evaluation_, execution, *of.duty, found);
  } else if (of.warning != nullptr) {
    AddWarning(evaluation_, execution, *of.warning, found);
  } else {
    AddStatus(evaluation_, execution, found);
  }
  found.window = execution.window;
  // What is supposed after the last day that is known of is not before it.
  if (evaluation_.rests_on_not_yet()) {
    const Day known_through = evaluation_.known_through();
    const Window same_side = day > known_through ? Window{NextDay(known_through), Day::Never()}
                                                 : Window{Day::BeforeAll(), known_through};
    found.window = Intersect(found.window, same_side);
  }
  steps_ += found.steps + evaluation_.steps();
  parts_[part].window = found.window;
  return found;
}

}  // namespace fairstart
