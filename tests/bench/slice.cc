#include "tests/bench/slice.h"

#include <memory>
#include <stdexcept>
#include <string>

#include "tests/bench/shipped.h"

namespace fairstart {
namespace {

std::shared_ptr<const Plan> Compiled() {
  CompileOptions options;
  options.try_other_readings = false;
  const CompileResult result =
      Compile(ReadFolder(kSliceFolder), ReadFolder(kRatesFolder), {}, options);
  if (result.plan != nullptr) return result.plan;
  std::string said = "the slice does not compile:\n";
  for (const Diagnostic& diagnostic : result.diagnostics) {
    if (diagnostic.severity == Diagnostic::Severity::kError) said += ToString(diagnostic) + "\n";
  }
  throw std::runtime_error(said);
}

}  // namespace

const Plan& SlicePlan() {
  static const std::shared_ptr<const Plan>& plan = *new std::shared_ptr<const Plan>(Compiled());
  return *plan;
}

std::vector<Asked> SliceDays() {
  std::vector<Asked> days = ScenarioDays();
  // What only the whole rulebook asks is nothing to a part of it.
  for (Asked& asked : days) asked.facts.clear_declared_facts();
  return days;
}

}  // namespace fairstart
