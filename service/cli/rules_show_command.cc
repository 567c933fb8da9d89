// Tested by tests/service/cli/rules_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/edition_argument.h"
#include "service/cli/printed_error.h"

namespace fairstart {

ExitCode RulesShow(const RulesShowArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions(arguments.folders);
  if (!editions.ok()) return PrintError(editions.status(), console.err);
  for (const EditionArgument& edition : *editions) {
    if (edition.id == kRatesId) continue;  // shown with the rulebook that uses them
    Selection selection;
    selection.id = edition.id;
    selection.edition = edition.edition;
    selection.rates = arguments.rates;
    const absl::StatusOr<CompileResult> result = edition.library->Diagnose(selection);
    if (!result.ok()) return PrintError(result.status(), console.err);
    if (result->plan == nullptr) {
      PrintDiagnostics(result->diagnostics, console.err);
      return ExitCode::kProblems;
    }
    console.out << RenderRulebook(*result->plan);
  }
  return ExitCode::kOk;
}

}  // namespace fairstart
