// Tested by tests/service/cli/rules_coverage_command_test.cc.
#include "service/cli/commands.h"
#include "service/cli/coverage_text.h"
#include "service/cli/edition_argument.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/scenarios/scenario_coverage.h"
#include "service/scenarios/scenario_run.h"

namespace fairstart {
namespace {

// kOk if every scenario holds: what is expected in vain shows nothing.
ExitCode CheckScenarios(const ScenarioSet& set, const EditionArgument& edition,
                        const ScenarioTarget& target, Console& console) {
  PrintDiagnostics(set.diagnostics, console.err);
  const ScenarioReport report = RunScenarios(set, *edition.library, target);
  for (const ScenarioFailure& failure : report.failures) console.err << ToString(failure) << "\n";
  if (set.diagnostics.empty() && report.failures.empty()) return ExitCode::kOk;
  console.err << edition.folder.string() << ": coverage is counted once all scenarios hold\n";
  return ExitCode::kProblems;
}

}  // namespace

ExitCode RulesCoverage(const RulesCoverageArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions(arguments.folders);
  if (!editions.ok()) return PrintError(editions.status(), console.err);
  bool complete = true;
  for (const EditionArgument& edition : *editions) {
    if (edition.id == kRatesId) continue;  // rates have no scenarios
    ExitCode code = CheckCompiles(edition, arguments.rates, console);
    if (code != ExitCode::kOk) return code;
    const absl::StatusOr<ScenarioSet> set = ReadScenarios(edition.folder);
    if (!set.ok()) return PrintError(set.status(), console.err);
    const ScenarioTarget target = {edition.id, edition.edition, arguments.rates};
    code = CheckScenarios(*set, edition, target, console);
    if (code != ExitCode::kOk) return code;

    const absl::StatusOr<v1::Coverage> coverage = CoverScenarios(*set, *edition.library, target);
    if (!coverage.ok()) return PrintError(coverage.status(), console.err);
    if (arguments.format == "json") {
      code = PrintJson(*coverage, console);
      if (code != ExitCode::kOk) return code;
    } else {
      Page page(console.out, console.colour);
      PrintCoverage(*coverage, page);
    }
    PrintDiagnostics(FindUncovered(*coverage), console.err);
    complete = complete && coverage->complete();
  }
  return complete ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
