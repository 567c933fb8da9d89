// Loads, checks and compiles.
#include "engine/rulebook/compile.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/plan.h"
#include "engine/rulebook/take_over.h"

namespace fairstart {
namespace {

bool HasError(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
    return diagnostic.severity == Diagnostic::Severity::kError;
  });
}

// Parameters that the caller gives take the place of those of the same name.
void Override(const std::vector<v1::Parameter>& parameters, Plan& plan) {
  for (const v1::Parameter& parameter : parameters) {
    auto owned = std::make_unique<v1::Parameter>(parameter);
    for (auto* all : {&plan.declarations.parameters, &plan.rates.parameters}) {
      std::erase_if(*all, [&](const auto& d) { return d->name() == parameter.name(); });
    }
    plan.declarations.parameters.push_back({owned.get(), Place{}});
    plan.overridden.push_back(std::move(owned));
  }
}

// A rates edition has sources, parameters and interpretations; one diagnostic for each other kind.
void CheckRates(const Declarations& rates, std::vector<Diagnostic>& diagnostics) {
  const auto refuse = [&](const char* kind, const auto& declarations) {
    if (declarations.empty()) return;
    diagnostics.push_back(MakeDiagnostic(
        declarations.front().place, "", -1, 0, absl::StrCat("the first ", kind),
        "stands in a rates edition, which has sources, parameters and interpretations only",
        "put it into the rulebook"));
  };
  refuse("enumeration", rates.enumerations);
  refuse("fact", rates.facts);
  refuse("wording", rates.wordings);
  refuse("definition", rates.definitions);
  refuse("table", rates.tables);
  refuse("entitlement", rates.entitlements);
  refuse("pot", rates.pots);
  refuse("bar", rates.bars);
  refuse("lift", rates.lifts);
  refuse("claim", rates.claims);
  refuse("duty", rates.duties);
  refuse("warning", rates.warnings);
  refuse("not_encoded", rates.not_encoded);
}

std::shared_ptr<Plan> CompileOnce(const RulebookFolder& rulebook, const RulebookFolder& rates,
                                  const std::vector<RulebookFolder>& bases,
                                  const CompileOptions& options,
                                  std::vector<Diagnostic>& diagnostics) {
  auto plan = std::make_shared<Plan>();
  plan->declarations = Load(rulebook, diagnostics);
  plan->rates = Load(rates, diagnostics);
  const std::vector<std::string> amended =
      TakeOver(bases, rulebook.name, plan->declarations, diagnostics);
  // Everything that names what an unreadable file declares would look like a mistake.
  if (!plan->declarations.is_whole || !plan->rates.is_whole) return plan;
  if (plan->declarations.about.message == nullptr || plan->rates.about.message == nullptr) {
    return plan;
  }
  CheckRates(plan->rates, diagnostics);
  for (const std::string& reading : options.readings) {
    PutInPlace(reading, rulebook.name, plan->declarations, diagnostics);
  }
  Override(options.parameters, *plan);
  plan->readings = options.readings;
  std::sort(plan->readings.begin(), plan->readings.end());
  const auto edition = [](const Declarations& declarations, const RulebookFolder& folder) {
    v1::EditionReference reference;
    reference.set_id(declarations.about->id());
    reference.set_edition(declarations.about->edition());
    reference.set_digest(Digest(folder));
    return reference;
  };
  plan->rulebook_edition = edition(plan->declarations, rulebook);
  plan->rates_edition = edition(plan->rates, rates);
  plan->rules_digest = plan->rulebook_edition.digest();
  if (!amended.empty()) {
    plan->rules_digest =
        Sha256Hex(absl::StrCat(plan->rules_digest, "\n", absl::StrJoin(amended, "\n"), "\n"));
  }

  Compiler compiler(*plan, diagnostics);
  compiler.CheckAbout();
  compiler.ReadOutlines();
  compiler.ReadInterpretations();
  compiler.DeclareFacts();
  compiler.CompileParameters();
  compiler.CompileDefinitions();
  compiler.CompileEntitlements();
  compiler.CompileBars();
  compiler.CompileClaims();
  compiler.CompileDuties();
  compiler.CompileWarnings();
  compiler.CheckLegalStatus();
  compiler.CheckPlanReview();
  compiler.CheckNotEncoded();
  compiler.NoteUsedFacts();
  // What a mistake hides looks as if nobody had cited or used it. A reading owes no outline, and
  // need not use what the chosen one does.
  if (!HasError(diagnostics) && options.readings.empty()) {
    compiler.CheckCoverage();
    compiler.CheckUse();
  }
  plan->merged = Merge(plan->declarations);
  const v1::Rulebook merged_rates = Merge(plan->rates);
  plan->merged.mutable_parameter()->MergeFrom(merged_rates.parameter());
  plan->merged.mutable_interpretation()->MergeFrom(merged_rates.interpretation());
  plan->merged.mutable_source()->MergeFrom(merged_rates.source());
  return plan;
}

// Readings that were not chosen must hold as much as those that were.
void CheckReadings(const Plan& plan, const RulebookFolder& rulebook, const RulebookFolder& rates,
                   const std::vector<RulebookFolder>& bases, std::vector<Diagnostic>& diagnostics) {
  for (const auto& interpretation : plan.declarations.interpretations) {
    for (const auto& reading : interpretation->reading()) {
      if (reading.definition().empty() && reading.table().empty() && reading.parameter().empty()) {
        continue;
      }
      CompileOptions options;
      options.readings = {absl::StrCat(interpretation->number(), "=", reading.name())};
      std::vector<Diagnostic> found;
      CompileOnce(rulebook, rates, bases, options, found);
      for (Diagnostic& diagnostic : found) {
        if (diagnostic.severity != Diagnostic::Severity::kError) continue;
        diagnostic.problem =
            absl::StrCat("with the reading ", options.readings[0], ": ", diagnostic.problem);
        diagnostics.push_back(std::move(diagnostic));
      }
    }
  }
}

}  // namespace

CompileResult Compile(const RulebookFolder& rulebook, const RulebookFolder& rates,
                      const std::vector<RulebookFolder>& bases, const CompileOptions& options) {
  CompileResult result;
  std::shared_ptr<Plan> plan = CompileOnce(rulebook, rates, bases, options, result.diagnostics);
  const bool as_chosen =
      options.readings.empty() && options.parameters.empty() && options.try_other_readings;
  if (!HasError(result.diagnostics) && as_chosen) {
    CheckReadings(*plan, rulebook, rates, bases, result.diagnostics);
  }
  if (!HasError(result.diagnostics)) result.plan = std::move(plan);
  const auto place = [](const Diagnostic& d) { return std::tie(d.file, d.line, d.column); };
  std::stable_sort(result.diagnostics.begin(), result.diagnostics.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return result;
}

}  // namespace fairstart
