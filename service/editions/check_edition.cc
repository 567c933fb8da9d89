// Tested by tests/service/editions/editions_test.cc.
#include "service/editions/check_edition.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/proofs/prove.h"
#include "engine/text/misread.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/proofs/new_solver.h"
#include "service/proofs/scenario_people.h"
#include "service/scenarios/scenario_run.h"
#include "service/scenarios/scenario_set.h"

namespace fairstart {
namespace {

class Checking {
 public:
  Checking(const SubmittedFiles& submitted, const RulebookLibrary& library)
      : submitted_(submitted), library_(library) {
    *check_.mutable_edition() = ReferenceOf(submitted.edition);
  }

  absl::StatusOr<v1::EditionCheck> Rulebook() {
    Selection selection;
    selection.id = submitted_.edition.id;
    selection.edition = submitted_.edition.edition;
    const absl::StatusOr<CompileResult> result = library_.Diagnose(selection);
    if (!result.ok()) return result.status();
    SayAll(result->diagnostics);
    if (result->plan != nullptr) {
      CheckName(RulebookEdition(*result->plan));
      RefuseSectionsInPreparation(MergedRulebook(*result->plan));
      const ScenarioSet scenarios = ScenariosIn(submitted_.scenarios);
      SayAll(scenarios.diagnostics);
      RunAll(scenarios);
      ProveAll(*result->plan, scenarios);
    }
    return Finished();
  }

  absl::StatusOr<v1::EditionCheck> Rates() {
    check_.set_not_proved_because("nothing is stated of rates by themselves");
    for (const std::string& id : library_.Ids()) {
      for (const EditionFolder& rulebook : library_.Editions(id)) {
        Selection selection;
        selection.id = id;
        selection.edition = rulebook.edition;
        selection.rates = submitted_.edition.edition;
        const absl::StatusOr<CompileResult> result = library_.Diagnose(selection);
        if (!result.ok()) return result.status();
        SayAll(result->diagnostics);
        if (result->plan != nullptr) CheckName(RatesEdition(*result->plan));
      }
    }
    return Finished();
  }

 private:
  // What is not this edition's and harms nobody does not concern its author, nor the same twice.
  void SayAll(const std::vector<Diagnostic>& diagnostics) {
    const std::string inside = absl::StrCat(submitted_.edition.folder.name, "/");
    for (const Diagnostic& diagnostic : diagnostics) {
      const bool is_error = diagnostic.severity == Diagnostic::Severity::kError;
      if (!is_error && !absl::StartsWith(diagnostic.file, inside)) continue;
      if (said_.insert(ToString(diagnostic)).second) Say(diagnostic, is_error);
    }
  }

  void Say(const Diagnostic& diagnostic, bool is_error) {
    v1::EditionProblem& problem = *check_.add_problems();
    problem.set_is_error(is_error);
    problem.set_file(diagnostic.file);
    problem.set_line(diagnostic.line);
    problem.set_column(diagnostic.column);
    problem.set_declaration(diagnostic.declaration);
    problem.set_problem(diagnostic.problem);
    problem.set_mend(diagnostic.mend);
  }

  void SayOfAll(const std::string& what, const std::string& mend, bool is_error) {
    Diagnostic diagnostic;
    diagnostic.problem = what;
    diagnostic.mend = mend;
    Say(diagnostic, is_error);
  }

  // What is recorded is found again by the name that the plan gives itself.
  void CheckName(const v1::EditionReference& named) {
    const EditionFolder& edition = submitted_.edition;
    if (named.id() == edition.id && named.edition() == edition.edition) return;
    SayOfAll(absl::StrCat("calls itself ", named.id(), "/", named.edition(),
                          ", and was submitted as ", edition.folder.name),
             "submit it as what it is", true);
  }

  void RefuseSectionsInPreparation(const v1::Rulebook& rulebook) {
    for (const v1::Source& source : rulebook.source()) {
      for (const v1::Section& section : source.section()) {
        if (!section.in_preparation()) continue;
        SayOfAll(absl::StrCat("section ", section.number(), " of ", Quoted(source.name()),
                              " is in preparation"),
                 "encode it", true);
      }
    }
  }

  void RunAll(const ScenarioSet& scenarios) {
    const ScenarioReport report =
        RunScenarios(scenarios, library_, {submitted_.edition.id, submitted_.edition.edition, ""});
    check_.set_scenarios(report.scenarios);
    for (const ScenarioFailure& failure : report.failures) {
      Diagnostic diagnostic;
      diagnostic.file = failure.file;
      diagnostic.line = failure.position.line;
      diagnostic.column = failure.position.column;
      diagnostic.declaration = absl::StrCat("scenario ", Quoted(failure.scenario));
      diagnostic.problem =
          absl::StrCat(failure.as_of.empty() ? "" : absl::StrCat("on ", failure.as_of, ": "),
                       failure.what, ": expected ", failure.expected, ", got ", failure.got);
      diagnostic.mend = "mend the rules, or what is expected of them";
      Say(diagnostic, true);
    }
    if (report.scenarios == 0) SayOfAll("no scenario shows what it does", "add scenarios", false);
  }

  // Takes longest, so that it waits until the rest is in order.
  void ProveAll(const Plan& plan, const ScenarioSet& scenarios) {
    if (!HasSolver()) {
      check_.set_not_proved_because("this server was built without libz3-dev");
      return;
    }
    if (HasErrors()) {
      check_.set_not_proved_because("there are errors to mend first");
      return;
    }
    int proved = 0;
    for (const Proof& proof : Prove(plan, PeopleOf(scenarios), NewSolver)) {
      if (proof.verdict == Verdict::kProved) {
        ++proved;
      } else {
        Say(proof.diagnostic, proof.verdict == Verdict::kRefuted);
      }
    }
    check_.set_proved(proved);
  }

  bool HasErrors() const {
    return std::any_of(check_.problems().begin(), check_.problems().end(),
                       [](const v1::EditionProblem& problem) { return problem.is_error(); });
  }

  v1::EditionCheck Finished() {
    check_.set_publishable(!HasErrors());
    std::stable_sort(check_.mutable_problems()->begin(), check_.mutable_problems()->end(),
                     [](const v1::EditionProblem& a, const v1::EditionProblem& b) {
                       return a.is_error() && !b.is_error();
                     });
    return check_;
  }

  const SubmittedFiles& submitted_;
  const RulebookLibrary& library_;
  v1::EditionCheck check_;
  std::set<std::string> said_;
};

}  // namespace

absl::StatusOr<v1::EditionCheck> CheckSubmitted(const RulebookLibrary& library,
                                                const SubmittedFiles& submitted) {
  const absl::StatusOr<std::unique_ptr<RulebookLibrary>> with = library.With(submitted.edition);
  if (!with.ok()) return with.status();
  Checking checking(submitted, **with);
  return submitted.edition.id == kRatesId ? checking.Rates() : checking.Rulebook();
}

absl::StatusOr<v1::CheckEditionResponse> CheckEdition(const RulebookLibrary& library,
                                                      std::string_view bytes) {
  v1::CheckEditionRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  const SubmittedFiles submitted = ReadSubmitted("edition", request.edition(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<v1::EditionCheck> check = CheckSubmitted(library, submitted);
  if (!check.ok()) return check.status();
  v1::CheckEditionResponse response;
  *response.mutable_check() = *std::move(check);
  return response;
}

absl::Status NotPublishable(const v1::EditionCheck& check) {
  FieldViolations errors;
  for (const v1::EditionProblem& problem : check.problems()) {
    if (!problem.is_error()) continue;
    std::string at = absl::StrCat(check.edition().id(), "/", check.edition().edition());
    if (!problem.file().empty()) {
      at = absl::StrCat(problem.file(), ":", problem.line(), ":", problem.column());
    }
    std::string said = problem.problem();
    if (!problem.declaration().empty()) said = absl::StrCat(problem.declaration(), ": ", said);
    if (!problem.mend().empty()) absl::StrAppend(&said, "; ", problem.mend());
    errors.push_back({at, said});
  }
  return PreconditionFailed(Reason::kRulebookDefective, errors);
}

}  // namespace fairstart
