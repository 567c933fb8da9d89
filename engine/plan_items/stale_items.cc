// Tested by tests/engine/plan_items/plan_items_test.cc.
#include "engine/plan_items/stale_items.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"
#include "engine/plan_items/proposed_item.h"

namespace fairstart {
namespace {

v1::StaleItem Named(const Plan& plan, const v1::PlanItem& present) {
  v1::StaleItem stale;
  stale.set_present_id(present.id());
  stale.set_entitlement(present.line().entitlement());
  stale.set_instance(present.line().instance());
  const PlanEntitlement* entitlement = FindEntitlement(plan, stale.entitlement());
  if (entitlement != nullptr) stale.set_label(entitlement->source->label());
  return stale;
}

void AddReasons(const v1::Line& line, v1::StaleItem& stale) {
  for (const v1::Reason& reason : line.reasons()) {
    const std::string says = Ended(reason.text());
    const auto& said = stale.because();
    if (std::find(said.begin(), said.end(), says) == said.end()) stale.add_because(says);
  }
}

}  // namespace

v1::StaleItem StaleItemOf(const Plan& plan, const v1::PlanItem& present,
                          const std::vector<const v1::Line*>& lines) {
  v1::StaleItem stale = Named(plan, present);
  if (stale.entitlement().empty()) {
    stale.add_because("It names no entitlement.");
    return stale;
  }
  bool is_listed = false;
  for (const v1::Line* line : lines) {
    if (line->entitlement() != stale.entitlement() || line->instance() != stale.instance())
      continue;
    AddReasons(*line, stale);
    is_listed = true;
  }
  if (is_listed) return stale;
  stale.add_because(
      stale.instance().empty()
          ? "There is one for each key of an instance only, and it names none."
          : absl::StrCat("There is none with the key ", stale.instance(),
                         " on this day: it has not begun, has lapsed, or is not in the case."));
  // Why there is none at all, if there is none.
  for (const v1::Line* line : lines) {
    if (line->entitlement() == stale.entitlement() && line->instance().empty()) {
      AddReasons(*line, stale);
    }
  }
  return stale;
}

v1::StaleItem RepeatedItemOf(const Plan& plan, const v1::PlanItem& present,
                             const std::string& other) {
  v1::StaleItem stale = Named(plan, present);
  stale.add_because(absl::StrCat("The plan holds it again, with the key ", other, "."));
  return stale;
}

}  // namespace fairstart
