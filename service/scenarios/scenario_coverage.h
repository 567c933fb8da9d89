// What the scenarios of a rulebook show of it.
#ifndef FAIRSTART_SERVICE_SCENARIOS_SCENARIO_COVERAGE_H_
#define FAIRSTART_SERVICE_SCENARIOS_SCENARIO_COVERAGE_H_

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "service/rulebooks/library.h"
#include "service/scenarios/asking.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// The parts of an answer that a check states something about.
StatedParts StatedBy(const v1::Check& check);

// The coverage of the edition by the scenarios, all of which must hold (RunScenarios). What a day
// rests on counts for scenarios with the readings that were chosen; one with another reading shows
// that reading, if its expectations do not hold without it. Errors are those of the library's Find.
absl::StatusOr<v1::Coverage> CoverScenarios(const ScenarioSet& set, const RulebookLibrary& library,
                                            const ScenarioTarget& target);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_SCENARIO_COVERAGE_H_
