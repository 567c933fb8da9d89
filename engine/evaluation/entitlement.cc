// One entitlement: a line for each of its instances, and one for those that are not known.
#include "engine/evaluation/entitlement.h"

#include <utility>

namespace fairstart {
namespace {

FoundLine LineWithoutInstance(const PlanEntitlement& entitlement, Execution& today,
                              const Reliance& relied_on) {
  FoundLine line;
  line.entitlement = &entitlement;
  line.is_of_instance = false;
  line.relied_on = relied_on;
  line.window = today.window;
  return line;
}

// There is no instance: the line says so, and what else excludes it today.
FoundLine NoInstance(Evaluation& evaluation, const PlanEntitlement& entitlement,
                     const Instances& instances, Execution& today, const Reliance& relied_on) {
  FoundLine line = LineWithoutInstance(entitlement, today, relied_on);
  line.outcome = v1::OUTCOME_NOT_ENTITLED;
  const v1::ForEach& empty =
      instances.empty != nullptr ? *instances.empty : entitlement.source->for_each(0);
  const auto add_reason = [&](std::string_view text, int site) {
    line.reasons.push_back({{}, text, evaluation.plan().sites[site].citations});
  };
  add_reason(empty.otherwise(), entitlement.site);
  for (const PlanCondition& condition : entitlement.who) {
    if (condition.uses_instance) continue;
    const Value value = evaluation.Evaluate(today, condition.when, {}, line.relied_on);
    evaluation.Add(condition.site, line.relied_on);
    if (value.IsFalse()) add_reason(condition.source->otherwise(), condition.site);
  }
  line.window = today.window;
  return line;
}

// It is not known which instances there are.
FoundLine UnknownInstances(Evaluation& evaluation, const PlanEntitlement& entitlement,
                           const EntitlementOnRecord& record, const Instances& instances,
                           Execution& today, const Reliance& relied_on) {
  FoundLine line = LineWithoutInstance(entitlement, today, relied_on);
  line.outcome = v1::OUTCOME_UNDETERMINED;
  line.missing = instances.waits;
  line.waits = instances.waits;
  if (instances.defect != nullptr) {
    line.defect = instances.defect->message;
    return line;
  }
  const Instance any = AnyInstance(evaluation.arena(), entitlement.for_each, instances.waits);
  Exclusion why = FindExclusion(evaluation, entitlement, record, any, today);
  evaluation.Add(why.relied_on, line.relied_on);
  line.window = today.window;
  if (why.reasons.empty()) return line;
  line.outcome = v1::OUTCOME_NOT_ENTITLED;
  line.reasons = std::move(why.reasons);
  line.missing = nullptr;
  line.waits = nullptr;
  return line;
}

}  // namespace

void EvaluateEntitlement(Evaluation& evaluation, const PlanEntitlement& entitlement,
                         const v1::Record* record, Day as_of, Window& window,
                         std::vector<FoundLine>& lines) {
  Execution today = evaluation.On(as_of);
  Reliance relied_on;
  const Instances instances = FindInstances(evaluation, today, entitlement.for_each, relied_on);
  const EntitlementOnRecord on_record(record, entitlement.source->name());
  const size_t others_lines = lines.size();
  Window listed = today.window;
  for (const Instance& instance : instances.all) {
    FoundLine& line = lines.emplace_back();
    if (!EvaluateLine(evaluation, entitlement, on_record, instance, as_of, listed, line)) {
      lines.pop_back();
      continue;
    }
    line.window = Intersect(line.window, today.window);
    evaluation.Add(relied_on, line.relied_on);
  }
  today.window = listed;
  if (instances.waits != nullptr || instances.defect != nullptr) {
    FoundLine others =
        UnknownInstances(evaluation, entitlement, on_record, instances, today, relied_on);
    // Beside lines that are known, others that nobody could get say nothing.
    if (lines.size() == others_lines || others.outcome == v1::OUTCOME_UNDETERMINED) {
      lines.push_back(std::move(others));
    }
  } else if (lines.size() == others_lines) {
    lines.push_back(NoInstance(evaluation, entitlement, instances, today, relied_on));
  }
  window = Intersect(window, today.window);
}

}  // namespace fairstart
