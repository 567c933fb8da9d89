// Tested by tests/engine/proofs/statements_of_answers_test.cc.
#include "engine/proofs/answer_rules.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/instances.h"

namespace fairstart {
namespace {

const std::vector<PlanForEach> kNone;

std::string Named(const char* kind, const std::string& name) {
  return absl::StrCat(kind, " \"", name, "\"");
}

const Program* Get(const std::optional<Program>& program) {
  return program.has_value() ? &*program : nullptr;
}

void AddValue(const std::optional<Program>& program, AnswerRules& answer) {
  if (program.has_value()) answer.values.push_back({&*program, answer.for_each->size()});
}

void AddConditions(const std::vector<PlanCondition>& conditions, const char* field,
                   AnswerRules& answer) {
  for (size_t i = 0; i < conditions.size(); ++i) {
    answer.needed.push_back({&conditions[i].when, answer.place.Below(field, static_cast<int>(i)),
                             "when", answer.declaration});
  }
}

AnswerRules OfEntitlement(const Plan& plan, size_t index) {
  const PlanEntitlement& entitlement = plan.entitlements[index];
  AnswerRules answer;
  answer.declaration = Named("entitlement", entitlement.source->name());
  answer.place = PlaceOf(plan.declarations.entitlements, entitlement.source);
  answer.can = "somebody can get it";
  answer.never = "nobody can ever get it";
  answer.for_each = &entitlement.for_each;
  if (!entitlement.for_each.empty()) {
    answer.own_day = Get(entitlement.first_day);
    if (answer.own_day == nullptr) answer.own_day = Get(entitlement.arises);
  }
  AddConditions(entitlement.who, "who", answer);
  for (size_t i = 0; i < entitlement.elsewhere.size(); ++i) {
    answer.absent.push_back({&*entitlement.elsewhere[i].when,
                             answer.place.Below("elsewhere", static_cast<int>(i)), "when",
                             answer.declaration});
  }
  for (size_t i = 0; i < entitlement.needs.size(); ++i) {
    if (!entitlement.needs[i].when.has_value()) continue;
    answer.others.push_back({&*entitlement.needs[i].when,
                             answer.place.Below("need", static_cast<int>(i)), "when",
                             answer.declaration});
  }
  for (int number : entitlement.bars) {
    const PlanBar& bar = plan.bars[static_cast<size_t>(number)];
    AnswerBar made;
    made.when = &bar.when;
    for (const PlanLift& lift : bar.lifts) {
      const auto& lifted = lift.entitlements;
      if (std::find(lifted.begin(), lifted.end(), static_cast<int>(index)) == lifted.end()) {
        continue;
      }
      if (lift.when.has_value()) made.lifts.push_back(&*lift.when);
      made.always_lifted = made.always_lifted || !lift.when.has_value();
    }
    answer.bars.push_back(std::move(made));
  }
  AddValue(entitlement.amount, answer);
  for (const PlanCap& cap : entitlement.caps) {
    answer.values.push_back({&cap.amount, cap.pot.empty() ? entitlement.for_each.size() : 0});
  }
  AddValue(entitlement.first_day, answer);
  AddValue(entitlement.last_day, answer);
  AddValue(entitlement.arises, answer);
  AddValue(entitlement.lapses, answer);
  AddValue(entitlement.paid_on, answer);
  for (const PlanNeed& need : entitlement.needs) {
    AddValue(need.about_each, answer);
    AddValue(need.up_to, answer);
  }
  return answer;
}

AnswerRules OfClaim(const Plan& plan, const PlanClaim& claim) {
  AnswerRules answer;
  answer.declaration = Named("claim", claim.source->name());
  answer.place = PlaceOf(plan.declarations.claims, claim.source);
  answer.can = "somebody can make it";
  answer.never = "nobody can ever make it";
  answer.for_each = &kNone;
  AddConditions(claim.who, "who", answer);
  AddValue(claim.from, answer);
  AddValue(claim.until, answer);
  AddValue(claim.amount, answer);
  return answer;
}

AnswerRules OfDuty(const Plan& plan, const PlanDuty& duty) {
  AnswerRules answer;
  answer.declaration = Named("duty", duty.source->name());
  answer.place = PlaceOf(plan.declarations.duties, duty.source);
  answer.can = "it stands for somebody";
  answer.never = "it stands for nobody, ever";
  answer.for_each = &duty.for_each;
  AddConditions(duty.when, "when", answer);
  if (duty.done.has_value()) {
    answer.others.push_back({&*duty.done, answer.place, "done", answer.declaration});
  }
  AddValue(duty.due, answer);
  AddValue(duty.amount, answer);
  return answer;
}

AnswerRules OfWarning(const Plan& plan, const PlanWarning& warning) {
  AnswerRules answer;
  answer.declaration = Named("warning", warning.source->name());
  answer.place = PlaceOf(plan.declarations.warnings, warning.source);
  answer.for_each = &kNone;
  answer.needed.push_back({&warning.when, answer.place, "when", answer.declaration});
  return answer;
}

AnswerRules OfStatus(const Plan& plan) {
  const PlanDefinition& status = plan.definitions[static_cast<size_t>(plan.legal_status)];
  AnswerRules answer;
  answer.declaration = "the legal status";
  answer.place = status.table != nullptr
                     ? PlaceOf(plan.declarations.tables, status.table)
                     : PlaceOf(plan.declarations.definitions, status.definition);
  answer.for_each = &kNone;
  answer.values.push_back({.definition = plan.legal_status});
  return answer;
}

// Adds the elements of one for_each after another.
void AddScenes(Translator& translator, const std::vector<PlanForEach>& for_each,
               const SymbolicScene& so_far, std::vector<SymbolicScene>& scenes) {
  if (so_far.variables.size() == for_each.size()) {
    scenes.push_back(so_far);
    return;
  }
  World& world = translator.world();
  FormulaPool& pool = world.pool();
  const PlanForEach& loop = for_each[so_far.variables.size()];
  const Term in = translator.Translate(loop.in, so_far.today, so_far.variables);
  const auto add = [&](Formula guard, const Term& element) {
    SymbolicScene scene = so_far;
    scene.guard = pool.And({so_far.guard, in.ok, guard, element.ok});
    scene.variables.push_back(element);
    AddScenes(translator, for_each, scene, scenes);
  };
  for (const SymbolicList::Member& member : in.list->members) add(member.guard, member.value);
  // Any other element of a list of which nothing more is known.
  if (!world.open() || !in.list->open) return;
  const std::string shown = absl::StrCat("an element of ", loop.in.text());
  add(pool.True(), world.Opaque(*loop.in.type().element, absl::StrCat(shown, in.list->key), shown));
}

}  // namespace

std::vector<AnswerPart> PartsOf(const AnswerRules& answer) {
  std::vector<AnswerPart> parts = answer.values;
  const size_t all = answer.for_each->size();
  for (size_t i = 0; i < all; ++i) parts.push_back({&(*answer.for_each)[i].in, i});
  for (const auto* conditions : {&answer.needed, &answer.absent, &answer.others}) {
    for (const AnswerCondition& condition : *conditions) parts.push_back({condition.when, all});
  }
  for (const AnswerBar& bar : answer.bars) {
    parts.push_back({bar.when, 0});
    for (const Program* lift : bar.lifts) parts.push_back({lift, 0});
  }
  return parts;
}

Usage UsageOf(const Plan& plan, const AnswerRules& answer) {
  std::vector<const Node*> parts;
  std::vector<int> definitions;
  for (const AnswerPart& part : PartsOf(answer)) {
    if (part.definition >= 0) {
      definitions.push_back(part.definition);
    } else {
      parts.push_back(part.program->root);
    }
  }
  return UsageOf(plan, parts, definitions);
}

Formula IsOpen(Translator& translator, const AnswerRules& answer, const SymbolicScene& scene) {
  FormulaPool& pool = translator.world().pool();
  const auto holds = [&](const Program& when, size_t variables, bool value) {
    const Term term = Translate(translator, {&when, variables}, scene);
    return pool.And(term.ok, value ? term.value : pool.Not(term.value));
  };
  std::vector<Formula> all;
  for (const AnswerCondition& condition : answer.needed) {
    all.push_back(holds(*condition.when, scene.variables.size(), true));
  }
  for (const AnswerCondition& condition : answer.absent) {
    all.push_back(holds(*condition.when, scene.variables.size(), false));
  }
  for (const AnswerBar& bar : answer.bars) {
    std::vector<Formula> passes{holds(*bar.when, 0, false), pool.Bool(bar.always_lifted)};
    for (const Program* lift : bar.lifts) passes.push_back(holds(*lift, 0, true));
    all.push_back(pool.Or(std::move(passes)));
  }
  return pool.And(std::move(all));
}

bool IsOpen(const Asked& asked, const AnswerRules& answer, Execution& execution,
            absl::Span<const Value> variables) {
  const auto holds = [&](const Program& when, size_t count, bool value) {
    const Value found = Evaluate(asked, {&when, count}, execution, variables);
    return value ? found.IsTrue() : found.IsFalse();
  };
  const auto all = [&](const std::vector<AnswerCondition>& conditions, bool value) {
    return std::all_of(conditions.begin(), conditions.end(), [&](const AnswerCondition& each) {
      return holds(*each.when, variables.size(), value);
    });
  };
  const auto passes = [&](const AnswerBar& bar) {
    return bar.always_lifted || holds(*bar.when, 0, false) ||
           std::any_of(bar.lifts.begin(), bar.lifts.end(),
                       [&](const Program* lift) { return holds(*lift, 0, true); });
  };
  return all(answer.needed, true) && all(answer.absent, false) &&
         std::all_of(answer.bars.begin(), answer.bars.end(), passes);
}

Term Translate(Translator& translator, const AnswerPart& part, const SymbolicScene& scene) {
  if (part.definition >= 0) return translator.Definition(part.definition, scene.today, nullptr);
  std::vector<Term> variables = scene.variables;
  variables.resize(part.variables);
  return translator.Translate(*part.program, scene.today, variables);
}

Value Evaluate(const Asked& asked, const AnswerPart& part, Execution& execution,
               absl::Span<const Value> variables) {
  if (part.definition >= 0) return asked.evaluation.Definition(execution, part.definition, nullptr);
  Reliance relied_on;
  return asked.evaluation.Evaluate(execution, *part.program, variables.first(part.variables),
                                   relied_on);
}

std::vector<AnswerRules> AnswersOf(const Plan& plan) {
  std::vector<AnswerRules> answers;
  for (size_t i = 0; i < plan.entitlements.size(); ++i) answers.push_back(OfEntitlement(plan, i));
  for (const PlanClaim& claim : plan.claims) answers.push_back(OfClaim(plan, claim));
  for (const PlanDuty& duty : plan.duties) answers.push_back(OfDuty(plan, duty));
  for (const PlanWarning& warning : plan.warnings) answers.push_back(OfWarning(plan, warning));
  answers.push_back(OfStatus(plan));
  return answers;
}

std::vector<AnswerCondition> ConditionsOfBars(const Plan& plan) {
  std::vector<AnswerCondition> conditions;
  for (const PlanBar& bar : plan.bars) {
    conditions.push_back({&bar.when, PlaceOf(plan.declarations.bars, bar.source), "when",
                          Named("bar", bar.source->name())});
    for (const PlanLift& lift : bar.lifts) {
      if (!lift.when.has_value()) continue;
      conditions.push_back({&*lift.when, PlaceOf(plan.declarations.lifts, lift.source), "when",
                            Named("lift", lift.source->name())});
    }
  }
  return conditions;
}

// In an open world an instance may be judged on any day: where its own day comes from need not be
// known.
std::vector<SymbolicScene> ScenesOf(Translator& translator, const AnswerRules& answer) {
  World& world = translator.world();
  FormulaPool& pool = world.pool();
  std::vector<SymbolicScene> scenes;
  AddScenes(translator, *answer.for_each, {pool.True(), world.as_of(), {}}, scenes);
  if (answer.own_day == nullptr) return scenes;
  for (SymbolicScene& scene : scenes) {
    if (world.open()) {
      scene.today = world.AnyDay("own day of an instance");
      continue;
    }
    const Term day = translator.Translate(*answer.own_day, scene.today, scene.variables);
    scene.guard =
        pool.And({scene.guard, day.ok, pool.Not(world.Ends(day.value)), world.Mention(day.value)});
    scene.today = day.value;
  }
  return scenes;
}

std::string LookAtScenes(const Asked& asked, const AnswerRules& answer, const LookAtScene& look) {
  Reliance relied_on;
  Execution today = asked.evaluation.On(asked.as_of);
  const Instances instances = FindInstances(asked.evaluation, today, *answer.for_each, relied_on);
  for (const Instance& instance : instances.all) {
    if (instance.doubt != nullptr) continue;
    Day judged_on = asked.as_of;
    if (answer.own_day != nullptr) {
      const Value day =
          asked.evaluation.Evaluate(today, *answer.own_day, instance.variables, relied_on);
      if (!day.IsKnown() || !day.day().IsDate()) continue;
      judged_on = day.day();
    }
    Execution execution = asked.evaluation.On(judged_on);
    std::string text = look(execution, instance.variables);
    if (!text.empty()) return text;
  }
  return "";
}

}  // namespace fairstart
