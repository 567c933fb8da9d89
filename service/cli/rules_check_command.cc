// Tested by tests/service/cli/rules_commands_test.cc.
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service/cli/commands.h"
#include "service/cli/edition_argument.h"
#include "service/cli/printed_error.h"
#include "service/cli/proofs_text.h"
#include "service/cli/time_sign.h"
#include "service/proofs/new_solver.h"
#include "service/proofs/person_file.h"
#include "service/proofs/scenario_people.h"

namespace fairstart {
namespace {

// What is to be mended, and of a rulebook without errors the plan.
struct Checked {
  std::vector<Diagnostic> diagnostics;
  std::shared_ptr<const Plan> plan;
};

// Compiles an edition; a rates edition with each rulebook that there is, which is what it is for.
absl::StatusOr<Checked> Check(const EditionArgument& edition, const std::string& rates) {
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
  Checked checked;
  std::set<std::string> said;
  for (const Selection& selection : selections) {
    const absl::StatusOr<CompileResult> result = edition.library->Diagnose(selection);
    if (!result.ok()) return result.status();
    if (edition.id != kRatesId) checked.plan = result->plan;
    for (const Diagnostic& diagnostic : result->diagnostics) {
      if (edition.id == kRatesId && !absl::StartsWith(diagnostic.file, inside)) continue;
      if (said.insert(ToString(diagnostic)).second) checked.diagnostics.push_back(diagnostic);
    }
  }
  return checked;
}

// Proves what is stated of a rulebook, and says what is refuted, what is not decided, and how many
// there are of each. kProblems when something is refuted.
ExitCode ProveAll(const EditionArgument& edition, const Plan& plan,
                  const RulesCheckArguments& arguments, Console& console) {
  if (!HasSolver()) {
    console.out << edition.folder.string()
                << ": proofs are not available: this program was built without libz3-dev\n";
    return ExitCode::kOk;
  }
  const absl::StatusOr<ScenarioSet> scenarios = ReadScenarios(edition.folder);
  if (!scenarios.ok()) return PrintError(scenarios.status(), console.err);
  const std::vector<Proof> proofs = [&] {
    const TimeSign sign("proving what " + edition.folder.string() + " states", console);
    return Prove(plan, PeopleOf(*scenarios), NewSolver);
  }();
  const std::string ask =
      absl::StrCat("--rules ", edition.folder.parent_path().parent_path().string(),
                   " --rulebook ", edition.id, "/", edition.edition, " --rates ",
                   RatesEdition(plan).edition());
  int written = 0;
  for (const Proof& proof : proofs) {
    if (proof.verdict == Verdict::kProved && !arguments.proved) continue;
    std::string file;
    if (proof.verdict == Verdict::kRefuted && proof.person.has_value() &&
        !arguments.cases.empty()) {
      const std::string name =
          absl::StrFormat("%s-%s-%02d", edition.id, edition.edition, ++written);
      const auto path = WritePerson(proof, arguments.cases, name, ask);
      if (!path.ok()) return PrintError(path.status(), console.err);
      file = path->string();
    }
    console.err << ToString(proof, file) << "\n";
  }
  console.out << edition.folder.string() << ": " << SummaryOf(proofs) << "\n";
  return CountOf(proofs, Verdict::kRefuted) == 0 ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace

ExitCode RulesCheck(const RulesCheckArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions(arguments.folders);
  if (!editions.ok()) return PrintError(editions.status(), console.err);
  bool sound = true;
  for (const EditionArgument& edition : *editions) {
    const absl::StatusOr<Checked> checked = [&] {
      const TimeSign sign("checking " + edition.folder.string(), console);
      return Check(edition, arguments.rates);
    }();
    if (!checked.ok()) return PrintError(checked.status(), console.err);
    PrintDiagnostics(checked->diagnostics, console.err);
    const int errors = CountErrors(checked->diagnostics);
    const int warnings = static_cast<int>(checked->diagnostics.size()) - errors;
    sound = sound && errors == 0;
    console.out << edition.folder.string() << ": " << Counted(errors, "error") << ", "
                << Counted(warnings, "warning") << "\n";
    if (!arguments.proofs || checked->plan == nullptr) continue;
    const ExitCode proved = ProveAll(edition, *checked->plan, arguments, console);
    if (proved != ExitCode::kOk && proved != ExitCode::kProblems) return proved;
    sound = sound && proved == ExitCode::kOk;
  }
  return sound ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
