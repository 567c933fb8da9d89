// Tested by tests/engine/coverage/coverage_test.cc.
#include "engine/coverage/sightings.h"

#include <algorithm>

namespace fairstart {

void Sightings::SawValue(const Program& program, const Value& value) {
  const auto found = rules_.by_program.find(&program);
  if (found == rules_.by_program.end() || !value.IsKnown()) return;
  See(found->second, value.IsTrue());
}

void Sightings::SawDefinition(int index, const Value& value, const Applied& applied) {
  const Rules::OfDefinition& definition = rules_.by_definition[index];
  if (definition.value >= 0 && value.IsKnown()) See(definition.value, value.IsTrue());
  // A part that only may have applied was not seen.
  if (!applied.certain) return;
  if (definition.general_value >= 0) See(definition.general_value, applied.parts.empty());
  for (size_t i = 0; i < definition.parts.size(); ++i) {
    const bool holds = std::find(applied.parts.begin(), applied.parts.end(), static_cast<int>(i)) !=
                       applied.parts.end();
    See(definition.parts[i], holds);
  }
}

// A bar that a lift stands against does not hold, nor is it seen holding while a lift may stand
// against it. Of an entitlement with several instances one may be lifted and another not: then the
// bar is not taken to hold.
void Sightings::ApplyLifts(int bar, int entitlement) {
  const Rules::OfBar& rules = rules_.by_bar[bar];
  const std::vector<PlanLift>& lifts = plan_.bars[bar].lifts;
  const Seen barred = part_[rules.bar];
  for (size_t i = 0; i < lifts.size(); ++i) {
    const std::vector<int>& excepted = lifts[i].entitlements;
    if (std::find(excepted.begin(), excepted.end(), entitlement) == excepted.end()) continue;
    Seen& lift = part_[rules.lifts[i]];
    if (!lifts[i].when.has_value()) lift = barred;
    if (lift.held) {
      part_[rules.bar] = {.held = false, .failed = true};
    } else if (!lift.failed) {
      part_[rules.bar].held = false;
    }
  }
}

void Sightings::Close(int index) {
  if (index >= 0) {
    for (int bar : plan_.entitlements[index].bars) ApplyLifts(bar, index);
  }
  for (size_t i = 0; i < all_.size(); ++i) {
    all_[i].held = all_[i].held || part_[i].held;
    all_[i].failed = all_[i].failed || part_[i].failed;
    part_[i] = Seen();
  }
}

}  // namespace fairstart
