// Status, claims, duties and warnings.
#include "engine/evaluation/notices.h"

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/instances.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

// Whether every condition holds: certain, certainly not, or not known.
struct Standing {
  bool excluded = false;
  const Error* defect = nullptr;
  const Unknown* waits = nullptr;
  Reliance cited;
};

Standing CheckAll(Evaluation& evaluation, Execution& execution,
                  const std::vector<PlanCondition>& conditions, absl::Span<const Value> variables,
                  Reliance& relied_on) {
  Standing standing;
  for (const PlanCondition& condition : conditions) {
    const Value value = evaluation.Evaluate(execution, condition.when, variables, relied_on);
    evaluation.Add(condition.site, relied_on);
    evaluation.Add(condition.site, standing.cited);
    if (value.IsUnknown())
      standing.waits = Join(evaluation.arena(), standing.waits, value.unknown());
    if (value.IsError() && standing.defect == nullptr) standing.defect = value.error();
    if (value.IsFalse()) standing.excluded = true;
    if (standing.excluded) break;
  }
  return standing;
}

// What cannot be worked out is said, never dropped.
void AddDefect(Evaluation& evaluation, const char* kind, const std::string& name,
               const Error& defect, Found& found) {
  found.defects.push_back(evaluation.arena().Copy(
      absl::StrCat(kind, " \"", name, "\": ", std::string(defect.message))));
}

// The value of an optional program; an unknown is added to `waits`.
std::optional<Value> EvaluateIf(Evaluation& evaluation, Execution& execution,
                                const std::optional<Program>& program,
                                absl::Span<const Value> variables, Reliance& relied_on,
                                const Unknown*& waits) {
  if (!program.has_value()) return std::nullopt;
  const Value value = evaluation.Evaluate(execution, *program, variables, relied_on);
  if (value.IsUnknown()) waits = Join(evaluation.arena(), waits, value.unknown());
  if (!value.IsKnown()) return std::nullopt;
  return value;
}

// Never where there is none.
Day DateOf(const std::optional<Value>& value) {
  return value.has_value() && value->day().IsDate() ? value->day() : Day::Never();
}

}  // namespace

void AddStatus(Evaluation& evaluation, Execution& execution, Found& found) {
  const Plan& plan = evaluation.plan();
  FoundStatus& status = found.status;
  const Value value = evaluation.EvaluateDefinition(execution, plan.legal_status, status.cited);
  const PlanDefinition& definition = plan.definitions[plan.legal_status];
  if (value.IsKnown()) {
    status.status = definition.type.enumeration->FindNumber(static_cast<int>(value.integer()));
  }
  if (value.IsUnknown()) status.missing = value.unknown();
  if (value.IsError()) {
    AddDefect(evaluation, "definition", definition.name, *value.error(), found);
  }
  evaluation.Add(status.cited, found.relied_on);
}

void AddClaim(Evaluation& evaluation, Execution& execution, const PlanClaim& claim, Found& found) {
  Reliance relied_on;
  Standing standing = CheckAll(evaluation, execution, claim.who, {}, relied_on);
  evaluation.Add(relied_on, found.relied_on);
  if (standing.excluded) return;
  if (standing.defect != nullptr) {
    AddDefect(evaluation, "claim", claim.source->name(), *standing.defect, found);
    return;
  }
  FoundClaim& added = found.claims.emplace_back();
  added.claim = &claim;
  const Unknown* waits = standing.waits;
  added.from = DateOf(EvaluateIf(evaluation, execution, claim.from, {}, relied_on, waits));
  added.until = DateOf(EvaluateIf(evaluation, execution, claim.until, {}, relied_on, waits));
  const Unknown* rate = nullptr;  // an unknown rate does not stop a claim
  const std::optional<Value> amount =
      EvaluateIf(evaluation, execution, claim.amount, {}, relied_on, rate);
  if (amount.has_value()) added.amount = amount->rational().numerator();
  added.outcome = waits == nullptr ? v1::OUTCOME_ELSEWHERE : v1::OUTCOME_UNDETERMINED;
  added.missing = Join(evaluation.arena(), waits, rate);
  added.cited = standing.cited;
  evaluation.Add(claim.site, relied_on);
  added.relied_on = relied_on;
  evaluation.Add(relied_on, found.relied_on);
}

namespace {

void AddInstance(Evaluation& evaluation, Execution& execution, const PlanDuty& duty,
                 const Instance& instance, Found& found) {
  Reliance relied_on;
  Standing standing = CheckAll(evaluation, execution, duty.when, instance.variables, relied_on);
  const Unknown* waits = Join(evaluation.arena(), standing.waits, instance.doubt);
  bool done = false;
  if (!standing.excluded && duty.done.has_value()) {
    const std::optional<Value> value =
        EvaluateIf(evaluation, execution, duty.done, instance.variables, relied_on, waits);
    done = value.has_value() && value->boolean();
  }
  evaluation.Add(relied_on, found.relied_on);
  if (standing.excluded || done) return;
  if (standing.defect != nullptr) {
    AddDefect(evaluation, "duty", duty.source->name(), *standing.defect, found);
    return;
  }
  FoundDuty& added = found.duties.emplace_back();
  added.duty = &duty;
  added.instance = instance.key;
  const std::optional<Value> due =
      EvaluateIf(evaluation, execution, duty.due, instance.variables, relied_on, waits);
  added.due = DateOf(due);
  const std::optional<Value> amount =
      EvaluateIf(evaluation, execution, duty.amount, instance.variables, relied_on, waits);
  if (amount.has_value()) added.amount = amount->rational().numerator();
  added.state = v1::DutyFinding::STATE_OPEN;
  if (waits != nullptr) {
    added.state = v1::DutyFinding::STATE_UNDETERMINED;
  } else if (added.due.IsDate()) {
    const bool overdue = execution.today > added.due;
    if (execution.today == NextDay(added.due)) {
      evaluation.Turns(
          execution,
          {.kind = Turn::Kind::kDayAfter, .program = &*duty.due, .node = duty.due->root});
    }
    execution.window =
        Intersect(execution.window, overdue ? Window{NextDay(added.due), Day::Never()}
                                            : Window{Day::BeforeAll(), added.due});
    if (overdue) added.state = v1::DutyFinding::STATE_OVERDUE;
  }
  added.missing = waits;
  added.cited = standing.cited;
  evaluation.Add(duty.site, relied_on);
  added.relied_on = relied_on;
  evaluation.Add(relied_on, found.relied_on);
}

}  // namespace

void AddDuty(Evaluation& evaluation, Execution& execution, const PlanDuty& duty, Found& found) {
  const Instances instances = FindInstances(evaluation, execution, duty.for_each, found.relied_on);
  for (const Instance& instance : instances.all) {
    AddInstance(evaluation, execution, duty, instance, found);
  }
  if (instances.defect != nullptr) {
    AddDefect(evaluation, "duty", duty.source->name(), *instances.defect, found);
  } else if (instances.waits != nullptr) {
    const Instance unknown = UnknownInstance(duty.for_each, instances.waits);
    AddInstance(evaluation, execution, duty, unknown, found);
  }
}

void AddWarning(Evaluation& evaluation, Execution& execution, const PlanWarning& warning,
                Found& found) {
  Reliance relied_on;
  const Value value = evaluation.Evaluate(execution, warning.when, {}, relied_on);
  evaluation.Add(relied_on, found.relied_on);
  if (value.IsError()) {
    AddDefect(evaluation, "warning", warning.source->name(), *value.error(), found);
  }
  if (!value.IsTrue()) return;
  evaluation.Add(warning.site, relied_on);
  evaluation.Add(relied_on, found.relied_on);
  found.warnings.push_back({&warning, relied_on});
}

}  // namespace fairstart
