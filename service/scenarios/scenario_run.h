// Runs the scenarios of a rulebook, here or through a server.
#ifndef FAIRSTART_SERVICE_SCENARIOS_SCENARIO_RUN_H_
#define FAIRSTART_SERVICE_SCENARIOS_SCENARIO_RUN_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/decisions/over_time.h"
#include "service/decisions/preview.h"
#include "service/rulebooks/library.h"
#include "service/scenarios/asking.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {

// An expectation that was not met, or an answer that did not come.
struct ScenarioFailure {
  std::string file;
  Position position;     // of the expectation
  std::string scenario;  // its name
  std::string as_of;     // the day asked about; empty when it is about no day
  std::string what;      // "living_allowance: amount"
  std::string expected;
  std::string got;
};

// file:line:column: scenario on day: what: expected …, got …
std::string ToString(const ScenarioFailure& failure);

// How a run went.
struct ScenarioReport {
  int scenarios = 0;  // that were run
  int days = 0;       // asked about
  int periods = 0;    // asked about
  int left_out = 0;   // scenarios that cannot be asked so
  std::vector<ScenarioFailure> failures;
};

// Runs every scenario with the library's plans. Names that the rulebook lacks are failures.
ScenarioReport RunScenarios(const ScenarioSet& set, const RulebookLibrary& library,
                            const ScenarioTarget& target);

// What answers requests, such as a server.
struct ScenarioServer {
  PreviewFunction preview;
  ScheduleFunction schedule;
};

// Runs every scenario by asking `server`. Scenarios with parameters of their own are left out: a request
// cannot carry them.
ScenarioReport RunScenariosThrough(const ScenarioServer& server, const ScenarioSet& set,
                                   const ScenarioTarget& target);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_SCENARIO_RUN_H_
