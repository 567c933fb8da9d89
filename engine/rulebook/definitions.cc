// Compiles definitions; and sees to it that these and tables are compiled after what they build on.
//
// Tested by tests/engine/rulebook/diagnostics_test.cc.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "engine/expr/parser.h"
#include "engine/rulebook/compiler.h"

namespace fairstart {
namespace {

// How many definitions may build on one another in one line.
constexpr int kDeepestDefinitions = 100;

// Names that an expression refers to, if it can be read at all.
void AddReferred(const std::string& text, const std::vector<Variable>& variables,
                 std::vector<std::string>& names) {
  if (text.empty()) return;
  auto parsed = Parse(text);
  if (auto* expr = std::get_if<std::unique_ptr<Expr>>(&parsed)) {
    for (std::string& name : ReferredNames(**expr, variables)) names.push_back(std::move(name));
  }
}

}  // namespace

Compiler::Variables Compiler::VariablesOf(const PlanDefinition& definition) const {
  if (definition.of == nullptr) return {};
  Type type = Type::Of(Type::Kind::kRecord);
  type.record = definition.of;
  return {{definition.of_variable, type}};
}

bool Compiler::ReadOf(const std::string& of, const Place& place, const std::string& declaration,
                      PlanDefinition& definition) {
  if (of.empty()) return true;
  const std::vector<std::string> words = absl::StrSplit(of, ' ', absl::SkipEmpty());
  if (words.size() != 2 || !IsPlainName(words[1])) {
    Error(place, "of", -1, declaration, absl::StrCat("\"", of, "\" names no record and variable"),
          "write of: \"HomeSpell h\"");
    return false;
  }
  definition.of = plan_.schema.types().FindRecord(words[0]);
  definition.of_variable = words[1];
  if (definition.of == nullptr) {
    Error(place, "of", -1, declaration, absl::StrCat("there is no record type ", words[0]),
          "name the type of a history's records, as CareEpisode");
    return false;
  }
  std::string kind = names_.KindOf(words[1]);
  if (kind.empty()) kind = KindInTheLanguage(words[1]);
  if (!kind.empty()) {
    Error(place, "of", -1, declaration, absl::StrCat(words[1], " is ", kind, " already"),
          "give the variable a name of its own");
    return false;
  }
  return true;
}

void Compiler::CompileDefinitions() {
  const auto add = [&](const auto& declared, const char* kind, auto assign) {
    const std::string declaration = Named(kind, declared->name());
    PlanDefinition definition;
    definition.name = declared->name();
    definition.label = declared->label();
    assign(definition);
    Symbol symbol;  // broken, until its type is known
    symbol.kind = Symbol::Kind::kBroken;
    if (!AddName(declared->name(), symbol, absl::StrCat("a ", kind), declared.place, declaration)) {
      return;
    }
    definition.site = AddSite(declared->cite(), declared->interpretation(), declared.place,
                              declaration, /*required=*/true);
    definition_numbers_[definition.name] = static_cast<int>(plan_.definitions.size());
    definition_places_.push_back(declared.place);
    states_.push_back(State::kWaiting);
    plan_.definitions.push_back(std::move(definition));
  };
  for (const auto& declared : ByName(plan_.declarations.definitions)) {
    add(declared, "definition",
        [&](PlanDefinition& definition) { definition.definition = declared.message; });
  }
  for (const auto& declared : ByName(plan_.declarations.tables)) {
    add(declared, "table",
        [&](PlanDefinition& definition) { definition.table = declared.message; });
  }
  heights_.assign(plan_.definitions.size(), 1);
  // Once every name is known, so that no variable takes one.
  for (size_t i = 0; i < plan_.definitions.size(); ++i) {
    PlanDefinition& definition = plan_.definitions[i];
    const bool is_table = definition.table != nullptr;
    const std::string& of = is_table ? definition.table->of() : definition.definition->of();
    if (!ReadOf(of, definition_places_[i],
                Named(is_table ? "table" : "definition", definition.name), definition)) {
      states_[i] = State::kDone;  // stays broken
    }
  }
  for (size_t i = 0; i < plan_.definitions.size(); ++i) CompileInOrder(static_cast<int>(i));
}

std::vector<std::string> Compiler::Dependencies(int index) const {
  const PlanDefinition& definition = plan_.definitions[index];
  const Variables variables = VariablesOf(definition);
  std::vector<std::string> names;
  if (definition.definition != nullptr) {
    AddReferred(definition.definition->value(), variables, names);
    for (const auto& exception : definition.definition->exception()) {
      AddReferred(exception.when(), variables, names);
      AddReferred(exception.value(), variables, names);
    }
  } else {
    for (const auto& input : definition.table->input()) {
      AddReferred(input.value(), variables, names);
    }
    for (const auto& row : definition.table->row()) {
      AddReferred(row.when(), variables, names);
      AddReferred(row.then(), variables, names);
    }
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

// A walk without recursion: how long a chain may be is checked, not how deep the machine's stack
// is.
void Compiler::CompileInOrder(int index) {
  struct Step {
    int index;
    std::vector<std::string> dependencies;
    size_t next = 0;
  };
  const auto declaration = [&](int i) {
    return Named(plan_.definitions[i].table != nullptr ? "table" : "definition",
                 plan_.definitions[i].name);
  };
  if (states_[index] == State::kDone) return;
  std::vector<Step> path;
  const auto enter = [&](int i) {
    states_[i] = State::kRunning;
    path.push_back({i, Dependencies(i)});
  };
  enter(index);
  while (!path.empty()) {
    Step& step = path.back();
    const int at = step.index;
    if (step.next < step.dependencies.size()) {
      const auto found = definition_numbers_.find(step.dependencies[step.next++]);
      if (found == definition_numbers_.end()) continue;
      const int on = found->second;
      if (states_[on] == State::kWaiting) {
        --step.next;  // looked at again when it is done
        enter(on);
      } else if (states_[on] == State::kDone) {
        heights_[at] = std::max(heights_[at], heights_[on] + 1);
      } else {
        std::vector<std::string> chain;
        auto link =
            std::find_if(path.begin(), path.end(), [&](const Step& s) { return s.index == on; });
        for (; link != path.end(); ++link) chain.push_back(plan_.definitions[link->index].name);
        chain.push_back(plan_.definitions[on].name);
        Error(definition_places_[on], "name", -1, declaration(on),
              absl::StrCat("rests on itself: ", absl::StrJoin(chain, " → ")),
              "take one of these steps out; to look at another day does not break the circle");
      }
      continue;
    }
    path.pop_back();
    states_[at] = State::kDone;
    if (heights_[at] > kDeepestDefinitions) {
      if (heights_[at] == kDeepestDefinitions + 1) {
        Error(definition_places_[at], "name", -1, declaration(at),
              absl::StrCat("is the last of a chain of more than ", kDeepestDefinitions,
                           " definitions"),
              "join some of them");
      }
    } else if (plan_.definitions[at].table != nullptr) {
      CompileTable(at);
    } else {
      CompileDefinition(at);
    }
  }
}

void Compiler::CompileDefinition(int index) {
  PlanDefinition& definition = plan_.definitions[index];
  const v1::Definition& source = *definition.definition;
  const Place& place = definition_places_[index];
  const std::string declaration = Named("definition", source.name());
  const Variables variables = VariablesOf(definition);
  std::optional<Program> value =
      CompileExpression(source.value(), {place, "value", -1, declaration}, variables, {}, {});
  bool broken = !value.has_value();
  std::optional<Type> type = broken ? std::nullopt : std::optional<Type>(value->type());
  std::map<std::string, int> numbers;
  for (int i = 0; i < source.exception_size(); ++i) {
    const v1::Exception& exception = source.exception(i);
    const Place below = place.Below("exception", i);
    const std::string part = absl::StrCat(declaration, ", exception \"", exception.name(), "\"");
    if (exception.name().empty() || !numbers.try_emplace(exception.name(), i).second) {
      Error(below, "name", -1, part, "has no name of its own", "name each exception once");
      broken = true;
    }
    PlanException compiled;
    compiled.source = &exception;
    std::optional<Program> when = CompileExpression(exception.when(), {below, "when", -1, part},
                                                    variables, {}, Type::Of(Type::Kind::kBool));
    std::optional<Program> then =
        CompileExpression(exception.value(), {below, "value", -1, part}, variables, {}, {});
    compiled.site = AddSite(exception.cite(), exception.interpretation(), below, part,
                            /*required=*/false);
    if (!when.has_value() || !then.has_value()) {
      broken = true;
      continue;
    }
    if (type.has_value()) {
      std::optional<Type> joined = Join(*type, then->type());
      if (!joined.has_value()) {
        Error(below, "value", -1, part,
              absl::StrCat("gives ", A(then->type()), " where the definition gives ", A(*type)),
              "make both of one type");
        broken = true;
      } else {
        type = joined;
      }
    }
    compiled.when = *std::move(when);
    compiled.value = *std::move(then);
    definition.exceptions.push_back(std::move(compiled));
  }
  for (int i = 0; i < source.exception_size() && !broken; ++i) {
    for (int k = 0; k < source.exception(i).overrides_size(); ++k) {
      const std::string& other = source.exception(i).overrides(k);
      const auto found = numbers.find(other);
      if (found == numbers.end() || found->second == i) {
        Error(place.Below("exception", i), "overrides", k,
              absl::StrCat(declaration, ", exception \"", source.exception(i).name(), "\""),
              absl::StrCat("overrides ", other, ", which is no other exception of it"),
              "name an exception of the same definition");
        broken = true;
        continue;
      }
      definition.exceptions[i].overrides.push_back(found->second);
    }
  }
  if (broken) return;
  definition.value = *std::move(value);
  definition.type = *type;
  Symbol symbol;
  symbol.kind = Symbol::Kind::kDefinition;
  symbol.type = definition.type;
  symbol.index = index;
  symbol.of = definition.of;
  names_.Set(definition.name, symbol);
}

}  // namespace fairstart
