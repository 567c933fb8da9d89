// Tested by tests/service/cli/rules_commands_test.cc.
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/edition_argument.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

// Compiles an edition; a rates edition with each rulebook that there is, which is what it is for.
absl::StatusOr<std::vector<Diagnostic>> Diagnostics(const EditionArgument& edition,
                                                    const std::string& rates) {
  std::vector<Selection> selections;
  if (edition.id != kRatesId) {
    Selection selection;
    selection.id = edition.id;
    selection.edition = edition.edition;
    selection.rates = rates;
    selections.push_back(selection);
  } else {
    for (const std::string& id : edition.library->Ids()) {
      for (const EditionFolder& rulebook : edition.library->Editions(id)) {
        Selection selection;
        selection.id = id;
        selection.edition = rulebook.edition;
        selection.rates = edition.edition;
        selections.push_back(selection);
      }
    }
  }
  // A rulebook's mistakes do not concern its rates, nor a mistake in them several times.
  const std::string inside = absl::StrCat(edition.folder.string(), "/");
  std::vector<Diagnostic> diagnostics;
  std::set<std::string> said;
  for (const Selection& selection : selections) {
    const absl::StatusOr<CompileResult> result = edition.library->Diagnose(selection);
    if (!result.ok()) return result.status();
    for (const Diagnostic& diagnostic : result->diagnostics) {
      if (edition.id == kRatesId && !absl::StartsWith(diagnostic.file, inside)) continue;
      if (said.insert(ToString(diagnostic)).second) diagnostics.push_back(diagnostic);
    }
  }
  return diagnostics;
}

}  // namespace

ExitCode RulesCheck(const RulesCheckArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions(arguments.folders);
  if (!editions.ok()) return PrintError(editions.status(), console.err);
  int errors = 0;
  for (const EditionArgument& edition : *editions) {
    const absl::StatusOr<std::vector<Diagnostic>> diagnostics =
        Diagnostics(edition, arguments.rates);
    if (!diagnostics.ok()) return PrintError(diagnostics.status(), console.err);
    PrintDiagnostics(*diagnostics, console.err);
    const int here = CountErrors(*diagnostics);
    errors += here;
    console.out << edition.folder.string() << ": " << Counted(here, "error") << ", "
                << Counted(static_cast<int>(diagnostics->size()) - here, "warning") << "\n";
  }
  return errors == 0 ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
