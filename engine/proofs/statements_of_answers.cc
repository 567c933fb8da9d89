// What is stated of conditions, one by one and together.
//
// Tested by tests/engine/proofs/statements_of_answers_test.cc.
#include <algorithm>
#include <memory>

#include "absl/strings/str_cat.h"
#include "engine/proofs/answer_rules.h"

namespace fairstart {
namespace {

using Says = Statement::Says;

// That somebody is judged in a scene of which `holds` is true.
std::function<Formula(Translator&)> SomeScene(
    std::shared_ptr<const AnswerRules> answer,
    std::function<Formula(Translator&, const SymbolicScene&)> holds) {
  return [answer, holds](Translator& translator) {
    FormulaPool& pool = translator.world().pool();
    std::vector<Formula> any;
    for (const SymbolicScene& scene : ScenesOf(translator, *answer)) {
      any.push_back(pool.And(scene.guard, holds(translator, scene)));
    }
    return pool.Or(std::move(any));
  };
}

// A condition that can hold, and can fail.
void AddCondition(std::shared_ptr<const AnswerRules> answer, const AnswerCondition& condition,
                  std::vector<Statement>& statements) {
  for (const bool value : {true, false}) {
    const std::string text = InQuotes(condition.when->text());
    Statement statement;
    statement.says = Says::kThereIsOne;
    statement.declaration = condition.declaration;
    statement.place = condition.place;
    statement.field = condition.field;
    statement.text = absl::StrCat(text, value ? " holds" : " fails", " for somebody");
    statement.problem = absl::StrCat(text, value ? " holds for nobody" : " holds for everybody");
    statement.mend = "mend it, or take it out";
    const AnswerPart part{condition.when, answer->for_each->size()};
    statement.example = SomeScene(answer, [=](Translator& translator, const SymbolicScene& scene) {
      FormulaPool& pool = translator.world().pool();
      const Term term = Translate(translator, part, scene);
      return pool.And(term.ok, value ? term.value : pool.Not(term.value));
    });
    statement.shown = [=](const Asked& asked) {
      const auto look = [&](Execution& execution, absl::Span<const Value> variables) {
        const Value found = Evaluate(asked, part, execution, variables);
        const bool so = value ? found.IsTrue() : found.IsFalse();
        return std::string(!so ? "" : value ? "it holds" : "it fails");
      };
      return LookAtScenes(asked, *answer, look);
    };
    statements.push_back(std::move(statement));
  }
}

// That all that it needs can hold together, and nothing that bars it.
void AddTogether(std::shared_ptr<const AnswerRules> answer, std::vector<Statement>& statements) {
  Statement statement;
  statement.says = Says::kThereIsOne;
  statement.declaration = answer->declaration;
  statement.place = answer->place;
  statement.field = "name";
  statement.text = answer->can;
  statement.problem = answer->never;
  statement.mend = "its conditions exclude one another, or a bar excludes all whom they admit";
  statement.example =
      SomeScene(answer, [answer](Translator& translator, const SymbolicScene& scene) {
        return IsOpen(translator, *answer, scene);
      });
  statement.shown = [answer](const Asked& asked) {
    return LookAtScenes(asked, *answer,
                        [&](Execution& execution, absl::Span<const Value> variables) {
                          const bool open = IsOpen(asked, *answer, execution, variables);
                          return std::string(open ? "nothing stands in its way" : "");
                        });
  };
  statements.push_back(std::move(statement));
}

}  // namespace

void AddStatementsOfAnswers(const Plan& plan, std::vector<Statement>& statements) {
  for (AnswerRules& rules : AnswersOf(plan)) {
    const auto answer = std::make_shared<const AnswerRules>(std::move(rules));
    for (const auto* conditions : {&answer->needed, &answer->absent, &answer->others}) {
      for (const AnswerCondition& condition : *conditions) {
        AddCondition(answer, condition, statements);
      }
    }
    // A warning has one condition, and the legal status none.
    if (!answer->can.empty()) AddTogether(answer, statements);
  }
  static const std::vector<PlanForEach> kNone;
  auto alone = std::make_shared<AnswerRules>();
  alone->for_each = &kNone;
  for (const AnswerCondition& condition : ConditionsOfBars(plan)) {
    AddCondition(alone, condition, statements);
  }
}

}  // namespace fairstart
