// From declarations to a plan: loads, checks and compiles.
#ifndef FAIRSTART_ENGINE_RULEBOOK_COMPILE_H_
#define FAIRSTART_ENGINE_RULEBOOK_COMPILE_H_

#include <memory>
#include <string>
#include <vector>

#include "engine/rulebook/diagnostic.h"
#include "engine/rulebook/folder.h"
#include "fairstart/v1/rulebook.pb.h"

namespace fairstart {

class Plan;

struct CompileOptions {
  // Readings to put in place of those chosen, "I-52=R2".
  std::vector<std::string> readings;
  // Parameters to put in place of those of the same name, or to add.
  std::vector<v1::Parameter> parameters;
  // Whether each reading that was not chosen is tried as well, so that its mistakes are among the
  // diagnostics: a compilation for each. Who only wants answers needs none of them.
  bool try_other_readings = true;
};

struct CompileResult {
  std::shared_ptr<const Plan> plan;  // null when there is an error among the diagnostics
  std::vector<Diagnostic> diagnostics;  // by file, line and column
};

// Loads, checks and compiles an edition with a rates edition. `bases` are the editions that it may
// amend, their names ending in "<id>/<edition>". Bounded in time and memory for any input.
CompileResult Compile(const RulebookFolder& rulebook, const RulebookFolder& rates,
                      const std::vector<RulebookFolder>& bases = {},
                      const CompileOptions& options = {});

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_COMPILE_H_
