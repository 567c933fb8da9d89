// What each kind of answer is made of, alike for entitlements, claims, duties, warnings and the
// legal status: on which day and about what it is judged, what it needs, what bars it, what it
// works out.
#ifndef FAIRSTART_ENGINE_PROOFS_ANSWER_RULES_H_
#define FAIRSTART_ENGINE_PROOFS_ANSWER_RULES_H_

#include <functional>
#include <string>
#include <vector>

#include "engine/proofs/statement.h"
#include "engine/rulebook/usage.h"

namespace fairstart {

struct AnswerCondition {
  const Program* when = nullptr;
  Place place;
  std::string field;        // of the place's message
  std::string declaration;  // 'entitlement "living_allowance"'
};

// A bar, and what lifts it for one entitlement. A lift without a condition always does.
struct AnswerBar {
  const Program* when = nullptr;
  std::vector<const Program*> lifts;
  bool always_lifted = false;
};

// Something that an answer works out: a program with the first so many variables of its for_each,
// or else a definition.
struct AnswerPart {
  const Program* program = nullptr;
  size_t variables = 0;
  int definition = -1;
};

struct AnswerRules {
  std::string declaration;
  Place place;
  std::string can;    // "somebody can get it"
  std::string never;  // "nobody can ever get it"
  const std::vector<PlanForEach>* for_each = nullptr;
  // The day on which an instance is judged; null for the day asked about.
  const Program* own_day = nullptr;
  std::vector<AnswerCondition> needed;  // all must hold
  std::vector<AnswerCondition> absent;  // none may hold
  std::vector<AnswerCondition> others;  // may or may not
  std::vector<AnswerBar> bars;
  std::vector<AnswerPart> values;
};

// One way in which an answer can be judged.
struct SymbolicScene {
  Formula guard = nullptr;  // that there is such an instance
  Formula today = nullptr;
  std::vector<Term> variables;
};

// Everything that the answer may wait for: lists of its for_each, conditions, bars, values.
std::vector<AnswerPart> PartsOf(const AnswerRules& answer);

// What all of that builds on.
Usage UsageOf(const Plan& plan, const AnswerRules& answer);

// That nothing stands in its way: what it needs holds, and what bars it does not.
Formula IsOpen(Translator& translator, const AnswerRules& answer, const SymbolicScene& scene);
bool IsOpen(const Asked& asked, const AnswerRules& answer, Execution& execution,
            absl::Span<const Value> variables);

Term Translate(Translator& translator, const AnswerPart& part, const SymbolicScene& scene);
Value Evaluate(const Asked& asked, const AnswerPart& part, Execution& execution,
               absl::Span<const Value> variables);

// In the order of their kinds and names.
std::vector<AnswerRules> AnswersOf(const Plan& plan);

// Conditions that belong to no one answer: those of bars and lifts.
std::vector<AnswerCondition> ConditionsOfBars(const Plan& plan);

std::vector<SymbolicScene> ScenesOf(Translator& translator, const AnswerRules& answer);

// The same of a person: calls `look` for each instance, until it gives a text; "" if it never does.
using LookAtScene = std::function<std::string(Execution&, absl::Span<const Value> variables)>;
std::string LookAtScenes(const Asked& asked, const AnswerRules& answer, const LookAtScene& look);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_ANSWER_RULES_H_
