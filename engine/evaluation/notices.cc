// Status, claims, duties and warnings.
#include "engine/evaluation/notices.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/instances.h"
#include "engine/evaluation/wording.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

// Whether every condition holds: certain, certainly not, or not known.
struct Standing {
  bool excluded = false;
  const Error* defect = nullptr;
  const Unknown* waits = nullptr;
  SiteSet cited;
};

Standing CheckAll(Evaluation& evaluation, Execution& execution,
                  const std::vector<PlanCondition>& conditions,
                  const std::vector<Value>& variables, SiteSet& sites) {
  Standing standing;
  for (const PlanCondition& condition : conditions) {
    const Value value = evaluation.Evaluate(execution, condition.when, variables, sites);
    sites.Add(condition.site);
    standing.cited.Add(condition.site);
    if (value.IsUnknown()) standing.waits = Join(evaluation.arena(), standing.waits, value.unknown());
    if (value.IsError() && standing.defect == nullptr) standing.defect = value.error();
    if (value.IsFalse()) standing.excluded = true;
    if (standing.excluded) break;
  }
  return standing;
}

// What cannot be worked out is said, never dropped.
void AddDefect(const char* kind, const std::string& name, const Error& defect,
               v1::Finding& finding) {
  finding.add_defects(
      absl::StrCat(kind, " \"", name, "\": ", std::string(defect.message)));
}

// The value of an optional program; an unknown is added to `waits`.
std::optional<Value> EvaluateIf(Evaluation& evaluation, Execution& execution,
                                const std::optional<Program>& program,
                                const std::vector<Value>& variables, SiteSet& sites,
                                const Unknown*& waits) {
  if (!program.has_value()) return std::nullopt;
  const Value value = evaluation.Evaluate(execution, *program, variables, sites);
  if (value.IsUnknown()) waits = Join(evaluation.arena(), waits, value.unknown());
  if (!value.IsKnown()) return std::nullopt;
  return value;
}

std::string DateText(const std::optional<Value>& value) {
  return value.has_value() && value->day().IsDate() ? FormatDay(value->day()) : "";
}

}  // namespace

void AddClaim(Evaluation& evaluation, Execution& execution, const PlanClaim& claim, SiteSet& all,
              v1::Finding& finding) {
  SiteSet sites;
  Standing standing = CheckAll(evaluation, execution, claim.who, {}, sites);
  all.Add(sites);
  if (standing.excluded) return;
  const v1::Claim& source = *claim.source;
  if (standing.defect != nullptr) {
    AddDefect("claim", source.name(), *standing.defect, finding);
    return;
  }
  v1::ClaimFinding* found = finding.add_claims();
  found->set_claim(source.name());
  found->set_label(source.label());
  found->set_payer(source.payer());
  found->set_how(source.how());
  const Unknown* waits = standing.waits;
  found->set_from(DateText(EvaluateIf(evaluation, execution, claim.from, {}, sites, waits)));
  found->set_until(DateText(EvaluateIf(evaluation, execution, claim.until, {}, sites, waits)));
  const Unknown* rate = nullptr;  // an unknown rate does not stop a claim
  const std::optional<Value> amount =
      EvaluateIf(evaluation, execution, claim.amount, {}, sites, rate);
  if (amount.has_value()) {
    found->mutable_amount()->set_pence(amount->rational().numerator());
    found->set_unit(UnitOf(claim.amount->type().per));
  }
  found->set_outcome(waits == nullptr ? v1::OUTCOME_ELSEWHERE : v1::OUTCOME_UNDETERMINED);
  AddMissing(evaluation.plan(), Join(evaluation.arena(), waits, rate), found->mutable_missing());
  sites.Add(claim.site);
  AddCitations(source.cite(), found->mutable_citations());
  AddCitations(evaluation.plan(), standing.cited, found->mutable_citations());
  AddInterpretations(evaluation.plan(), sites, found->mutable_interpretations());
  all.Add(sites);
}

namespace {

void AddInstance(Evaluation& evaluation, Execution& execution, const PlanDuty& duty,
                 const Instance& instance, SiteSet& all, v1::Finding& finding) {
  SiteSet sites;
  Standing standing = CheckAll(evaluation, execution, duty.when, instance.variables, sites);
  const Unknown* waits = Join(evaluation.arena(), standing.waits, instance.doubt);
  bool done = false;
  if (!standing.excluded && duty.done.has_value()) {
    const std::optional<Value> value =
        EvaluateIf(evaluation, execution, duty.done, instance.variables, sites, waits);
    done = value.has_value() && value->boolean();
  }
  all.Add(sites);
  if (standing.excluded || done) return;
  const v1::Duty& source = *duty.source;
  if (standing.defect != nullptr) {
    AddDefect("duty", source.name(), *standing.defect, finding);
    return;
  }
  v1::DutyFinding* found = finding.add_duties();
  found->set_duty(source.name());
  found->set_instance(instance.key);
  found->set_label(source.label());
  found->set_actor(source.actor());
  const std::optional<Value> due =
      EvaluateIf(evaluation, execution, duty.due, instance.variables, sites, waits);
  found->set_due(DateText(due));
  found->set_state(v1::DutyFinding::STATE_OPEN);
  if (waits != nullptr) {
    found->set_state(v1::DutyFinding::STATE_UNDETERMINED);
  } else if (due.has_value() && due->day().IsDate()) {
    const bool overdue = execution.today > due->day();
    execution.window =
        Intersect(execution.window, overdue ? Window{NextDay(due->day()), Day::Never()}
                                            : Window{Day::BeforeAll(), due->day()});
    if (overdue) found->set_state(v1::DutyFinding::STATE_OVERDUE);
  }
  AddMissing(evaluation.plan(), waits, found->mutable_missing());
  sites.Add(duty.site);
  AddCitations(source.cite(), found->mutable_citations());
  AddCitations(evaluation.plan(), standing.cited, found->mutable_citations());
  AddInterpretations(evaluation.plan(), sites, found->mutable_interpretations());
  all.Add(sites);
}

}  // namespace

void AddStatus(Evaluation& evaluation, Execution& execution, SiteSet& sites,
               v1::Finding& finding) {
  const Plan& plan = evaluation.plan();
  SiteSet relied;
  const Value value = evaluation.EvaluateDefinition(execution, plan.legal_status, relied);
  v1::StatusFinding& status = *finding.mutable_status();
  const PlanDefinition& definition = plan.definitions[plan.legal_status];
  if (value.IsKnown()) {
    const EnumType::Value* named =
        definition.type.enumeration->FindNumber(static_cast<int>(value.integer()));
    status.set_status(named->name);
    status.set_label(named->label);
  }
  if (value.IsUnknown()) AddMissing(plan, value.unknown(), status.mutable_missing());
  if (value.IsError()) AddDefect("definition", definition.name, *value.error(), finding);
  AddCitations(plan, relied, status.mutable_citations());
  sites.Add(relied);
}

void AddDuty(Evaluation& evaluation, Execution& execution, const PlanDuty& duty, SiteSet& sites,
             v1::Finding& finding) {
  const Instances instances = FindInstances(evaluation, execution, duty.for_each, sites);
  for (const Instance& instance : instances.all) {
    AddInstance(evaluation, execution, duty, instance, sites, finding);
  }
  if (instances.defect != nullptr) {
    AddDefect("duty", duty.source->name(), *instances.defect, finding);
  } else if (instances.waits != nullptr) {
    const Instance unknown = UnknownInstance(duty.for_each, instances.waits);
    AddInstance(evaluation, execution, duty, unknown, sites, finding);
  }
}

void AddWarning(Evaluation& evaluation, Execution& execution, const PlanWarning& warning,
                SiteSet& sites, v1::Finding& finding) {
  SiteSet relied;
  const Value value = evaluation.Evaluate(execution, warning.when, {}, relied);
  sites.Add(relied);
  if (value.IsError()) {
    AddDefect("warning", warning.source->name(), *value.error(), finding);
  }
  if (!value.IsTrue()) return;
  relied.Add(warning.site);
  v1::WarningFinding* found = finding.add_warnings();
  found->set_warning(warning.source->name());
  found->set_says(warning.source->says());
  AddCitations(warning.source->cite(), found->mutable_citations());
  AddInterpretations(evaluation.plan(), relied, found->mutable_interpretations());
  sites.Add(relied);
}

void AddSuppositions(const Evaluation& evaluation, v1::Finding& finding) {
  std::vector<v1::Supposition> suppositions;
  for (const auto& [record, field] : evaluation.suppositions()) {
    v1::Supposition supposition;
    supposition.set_path(PathOf(*record, field));
    const bool end = record->type->last_day == field && !record->type->supposition.empty();
    supposition.set_says(end ? record->type->supposition
                             : absl::StrCat(record->type->fields[field].wording.label,
                                            " has not come"));
    suppositions.push_back(std::move(supposition));
  }
  std::sort(suppositions.begin(), suppositions.end(),
            [](const auto& a, const auto& b) { return a.path() < b.path(); });
  for (v1::Supposition& supposition : suppositions) {
    *finding.add_suppositions() = std::move(supposition);
  }
}

}  // namespace fairstart
