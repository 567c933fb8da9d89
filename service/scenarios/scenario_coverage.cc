// Tested by tests/service/scenarios/scenario_coverage_test.cc.
#include "service/scenarios/scenario_coverage.h"

#include <memory>
#include <string>
#include <vector>

#include "service/scenarios/expectation.h"

namespace fairstart {
namespace {

using FoundPlan = absl::StatusOr<std::shared_ptr<const Plan>>;

// Counts each of the scenario's readings that makes a difference to what it expects.
absl::Status ShowReadings(const ReadyScenario& ready, const RulebookLibrary& library,
                          const ScenarioTarget& target, Coverage& coverage) {
  for (const std::string& reading : ready.scenario.reading()) {
    Selection without = SelectionFor(ready, target);
    std::erase(without.options.readings, reading);
    const FoundPlan plan = library.Find(without);
    if (!plan.ok()) return plan.status();
    for (const v1::Check& check : ready.scenario.check()) {
      const absl::StatusOr<v1::PreviewResponse> answer = Ask(**plan, ready, check);
      if (answer.ok() && !Compare(check, *answer).empty()) coverage.AddDifference(reading);
    }
  }
  return absl::OkStatus();
}

absl::Status ShowRules(const ReadyScenario& ready, const RulebookLibrary& library,
                       const ScenarioTarget& target, Coverage& coverage) {
  const FoundPlan plan = library.Find(SelectionFor(ready, target));
  if (!plan.ok()) return plan.status();
  for (const v1::Check& check : ready.scenario.check()) {
    const absl::StatusOr<Question> question = QuestionFor(ready, check);
    if (question.ok()) coverage.Look(**plan, *question, StatedBy(check));
  }
  return absl::OkStatus();
}

}  // namespace

StatedParts StatedBy(const v1::Check& check) {
  StatedParts stated;
  stated.status = !check.status().empty();
  stated.every_entitlement = check.exhaustive();
  for (const v1::LineCheck& line : check.line()) stated.entitlements.insert(line.entitlement());
  for (const v1::ClaimCheck& claim : check.claim()) stated.claims.insert(claim.claim());
  for (const v1::DutyCheck& duty : check.duty()) stated.duties.insert(duty.duty());
  stated.warnings = {check.warning().begin(), check.warning().end()};
  stated.claims.insert(check.no_claim().begin(), check.no_claim().end());
  stated.duties.insert(check.no_duty().begin(), check.no_duty().end());
  stated.warnings.insert(check.no_warning().begin(), check.no_warning().end());
  return stated;
}

absl::StatusOr<v1::Coverage> CoverScenarios(const ScenarioSet& set, const RulebookLibrary& library,
                                            const ScenarioTarget& target) {
  Selection as_chosen;
  as_chosen.id = target.id;
  as_chosen.edition = target.edition;
  as_chosen.rates = target.rates;
  const FoundPlan plan = library.Find(as_chosen);
  if (!plan.ok()) return plan.status();
  Coverage coverage(**plan);
  int days = 0;
  for (const ReadyScenario& ready : set.scenarios) {
    days += ready.scenario.check_size();
    const auto show = ready.scenario.reading().empty() ? ShowRules : ShowReadings;
    const absl::Status shown = show(ready, library, target, coverage);
    if (!shown.ok()) return shown;
  }
  v1::Coverage report = coverage.Report();
  report.set_scenarios(static_cast<int>(set.scenarios.size()));
  report.set_days(days);
  return report;
}

}  // namespace fairstart
