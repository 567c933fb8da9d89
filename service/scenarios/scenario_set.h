// The scenarios of a rulebook, read and put together: base, case, record and single fields.
#ifndef FAIRSTART_SERVICE_SCENARIOS_SCENARIO_SET_H_
#define FAIRSTART_SERVICE_SCENARIOS_SCENARIO_SET_H_

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "fairstart/v1/scenario.pb.h"
#include "service/files/field_positions.h"

namespace fairstart {

// A scenario ready to be asked about.
struct ReadyScenario {
  v1::Scenario scenario;  // as written
  v1::CaseFacts facts;    // base, own case and single fields put together
  std::optional<v1::Record> record;

  std::string file;
  std::string path;                                 // in its file: "scenario[3]"
  std::shared_ptr<const FieldPositions> positions;  // of its file
};

// What could be read, in order of files and within them; and what is wrong with the rest.
struct ScenarioSet {
  std::vector<ReadyScenario> scenarios;
  std::vector<Diagnostic> diagnostics;
};

// Reads <edition folder>/scenarios/*.txtpb. An edition without that folder has no scenarios.
// kPermissionDenied and the like for what cannot be read.
absl::StatusOr<ScenarioSet> ReadScenarios(const std::filesystem::path& edition_folder);

// The same of files that are in memory.
ScenarioSet ScenariosIn(const RulebookFolder& files);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_SCENARIO_SET_H_
