// One entitlement: a line for each of its instances, and one for those that are not known.
#include "engine/evaluation/entitlement.h"

#include <utility>

#include "engine/evaluation/wording.h"

namespace fairstart {
namespace {

v1::Line LineWithoutInstance(const v1::Entitlement& source) {
  v1::Line line;
  line.set_entitlement(source.name());
  line.set_label(source.label());
  line.set_frequency(source.frequency());
  line.set_payee(source.payee());
  line.set_manner(source.manner());
  AddCitations(source.cite(), line.mutable_citations());
  return line;
}

void AddReason(const std::string& text,
               const google::protobuf::RepeatedPtrField<v1::Citation>& citations, v1::Line& line) {
  v1::Reason* reason = line.add_reasons();
  reason->set_text(text);
  *reason->mutable_citations() = citations;
}

// There is no instance: the line says so, and what else excludes it today.
LineAnswer NoInstance(Evaluation& evaluation, const PlanEntitlement& entitlement,
                      const Instances& instances, Execution& today, SiteSet sites) {
  const v1::Entitlement& source = *entitlement.source;
  v1::Line line = LineWithoutInstance(source);
  line.set_outcome(v1::OUTCOME_NOT_ENTITLED);
  const v1::ForEach& empty = instances.empty != nullptr ? *instances.empty : source.for_each(0);
  AddReason(empty.otherwise(), source.cite(), line);
  for (const PlanCondition& condition : entitlement.who) {
    if (condition.uses_instance) continue;
    const Value value = evaluation.Evaluate(today, condition.when, {}, sites);
    sites.Add(condition.site);
    if (value.IsFalse()) AddReason(condition.source->otherwise(), condition.source->cite(), line);
  }
  AddInterpretations(evaluation.plan(), sites, line.mutable_interpretations());
  return {std::move(line), today.window, std::move(sites), nullptr};
}

// It is not known which instances there are.
LineAnswer UnknownInstances(Evaluation& evaluation, const PlanEntitlement& entitlement,
                            const v1::Record* record, const Instances& instances,
                            Execution& today, SiteSet sites) {
  v1::Line line = LineWithoutInstance(*entitlement.source);
  const Unknown* waits = instances.waits;
  if (instances.defect != nullptr) {
    line.set_outcome(v1::OUTCOME_UNDETERMINED);
    line.set_defect(std::string(instances.defect->message));
    AddMissing(evaluation.plan(), instances.waits, line.mutable_missing());
  } else {
    const Instance any = AnyInstance(evaluation.arena(), entitlement.for_each, instances.waits);
    Exclusion why = FindExclusion(evaluation, entitlement, record, any, today);
    sites.Add(why.sites);
    if (why.reasons.empty()) {
      line.set_outcome(v1::OUTCOME_UNDETERMINED);
      AddMissing(evaluation.plan(), instances.waits, line.mutable_missing());
    } else {
      line.set_outcome(v1::OUTCOME_NOT_ENTITLED);
      *line.mutable_reasons() = std::move(why.reasons);
      waits = nullptr;
    }
  }
  AddInterpretations(evaluation.plan(), sites, line.mutable_interpretations());
  return {std::move(line), today.window, std::move(sites), waits};
}

}  // namespace

std::vector<LineAnswer> EvaluateEntitlement(Evaluation& evaluation,
                                            const PlanEntitlement& entitlement,
                                            const v1::Record* record, Day as_of, Window& window) {
  Execution today = evaluation.On(as_of);
  SiteSet sites;
  const Instances instances = FindInstances(evaluation, today, entitlement.for_each, sites);
  std::vector<LineAnswer> answers;
  Window listed = today.window;
  for (const Instance& instance : instances.all) {
    std::optional<LineAnswer> answer =
        EvaluateLine(evaluation, entitlement, record, instance, as_of, listed);
    if (!answer.has_value()) continue;
    answer->window = Intersect(answer->window, today.window);
    answer->sites.Add(sites);
    AddInterpretations(evaluation.plan(), sites, answer->line.mutable_interpretations());
    answers.push_back(*std::move(answer));
  }
  today.window = listed;
  if (instances.waits != nullptr || instances.defect != nullptr) {
    LineAnswer others =
        UnknownInstances(evaluation, entitlement, record, instances, today, std::move(sites));
    // Beside lines that are known, others that nobody could get say nothing.
    if (answers.empty() || others.line.outcome() == v1::OUTCOME_UNDETERMINED) {
      answers.push_back(std::move(others));
    }
  } else if (answers.empty()) {
    answers.push_back(NoInstance(evaluation, entitlement, instances, today, std::move(sites)));
  }
  window = Intersect(window, today.window);
  return answers;
}

}  // namespace fairstart
