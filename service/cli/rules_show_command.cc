// Tested by tests/service/cli/rules_commands_test.cc.
#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/edition_argument.h"
#include "service/cli/printed_error.h"
#include "service/files/whole_file.h"
#include "service/publishing/rule_book.h"

namespace fairstart {
namespace {

// The one rulebook that `folder` names.
absl::StatusOr<EditionArgument> FindRulebook(const std::string& folder) {
  const absl::StatusOr<std::vector<EditionArgument>> editions = FindEditions({folder});
  if (!editions.ok()) return editions.status();
  if (editions->size() == 1 && editions->front().id != kRatesId) return editions->front();
  const std::string why = editions->size() == 1
                              ? " holds rates, which are shown with a rulebook that uses them"
                              : " holds several editions";
  return absl::InvalidArgumentError(
      absl::StrCat(folder, why, "; name one edition of a rulebook, as rules/<id>/<edition>"));
}

}  // namespace

ExitCode RulesShow(const RulesShowArguments& arguments, Console& console) {
  const absl::StatusOr<EditionArgument> edition = FindRulebook(arguments.folder);
  if (!edition.ok()) return PrintError(edition.status(), console.err);
  Selection selection;
  selection.id = edition->id;
  selection.edition = edition->edition;
  selection.rates = arguments.rates;
  const ExitCode code = CheckCompiles(*edition, arguments.rates, console);
  if (code != ExitCode::kOk) return code;
  const absl::StatusOr<std::shared_ptr<const Plan>> plan = edition->library->Find(selection);
  if (!plan.ok()) return PrintError(plan.status(), console.err);
  absl::StatusOr<ScenarioSet> scenarios = ReadScenarios(edition->folder);
  if (!scenarios.ok()) return PrintError(scenarios.status(), console.err);
  if (CountErrors(scenarios->diagnostics) > 0) {
    PrintDiagnostics(scenarios->diagnostics, console.err);
    return ExitCode::kProblems;
  }
  const Book book = RuleBook(*edition->library, selection, **plan, *scenarios);
  const std::string text = arguments.format == "html" ? HtmlBook(book) : MarkdownBook(book);
  if (arguments.output.empty()) {
    console.out << text;
    return ExitCode::kOk;
  }
  const absl::Status written = WriteWholeFile(arguments.output, text);
  return written.ok() ? ExitCode::kOk : PrintError("--output", written, console.err);
}

}  // namespace fairstart
