// Tested by tests/engine/plan_items/plan_items_test.cc.
#include "engine/plan_items/proposed_item.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/plan_items/item_words.h"

namespace fairstart {

bool Belongs(const v1::Line& line) { return line.outcome() != v1::OUTCOME_NOT_ENTITLED; }

const PlanEntitlement* FindEntitlement(const Plan& plan, std::string_view name) {
  const auto at = std::find_if(plan.entitlements.begin(), plan.entitlements.end(),
                               [&](const auto& one) { return one.source->name() == name; });
  return at == plan.entitlements.end() ? nullptr : &*at;
}

v1::ProposedItem ItemOf(const Plan& plan, const v1::Line& line) {
  v1::ProposedItem item;
  item.set_entitlement(line.entitlement());
  item.set_instance(line.instance());
  item.set_label(line.label());
  item.set_what(WhatOf(line));
  item.set_outcome(line.outcome());
  if (line.has_given()) *item.mutable_given() = line.given();
  for (std::string& condition :
       ConditionsOf(plan, *FindEntitlement(plan, line.entitlement()), line)) {
    item.add_conditions(std::move(condition));
  }
  if (line.outcome() != v1::OUTCOME_ELSEWHERE) {
    item.set_payee(line.payee());
    item.set_manner(line.manner());
    item.set_frequency(line.frequency());
  }
  *item.mutable_missing() = line.missing();
  *item.mutable_needs() = line.needs();
  *item.mutable_citations() = line.citations();
  item.set_defect(line.defect());
  return item;
}

bool SayTheSame(const v1::ProposedItem& a, const v1::ProposedItem& b) {
  const auto bytes = [](v1::ProposedItem item) {
    item.clear_citations();
    for (v1::UnmetNeed& need : *item.mutable_needs()) need.clear_citations();
    for (v1::Missing& missing : *item.mutable_missing()) missing.clear_day();
    return item.SerializeAsString();
  };
  return bytes(a) == bytes(b);
}

}  // namespace fairstart
