// Tested by tests/engine/rulebook/reach_test.cc.
#include "engine/rulebook/reach.h"

namespace fairstart {
namespace {

class AnswerReach {
 public:
  explicit AnswerReach(const Plan& plan) : reach_(plan) {}

  void AddForEach(const std::vector<PlanForEach>& for_each) {
    for (const PlanForEach& loop : for_each) {
      Add(loop.in);
      Add(loop.key);
    }
  }

  void AddConditions(const std::vector<PlanCondition>& conditions) {
    for (const PlanCondition& condition : conditions) Add(condition.when);
  }

  void AddEntitlement(const PlanEntitlement& entitlement) {
    AddForEach(entitlement.for_each);
    AddConditions(entitlement.who);
    for (const PlanElsewhere& elsewhere : entitlement.elsewhere) Add(elsewhere.when);
    Add(entitlement.amount);
    for (const PlanCap& cap : entitlement.caps) Add(cap.amount);
    for (const PlanNeed& need : entitlement.needs) {
      Add(need.when);
      Add(need.about_each);
      Add(need.up_to);
    }
    Add(entitlement.arises);
    Add(entitlement.first_day);
    Add(entitlement.last_day);
    Add(entitlement.lapses);
  }

  template <typename MaybeProgram>
  void Add(const MaybeProgram& program) {
    reach_.Add(program, reached);
  }
  void AddDefinition(int definition) { reached.Add(reach_.Of(definition)); }

  Reached reached;

 private:
  Reach reach_;
};

}  // namespace

void Reached::Add(const Reached& other) {
  definitions.insert(other.definitions.begin(), other.definitions.end());
  parameters.insert(other.parameters.begin(), other.parameters.end());
}

void Reach::Add(const Node& node, Reached& reached) {
  switch (node.op) {
    case Op::kParameter:
    case Op::kOnParameter:
      reached.parameters.insert(node.index);
      break;
    case Op::kDefinition:
    case Op::kOnDefinition:
    case Op::kEverBefore:
    case Op::kFirstDay:
      reached.Add(Of(node.index));
      break;
    default:
      break;
  }
  for (const auto& arg : node.args) Add(*arg, reached);
}

const Reached& Reach::Of(int definition) {
  const auto found = known_.find(definition);
  if (found != known_.end()) return found->second;
  Reached reached;
  reached.definitions.insert(definition);
  const PlanDefinition& of = plan_.definitions[static_cast<size_t>(definition)];
  if (of.table == nullptr) Add(of.value, reached);
  for (const PlanException& exception : of.exceptions) {
    Add(exception.when, reached);
    Add(exception.value, reached);
  }
  for (const Program& input : of.inputs) Add(input, reached);
  for (const PlanRow& row : of.rows) {
    Add(row.when, reached);
    Add(row.then, reached);
  }
  return known_[definition] = std::move(reached);
}

Reached ReachedByAnswers(const Plan& plan) {
  AnswerReach answers(plan);
  for (const PlanEntitlement& entitlement : plan.entitlements) answers.AddEntitlement(entitlement);
  for (const PlanBar& bar : plan.bars) {
    answers.Add(bar.when);
    for (const PlanLift& lift : bar.lifts) answers.Add(lift.when);
  }
  for (const PlanClaim& claim : plan.claims) {
    answers.AddConditions(claim.who);
    answers.Add(claim.from);
    answers.Add(claim.until);
    answers.Add(claim.amount);
  }
  for (const PlanDuty& duty : plan.duties) {
    answers.AddForEach(duty.for_each);
    answers.AddConditions(duty.when);
    answers.Add(duty.due);
    answers.Add(duty.done);
  }
  for (const PlanWarning& warning : plan.warnings) answers.Add(warning.when);
  if (plan.legal_status >= 0) answers.AddDefinition(plan.legal_status);
  return std::move(answers.reached);
}

}  // namespace fairstart
