// Compiles facts, parameters, definitions and tables.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/expr/functions.h"
#include "engine/expr/parser.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/parameter.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

// How many definitions may build on one another in one line.
constexpr int kDeepestDefinitions = 100;

std::string Named(const char* kind, const std::string& name) {
  return absl::StrCat(kind, " \"", name, "\"");
}

// What the language calls by this name, if anything.
std::string KindInTheLanguage(const std::string& name) {
  if (name == "as_of") return "the day asked about";
  if (name == "true" || name == "false" || name == "null" || name == "in") {
    return "a word of the language";
  }
  const std::vector<std::string> functions = FunctionNames();
  const bool found = std::find(functions.begin(), functions.end(), name) != functions.end();
  return found ? "a function" : "";
}

// "1 key", "2 keys".
std::string Counted(int count, const char* noun) {
  return absl::StrCat(count, " ", noun, count == 1 ? "" : "s");
}

std::string CellMend(const Type& input, const std::string& cell) {
  switch (input.kind) {
    case Type::Kind::kEnum: {
      std::vector<std::string> values;
      for (const auto& value : input.enumeration->values) values.push_back(value.name);
      const std::string nearest = Nearest(cell, values);
      if (!nearest.empty()) return absl::StrCat("did you mean ", nearest, "?");
      return absl::StrCat("write one of ", absl::StrJoin(values, ", "), ", or -");
    }
    case Type::Kind::kBool:
      return "write true, false or -";
    case Type::Kind::kInt:
      return "write a whole number, or -";
    default:
      return "cells are compared with enumerations, bools, ints and strings; use when";
  }
}

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

bool Compiler::AddName(const std::string& name, const Symbol& symbol, const std::string& kind,
                       const Place& place, const std::string& declaration) {
  if (!IsPlainName(name)) {
    Error(place, "name", -1, declaration, "has no name that expressions can use",
          "name it in lower_snake_case");
    return false;
  }
  const std::string of_the_language = KindInTheLanguage(name);
  if (!of_the_language.empty() || !names_.Add(name, symbol, kind)) {
    const std::string other = of_the_language.empty() ? names_.KindOf(name) : of_the_language;
    const auto stands = name_places_.find(name);
    const std::string where = stands == name_places_.end() ? "" : Where(stands->second);
    Error(place, "name", -1, declaration,
          absl::StrCat(name, " is ", other, " already", where.empty() ? "" : ", at ", where),
          "give it a name of its own");
    return false;
  }
  name_places_[name] = place;
  return true;
}

bool Compiler::AddAnswerName(const std::string& name, const Place& place,
                             const std::string& declaration) {
  const std::string field = place.message->GetDescriptor()->field(0)->name();  // name or number
  if (name.empty()) {
    Error(place, field, -1, declaration, absl::StrCat("has no ", field),
          absl::StrCat("write ", field, ": \"…\""));
    return false;
  }
  const auto [stands, added] = answer_places_.try_emplace(declaration, place);
  if (added) return true;
  Error(place, field, -1, declaration,
        absl::StrCat("stands at ", Where(stands->second), " already"),
        absl::StrCat("give it a ", field, " of its own"));
  return false;
}

void Compiler::DeclareFacts() {
  for (const auto& declared : plan_.declarations.enumerations) {
    const std::string problem = plan_.schema.AddEnum(declared->name(), declared->choice());
    if (!problem.empty()) {
      Error(declared.place, "name", -1, Named("enumeration", declared->name()), problem,
            "name each enumeration and each of its values once");
    }
  }
  std::vector<std::string> broken;  // reported once, and not again where they are used
  for (const auto& declared : ByName(plan_.declarations.facts)) {
    const std::string declaration = Named("fact", declared->name());
    const std::string problem = plan_.schema.Declare(*declared);
    if (problem.empty()) {
      name_places_[declared->name()] = declared.place;
    } else {
      Error(
          declared.place, "name", -1, declaration, problem,
          "declare name, label, question and type (of a history: gap and overlap), each name once");
      broken.push_back(declared->name());
    }
    AddSite(declared->cite(), {}, declared.place, declaration, /*required=*/true);
  }
  for (const auto& declared : plan_.declarations.wordings) {
    const std::string problem = plan_.schema.Reword(*declared);
    if (!problem.empty()) {
      Error(declared.place, "fact", -1, Named("wording", declared->fact()), problem,
            "name a fact of the vocabulary, as living_arrangements.area");
    }
  }
  names_.AddFacts();
  for (const std::string& name : broken) names_.Add(name, Symbol(), "a fact");
}

void Compiler::CompileParameters() {
  for (const auto& declared : ByName(plan_.declarations.parameters)) {
    CompileParameter(declared, /*rate=*/false);
  }
  for (const auto& declared : ByName(plan_.rates.parameters)) {
    CompileParameter(declared, /*rate=*/true);
  }
}

void Compiler::CompileParameter(const Declared<v1::Parameter>& declared, bool rate) {
  const v1::Parameter& source = *declared;
  const std::string declaration = Named("parameter", source.name());
  PlanParameter parameter;
  parameter.source = &source;
  parameter.rate = rate;
  const std::optional<Type> type = TypeOfUnit(source.unit());
  if (!type.has_value()) {
    Error(declared.place, "unit", -1, declaration, "has no unit",
          "say what its values stand for: unit: UNIT_PENCE_PER_WEEK");
  }
  if (source.known() == v1::Parameter::KNOWN_UNSPECIFIED) {
    Error(declared.place, "known", -1, declaration, "does not say until when it is known",
          "write known: KNOWN_UNTIL_CHANGED, KNOWN_UNTIL_NEXT_UPRATING or KNOWN_AS_EACH_ROW_SAYS");
  }
  if (!type.has_value() || source.known() == v1::Parameter::KNOWN_UNSPECIFIED) {
    AddName(source.name(), Symbol(), "a parameter", declared.place, declaration);
    return;
  }
  parameter.type = *type;
  const int site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                           /*required=*/false);
  for (int i = 0; i < source.row_size(); ++i) {
    const v1::ParameterRow& row = source.row(i);
    const Place place = declared.place.Below("row", i);
    PlanParameterRow compiled;
    compiled.source = &row;
    absl::StatusOr<Day> from = ParseDay(row.from());
    absl::StatusOr<Day> until = row.until().empty() ? Day::Never() : ParseDay(row.until());
    absl::StatusOr<Value> value = ParseValue(source.unit(), row.value());
    if (!from.ok() || !until.ok()) {
      const bool first = !from.ok();
      Error(place, first ? "from" : "until", -1, declaration,
            std::string((first ? from : until).status().message()), "write a day as 2017-02-01");
      continue;
    }
    if (!value.ok()) {
      Error(place, "value", -1, declaration, std::string(value.status().message()),
            "write the value in the parameter's unit");
      continue;
    }
    if (row.key_size() != source.key_size()) {
      Error(place, "key", 0, declaration,
            absl::StrCat("the row gives ", Counted(row.key_size(), "key"),
                         ", and the parameter has ", source.key_size()),
            "give one value for each key, in order");
      continue;
    }
    if (row.cite().empty() && source.cite().empty()) {
      Error(place, "", -1, declaration, "the row has no citation",
            "say where the value stands: cite { paragraph: … }");
    }
    compiled.first = *from;
    compiled.last = *until;
    compiled.value = *value;
    compiled.site = row.cite().empty() ? site
                                       : AddSite(row.cite(), source.interpretation(), place,
                                                 declaration, /*required=*/false);
    parameter.rows[{row.key().begin(), row.key().end()}].push_back(compiled);
  }
  const auto place_of = [&](const PlanParameterRow& row) {
    for (int i = 0; i < source.row_size(); ++i) {
      if (&source.row(i) == row.source) return declared.place.Below("row", i);
    }
    return declared.place;
  };
  for (auto& [keys, rows] : parameter.rows) {
    std::stable_sort(
        rows.begin(), rows.end(),
        [](const PlanParameterRow& a, const PlanParameterRow& b) { return a.first < b.first; });
    for (size_t i = 0; i < rows.size(); ++i) {
      PlanParameterRow& row = rows[i];
      const bool last = i + 1 == rows.size();
      if (!last && !row.source->until().empty() && row.last >= rows[i + 1].first) {
        Error(place_of(row), "until", -1, declaration,
              absl::StrCat("has two values on ", FormatDay(rows[i + 1].first), ": ",
                           row.source->value(), ", until ", row.source->until(), ", and ",
                           rows[i + 1].source->value()),
              "end the one the day before the other starts");
      } else if (!last && rows[i + 1].first == row.first) {
        Error(place_of(rows[i + 1]), "from", -1, declaration,
              absl::StrCat("has two rows from ", FormatDay(row.first), ": ", row.source->value(),
                           " and ", rows[i + 1].source->value()),
              "keep one of them");
      }
      if (!row.source->until().empty()) {
        if (row.last < row.first) {
          Error(place_of(row), "until", -1, declaration,
                absl::StrCat("the row from ", row.source->from(), " ends before it starts, on ",
                             row.source->until()),
                "from and until are both included");
        }
        continue;
      }
      if (!last) {
        row.last = PreviousDay(rows[i + 1].first);
      } else if (source.known() == v1::Parameter::KNOWN_AS_EACH_ROW_SAYS) {
        Error(place_of(row), "from", -1, declaration,
              absl::StrCat("the row from ", row.source->from(),
                           " does not say until when it is known"),
              "add until, or say known: KNOWN_UNTIL_CHANGED");
      } else if (source.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING &&
                 source.uprated_on().empty()) {
        Error(declared.place, "known", -1, declaration, "does not say when it is uprated",
              "write the month and day: uprated_on: \"04-06\"");
      } else if (source.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) {
        absl::StatusOr<Day> uprating = NextUprating(source.uprated_on(), row.first);
        if (!uprating.ok()) {
          Error(declared.place, "uprated_on", -1, declaration,
                std::string(uprating.status().message()),
                "write the month and day on which the series is uprated");
        } else {
          row.last = PreviousDay(*uprating);
        }
      }
    }
  }
  Symbol symbol;
  symbol.kind = Symbol::Kind::kParameter;
  symbol.type = parameter.type;
  symbol.index = static_cast<int>(plan_.parameters.size());
  symbol.keys = source.key_size();
  if (!AddName(source.name(), symbol, "a parameter", declared.place, declaration)) return;
  plan_.parameters.push_back(std::move(parameter));
}

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
    if (!AddName(declared->name(), symbol, absl::StrCat("a ", kind), declared.place,
                 declaration)) {
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

std::optional<Value> Compiler::CompileCell(const std::string& cell, const Type& input,
                                           const Place& place, int index,
                                           const std::string& declaration) {
  switch (input.kind) {
    case Type::Kind::kEnum: {
      // With or without the enumeration's name in front.
      const std::string prefix = absl::StrCat(input.enumeration->name, ".");
      const EnumType::Value* value =
          input.enumeration->FindName(std::string(absl::StripPrefix(cell, prefix)));
      if (value != nullptr) return Value::Int(value->number);
      break;
    }
    case Type::Kind::kBool:
      if (cell == "true" || cell == "false") return Value::Bool(cell == "true");
      break;
    case Type::Kind::kInt: {
      absl::StatusOr<Value> value = ParseValue(v1::UNIT_COUNT, cell);
      if (value.ok()) return *value;
      break;
    }
    case Type::Kind::kString:
      return Value::String(cell);
    default:
      break;
  }
  Error(place, "cell", index, declaration,
        absl::StrCat("the input is ", A(input), ", and this is \"", cell, "\""),
        CellMend(input, cell));
  return std::nullopt;
}

void Compiler::CompileTable(int index) {
  PlanDefinition& table = plan_.definitions[index];
  const v1::Table& source = *table.table;
  const Place& place = definition_places_[index];
  const std::string declaration = Named("table", source.name());
  const Variables variables = VariablesOf(table);
  bool broken = false;
  for (int i = 0; i < source.input_size(); ++i) {
    const Place below = place.Below("input", i);
    std::optional<Program> input = CompileExpression(
        source.input(i).value(), {below, "value", -1, declaration}, variables, {}, {});
    if (input.has_value()) {
      table.inputs.push_back(*std::move(input));
    } else {
      broken = true;
    }
  }
  ExpressionRules rules;
  rules.in_table = true;
  if (const std::optional<Type> unit = TypeOfUnit(source.unit());
      unit.has_value() && unit->Is(Type::Kind::kAmount)) {
    rules.decimals = true;
    rules.decimal_type = *unit;
  }
  std::optional<Type> type;
  std::map<std::vector<std::string>, int> unconditional;  // rows by their cells
  if (source.row().empty()) {
    Error(place, "name", -1, declaration, "has no rows", "add rows, or make it a definition");
    broken = true;
  }
  const bool has_inputs = !broken;
  for (int i = 0; i < source.row_size() && has_inputs; ++i) {
    const v1::Table::Row& row = source.row(i);
    const Place below = place.Below("row", i);
    const std::string part = absl::StrCat(declaration, ", row ", i + 1);
    PlanRow compiled;
    compiled.source = &row;
    compiled.site = AddSite(row.cite(), row.interpretation(), below, part, /*required=*/false);
    if (row.cell_size() != source.input_size()) {
      Error(below, "cell", 0, part,
            absl::StrCat("has ", Counted(row.cell_size(), "cell"), " for ",
                         Counted(source.input_size(), "input")),
            "write one cell for each input, - for any value");
      broken = true;
      continue;
    }
    for (int c = 0; c < row.cell_size(); ++c) {
      std::optional<Value> cell;
      if (row.cell(c) != "-") {
        cell = CompileCell(row.cell(c), table.inputs[c].type(), below, c, part);
        broken = broken || !cell.has_value();
      }
      compiled.cells.push_back(cell);
    }
    const auto [same, first] = unconditional.try_emplace({row.cell().begin(), row.cell().end()}, i);
    if (!row.when().empty()) {
      if (first) unconditional.erase(same);
      compiled.when = CompileExpression(row.when(), {below, "when", -1, part}, variables, {},
                                        Type::Of(Type::Kind::kBool));
      broken = broken || !compiled.when.has_value();
    } else if (row.cell().empty()) {
      Error(below, "then", -1, part, "applies always", "say when it applies");
      broken = true;
    } else if (!first && source.hit_policy() != v1::Table::HIT_POLICY_ANY) {
      Error(below, "cell", 0, part, absl::StrCat("has the cells of row ", same->second + 1),
            "keep one of them, or tell them apart with when");
      broken = true;
    }
    std::optional<Program> then =
        CompileExpression(row.then(), {below, "then", -1, part}, variables, rules, {});
    if (!then.has_value()) {
      broken = true;
      continue;
    }
    std::optional<Type> joined = type.has_value() ? Join(*type, then->type()) : then->type();
    if (!joined.has_value()) {
      Error(below, "then", -1, part,
            absl::StrCat("gives ", A(then->type()), " where other rows give ", A(*type)),
            "make all rows of one type");
      broken = true;
      continue;
    }
    type = joined;
    compiled.then = *std::move(then);
    table.rows.push_back(std::move(compiled));
  }
  if (broken || !type.has_value()) return;
  table.type = *type;
  Symbol symbol;
  symbol.kind = Symbol::Kind::kDefinition;
  symbol.type = table.type;
  symbol.index = index;
  symbol.of = table.of;
  names_.Set(table.name, symbol);
}

}  // namespace fairstart
