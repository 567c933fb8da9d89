// docs/rule-language.md, section 2, what follows "Entitlements"; and the answer as a whole.
#include "tests/reference/answer.h"

#include <utility>
#include <variant>

#include "tests/reference/answer_parts.h"

namespace fairstart::reference {
namespace {

using Conditions = google::protobuf::RepeatedPtrField<v1::Condition>;

Value AllHold(Evaluator& evaluator, const Conditions& conditions, const Scope& scope) {
  Value all = true;
  for (const v1::Condition& condition : conditions) {
    all = And(all, evaluator.Evaluate(condition.when(), scope));
  }
  return all;
}

void AddClaim(Evaluator& evaluator, const v1::Claim& claim, DayNumber as_of, Answer& answer) {
  const Scope scope{as_of};
  const Value holds = AllHold(evaluator, claim.who(), scope);
  if (IsFalse(holds)) return;
  ClaimAnswer& found = answer.claims[claim.name()];
  Waits waits = WaitsOf(holds);
  for (const auto& [expression, text] :
       {std::pair(&claim.from(), &found.from), std::pair(&claim.until(), &found.until)}) {
    if (expression->empty()) continue;
    const Value day = evaluator.Evaluate(*expression, scope);
    waits = Union(waits, WaitsOf(day));
    if (const Date* date = std::get_if<Date>(&day); date != nullptr && date->day != kNever) {
      *text = FormatDay(date->day);
    }
  }
  if (!claim.amount().empty()) {
    const Value sum = evaluator.Evaluate(claim.amount(), scope);
    if (IsPlain(sum)) found.pence = RoundHalfUp(*AsFraction(sum));
    // It can be claimed whether or not its sum is known.
    found.missing = WaitsOf(sum);
  }
  found.outcome = waits.empty() ? v1::OUTCOME_ELSEWHERE : v1::OUTCOME_UNDETERMINED;
  found.missing.merge(waits);
}

void AddDuty(Evaluator& evaluator, const v1::Duty& duty, const Instance& instance,
             Answer& answer) {
  const Value holds = AllHold(evaluator, duty.when(), instance.scope);
  const Value done = duty.done().empty() ? Value(false)
                                         : evaluator.Evaluate(duty.done(), instance.scope);
  const Value exists = instance.possibly.empty() ? Value(true) : MakeUnknown(instance.possibly);
  const Value stands = And(exists, And(holds, Not(done)));
  if (IsFalse(stands)) return;
  DutyAnswer& found = answer.duties[{duty.name(), instance.key}];
  Waits waits = WaitsOf(stands);
  bool overdue = false;
  if (!duty.due().empty()) {
    const Value due = evaluator.Evaluate(duty.due(), instance.scope);
    waits = Union(waits, WaitsOf(due));
    if (const Date* date = std::get_if<Date>(&due); date != nullptr && date->day != kNever) {
      found.due = FormatDay(date->day);
      overdue = date->day < instance.scope.as_of;
    }
  }
  if (!duty.amount().empty()) {
    const Value amount = evaluator.Evaluate(duty.amount(), instance.scope);
    waits = Union(waits, WaitsOf(amount));
    if (const Sum* sum = std::get_if<Sum>(&amount)) found.pence = RoundHalfUp(sum->pence);
  }
  found.missing = waits;
  if (!IsPlain(stands) || !waits.empty()) {
    found.state = v1::DutyFinding::STATE_UNDETERMINED;
  } else {
    found.state = overdue ? v1::DutyFinding::STATE_OVERDUE : v1::DutyFinding::STATE_OPEN;
  }
}

void AddDuties(Evaluator& evaluator, const v1::Duty& duty, DayNumber as_of, Answer& answer) {
  Instances instances;
  AddInstances(evaluator, duty.for_each(), 0, {"", Scope{as_of}, {}}, instances);
  for (const Instance& instance : instances.all) AddDuty(evaluator, duty, instance, answer);
  if (instances.doubt.empty()) return;
  const UnknownInstance unknown(duty.for_each(), instances.doubt, as_of);
  AddDuty(evaluator, duty, unknown.instance(), answer);
}

}  // namespace

Answer AnswerOn(Evaluator& evaluator, const v1::Record* record, DayNumber as_of) {
  const v1::Record& on_record = record != nullptr ? *record : v1::Record::default_instance();
  const v1::Rulebook& rulebook = evaluator.book().rulebook();
  Answer answer;
  const Value status = evaluator.Named(rulebook.about().legal_status(), as_of);
  if (const Choice* choice = std::get_if<Choice>(&status)) answer.status = choice->name;
  answer.status_missing = WaitsOf(status);
  for (const v1::Entitlement& entitlement : rulebook.entitlement()) {
    AddLines(evaluator, on_record, entitlement, as_of, answer);
  }
  for (const v1::Claim& claim : rulebook.claim()) AddClaim(evaluator, claim, as_of, answer);
  for (const v1::Duty& duty : rulebook.duty()) AddDuties(evaluator, duty, as_of, answer);
  for (const v1::Warning& warning : rulebook.warning()) {
    if (IsTrue(evaluator.Evaluate(warning.when(), Scope{as_of}))) {
      answer.warnings.insert(warning.name());
    }
  }
  return answer;
}

}  // namespace fairstart::reference
