// Tested by tests/engine/rulebook/usage_test.cc.
#include "engine/rulebook/usage.h"

#include <optional>

namespace fairstart {
namespace {

class Walk {
 public:
  explicit Walk(const Plan& plan) : plan_(plan) {
    usage_.definitions.resize(plan.definitions.size());
    usage_.parameters.resize(plan.parameters.size());
    usage_.facts.resize(plan.schema.case_type().fields.size());
    usage_.bars.resize(plan.bars.size());
  }

  Usage Go() {
    if (plan_.legal_status >= 0) UseDefinition(plan_.legal_status);
    for (const PlanEntitlement& entitlement : plan_.entitlements) UseEntitlement(entitlement);
    for (const PlanClaim& claim : plan_.claims) {
      Use(claim.who);
      Use(claim.from);
      Use(claim.until);
      Use(claim.amount);
    }
    for (const PlanDuty& duty : plan_.duties) {
      Use(duty.for_each);
      Use(duty.when);
      Use(duty.due);
      Use(duty.done);
      Use(duty.amount);
    }
    for (const PlanWarning& warning : plan_.warnings) Use(warning.when);
    return std::move(usage_);
  }

  Usage Go(const std::vector<const Node*>& parts, const std::vector<int>& definitions) {
    for (const Node* part : parts) Use(*part);
    for (int definition : definitions) UseDefinition(definition);
    return std::move(usage_);
  }

 private:
  void UseEntitlement(const PlanEntitlement& entitlement) {
    Use(entitlement.for_each);
    Use(entitlement.who);
    for (const PlanElsewhere& elsewhere : entitlement.elsewhere) Use(elsewhere.when);
    Use(entitlement.amount);
    for (const PlanCap& cap : entitlement.caps) {
      Use(cap.amount);
      Use(cap.home);
    }
    for (const PlanNeed& need : entitlement.needs) {
      Use(need.when);
      Use(need.about_each);
      Use(need.up_to);
    }
    Use(entitlement.arises);
    Use(entitlement.first_day);
    Use(entitlement.last_day);
    Use(entitlement.lapses);
    Use(entitlement.paid_on);
    for (int bar : entitlement.bars) {
      if (usage_.bars[bar]) continue;
      usage_.bars[bar] = true;
      Use(plan_.bars[bar].when);
      for (const PlanLift& lift : plan_.bars[bar].lifts) Use(lift.when);
    }
  }

  void UseDefinition(int index) {
    if (usage_.definitions[index]) return;
    usage_.definitions[index] = true;
    const PlanDefinition& definition = plan_.definitions[index];
    if (definition.definition != nullptr) Use(definition.value);
    for (const PlanException& exception : definition.exceptions) {
      Use(exception.when);
      Use(exception.value);
    }
    for (const Program& input : definition.inputs) Use(input);
    for (const PlanRow& row : definition.rows) {
      Use(row.when);
      Use(row.then);
    }
  }

  void Use(const std::vector<PlanForEach>& for_each) {
    for (const PlanForEach& loop : for_each) {
      Use(loop.in);
      Use(loop.key);
    }
  }
  void Use(const std::vector<PlanCondition>& conditions) {
    for (const PlanCondition& condition : conditions) Use(condition.when);
  }
  void Use(const std::optional<Program>& program) {
    if (program.has_value()) Use(*program);
  }
  void Use(const Program& program) { Use(*program.root); }
  void Use(const Node& node) {
    switch (node.op) {
      case Op::kConstant:
        if (node.type.Is(Type::Kind::kString)) usage_.texts.emplace(node.constant().text());
        break;
      case Op::kDefinition:
      case Op::kOnDefinition:
      case Op::kEverBefore:
      case Op::kFirstDay:
        UseDefinition(node.index);
        break;
      case Op::kParameter:
      case Op::kOnParameter:
      case Op::kPlusWorkingDays:
        usage_.parameters[node.index] = true;
        break;
      case Op::kFact:
        usage_.facts[node.index] = true;
        break;
      case Op::kHas:
      case Op::kAwaited:
        if (node.args().empty()) usage_.facts[node.index] = true;
        break;
      default:
        break;
    }
    for (const Node& arg : node.args()) Use(arg);
  }

  const Plan& plan_;
  Usage usage_;
};

}  // namespace

Usage FindUsage(const Plan& plan) { return Walk(plan).Go(); }

Usage UsageOf(const Plan& plan, const std::vector<const Node*>& parts,
              const std::vector<int>& definitions) {
  return Walk(plan).Go(parts, definitions);
}

}  // namespace fairstart
