// Tested by tests/engine/distinctions_test.cc.
#include "engine/distinctions.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/evaluation/answer.h"
#include "engine/evaluation/evaluation.h"
#include "engine/rulebook/plan.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

bool TellsApart(const PlanDefinition& definition) {
  return definition.of == nullptr &&
         (definition.type.Is(Type::Kind::kBool) || definition.type.Is(Type::Kind::kEnum));
}

int Find(const Plan& plan, const std::string& name) {
  const auto found = std::find_if(plan.definitions.begin(), plan.definitions.end(),
                                  [&](const PlanDefinition& one) { return one.name == name; });
  return found == plan.definitions.end() ? -1 : static_cast<int>(found - plan.definitions.begin());
}

std::string NoSuch(const Plan& plan, const std::string& name) {
  std::vector<std::string> names;
  for (const PlanDefinition& definition : plan.definitions) {
    if (TellsApart(definition)) names.push_back(definition.name);
  }
  const std::string nearest = Nearest(name, names);
  return absl::StrCat(
      "the rulebook has no definition \"", name, "\"; ",
      nearest.empty() ? "give one of its own" : absl::StrCat("did you mean \"", nearest, "\"?"));
}

std::string NameOf(const PlanDefinition& definition, const Value& value) {
  if (!value.IsKnown()) return "";
  if (definition.type.Is(Type::Kind::kBool)) return value.IsTrue() ? "TRUE" : "FALSE";
  return definition.type.enumeration->FindNumber(static_cast<int>(value.integer()))->name;
}

}  // namespace

std::variant<Distinction, std::string> FindDistinction(const Plan& plan, const std::string& name) {
  const int index = Find(plan, name);
  if (index < 0) return NoSuch(plan, name);
  const PlanDefinition& definition = plan.definitions[static_cast<size_t>(index)];
  if (!TellsApart(definition)) {
    return absl::StrCat("\"", name, "\" is ", ToString(definition.type),
                        definition.of == nullptr ? "" : " of each " + definition.of->noun,
                        "; give a definition about the whole case that is a yes or no, or one of "
                        "an enumeration");
  }
  Distinction distinction{definition.name, definition.label, {}};
  if (definition.type.Is(Type::Kind::kBool)) {
    distinction.values = {{"TRUE", ""}, {"FALSE", ""}};
  } else {
    for (const EnumType::Value& value : definition.type.enumeration->values) {
      distinction.values.push_back({value.name, value.label});
    }
  }
  return distinction;
}

std::variant<std::vector<std::string>, FieldViolations> DistinctionsOf(
    const Plan& plan, const Question& question, const std::vector<std::string>& definitions) {
  Arena arena;
  FieldViolations violations;
  const ReadQuestion read = Read(plan, question, arena, violations);
  if (!violations.empty()) return violations;
  Evaluation evaluation(plan, arena, *read.facts, read.record);
  Execution today = evaluation.On(question.as_of);
  std::vector<std::string> values;
  for (const std::string& name : definitions) {
    const int index = Find(plan, name);
    Reliance relied_on;
    values.push_back(NameOf(plan.definitions[static_cast<size_t>(index)],
                            evaluation.EvaluateDefinition(today, index, relied_on)));
  }
  return values;
}

}  // namespace fairstart
