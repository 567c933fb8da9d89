// Compiles facts, parameters, definitions and tables.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "engine/expr/parser.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/parameter.h"

namespace fairstart {
namespace {

// How many definitions may build on one another in one line.
constexpr size_t kDeepestDefinitions = 100;

std::string Named(const char* kind, const std::string& name) {
  return absl::StrCat(kind, " \"", name, "\"");
}

bool IsPlainName(const std::string& name) {
  if (name.empty() || !(name[0] >= 'a' && name[0] <= 'z')) return false;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
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
  if (name == "as_of" || !names_.Add(name, symbol, kind)) {
    const std::string other = name == "as_of" ? "the day asked about" : names_.KindOf(name);
    Error(place, "name", -1, declaration, absl::StrCat(name, " is ", other, " already"),
          "give it a name of its own");
    return false;
  }
  return true;
}

void Compiler::DeclareFacts() {
  for (const auto& declared : plan_.declarations.enumerations) {
    const std::string problem = plan_.schema.AddEnum(declared->name(), declared->choice());
    if (!problem.empty()) {
      Error(declared.place, "name", -1, Named("enumeration", declared->name()), problem,
            "name each enumeration and each of its values once");
    }
  }
  for (const auto& declared : plan_.declarations.facts) {
    const std::string declaration = Named("fact", declared->name());
    const std::string problem = plan_.schema.Declare(*declared);
    if (!problem.empty()) {
      Error(declared.place, "name", -1, declaration, problem,
            "declare name, label, question and type, each name once");
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
}

void Compiler::CompileParameters() {
  for (const auto& declared : plan_.declarations.parameters) {
    CompileParameter(declared, /*rate=*/false);
  }
  for (const auto& declared : plan_.rates.parameters) CompileParameter(declared, /*rate=*/true);
}

void Compiler::CompileParameter(const Declared<v1::Parameter>& declared, bool rate) {
  const v1::Parameter& source = *declared;
  const std::string declaration = Named("parameter", source.name());
  PlanParameter parameter;
  parameter.source = &source;
  parameter.rate = rate;
  const std::optional<Type> type = TypeOfUnit(source.unit());
  if (!type.has_value()) {
    Error(declared.place, "unit", -1, declaration, "has no unit", "say what its values stand for");
    return;
  }
  parameter.type = *type;
  if (source.known() == v1::Parameter::KNOWN_UNSPECIFIED) {
    Error(declared.place, "known", -1, declaration, "does not say until when it is known",
          "write known: KNOWN_UNTIL_CHANGED, KNOWN_UNTIL_NEXT_UPRATING or KNOWN_AS_EACH_ROW_SAYS");
    return;
  }
  const int site = AddSite(source.cite(), source.interpretation(), declared.place, declaration,
                           /*required=*/false);
  for (int i = 0; i < source.row_size(); ++i) {
    const v1::ParameterRow& row = source.row(i);
    const Place place = declared.place.message == nullptr || declared.place.tree == nullptr
                            ? Place{}
                            : declared.place.Below("row", i);
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
            absl::StrCat("the row has ", row.key_size(), " keys and the parameter ",
                         source.key_size()),
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
  for (auto& [keys, rows] : parameter.rows) {
    std::sort(rows.begin(), rows.end(), [](const PlanParameterRow& a, const PlanParameterRow& b) {
      return a.first < b.first;
    });
    for (size_t i = 0; i < rows.size(); ++i) {
      PlanParameterRow& row = rows[i];
      const bool last = i + 1 == rows.size();
      if (!last && !row.source->until().empty() && row.last >= rows[i + 1].first) {
        Error(declared.place, "row", 0, declaration,
              absl::StrCat("has two values on ", FormatDay(rows[i + 1].first), ": ",
                           row.source->value(), ", until ", row.source->until(), ", and ",
                           rows[i + 1].source->value()),
              "end the one the day before the other starts");
      } else if (!last && rows[i + 1].first == row.first) {
        Error(declared.place, "row", 0, declaration,
              absl::StrCat("has two rows from ", FormatDay(row.first), ": ", row.source->value(),
                           " and ", rows[i + 1].source->value()),
              "keep one of them");
      }
      if (!row.source->until().empty()) {
        if (row.last < row.first) {
          Error(declared.place, "row", 0, declaration,
                absl::StrCat("the row from ", row.source->from(), " ends before it starts, on ",
                             row.source->until()),
                "from and until are both included");
        }
        continue;
      }
      if (!last) {
        row.last = PreviousDay(rows[i + 1].first);
      } else if (source.known() == v1::Parameter::KNOWN_AS_EACH_ROW_SAYS) {
        Error(declared.place, "row", 0, declaration,
              absl::StrCat("the row from ", row.source->from(),
                           " does not say until when it is known"),
              "add until, or say known: KNOWN_UNTIL_CHANGED");
      } else if (source.known() == v1::Parameter::KNOWN_UNTIL_NEXT_UPRATING) {
        absl::StatusOr<Day> uprating = NextUprating(source.uprated_on(), row.first);
        if (!uprating.ok()) {
          Error(declared.place, "uprated_on", -1, declaration,
                std::string(uprating.status().message()),
                "say on which month and day the series is uprated: uprated_on: \"04-06\"");
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
  if (std::string kind = names_.KindOf(words[1]); !kind.empty()) {
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
    if (!ReadOf(declared->of(), declared.place, declaration, definition)) definition.label = "";
    definition.site = AddSite(declared->cite(), declared->interpretation(), declared.place,
                              declaration, /*required=*/true);
    definition_numbers_[definition.name] = static_cast<int>(plan_.definitions.size());
    definition_places_.push_back(declared.place);
    plan_.definitions.push_back(std::move(definition));
  };
  for (const auto& declared : plan_.declarations.definitions) {
    add(declared, "definition",
        [&](PlanDefinition& definition) { definition.definition = declared.message; });
  }
  for (const auto& declared : plan_.declarations.tables) {
    add(declared, "table", [&](PlanDefinition& definition) { definition.table = declared.message; });
  }
  states_.assign(plan_.definitions.size(), State::kWaiting);
  for (size_t i = 0; i < plan_.definitions.size(); ++i) {
    std::vector<int> path;
    CompileInOrder(static_cast<int>(i), path);
  }
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

void Compiler::CompileInOrder(int index, std::vector<int>& path) {
  if (states_[index] == State::kDone) return;
  const auto name = [&](int i) { return plan_.definitions[i].name; };
  const std::string declaration =
      Named(plan_.definitions[index].table != nullptr ? "table" : "definition", name(index));
  if (states_[index] == State::kRunning) {
    std::vector<std::string> chain;
    const auto begin = std::find(path.begin(), path.end(), index);
    for (auto i = begin; i != path.end(); ++i) chain.push_back(name(*i));
    chain.push_back(name(index));
    Error(definition_places_[index], "name", -1, declaration,
          absl::StrCat("rests on itself: ", absl::StrJoin(chain, " → ")),
          "take one of these steps out; another day's value does not help");
    return;
  }
  if (path.size() >= kDeepestDefinitions) {
    Error(definition_places_[index], "name", -1, declaration,
          absl::StrCat("is reached through more than ", kDeepestDefinitions, " definitions"),
          "join some of them");
    return;
  }
  states_[index] = State::kRunning;
  path.push_back(index);
  for (const std::string& dependency : Dependencies(index)) {
    const auto found = definition_numbers_.find(dependency);
    if (found != definition_numbers_.end()) CompileInOrder(found->second, path);
  }
  path.pop_back();
  if (plan_.definitions[index].table != nullptr) {
    CompileTable(index);
  } else {
    CompileDefinition(index);
  }
  states_[index] = State::kDone;
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
    const Place below = place.tree == nullptr ? Place{} : place.Below("exception", i);
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
              absl::StrCat("gives a ", ToString(then->type()), " where the definition gives a ",
                           ToString(*type)),
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
    for (const std::string& other : source.exception(i).overrides()) {
      const auto found = numbers.find(other);
      if (found == numbers.end() || found->second == i) {
        Error(place.tree == nullptr ? Place{} : place.Below("exception", i), "overrides", 0,
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
        absl::StrCat("\"", cell, "\" is no ", ToString(input), ", which the input is"),
        "write one value of the input, or -");
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
    const Place below = place.tree == nullptr ? Place{} : place.Below("input", i);
    std::optional<Program> input = CompileExpression(
        source.input(i).value(), {below, "value", -1, declaration}, variables, {}, {});
    if (input.has_value()) {
      table.inputs.push_back(*std::move(input));
    } else {
      broken = true;
    }
  }
  ExpressionRules rules;
  if (const std::optional<Type> unit = TypeOfUnit(source.unit());
      unit.has_value() && unit->Is(Type::Kind::kAmount)) {
    rules.decimals = true;
    rules.decimal_type = *unit;
  }
  std::optional<Type> type;
  if (source.row().empty()) {
    Error(place, "name", -1, declaration, "has no rows", "add rows, or make it a definition");
    broken = true;
  }
  for (int i = 0; i < source.row_size() && !broken; ++i) {
    const v1::Table::Row& row = source.row(i);
    const Place below = place.tree == nullptr ? Place{} : place.Below("row", i);
    const std::string part = absl::StrCat(declaration, ", row ", i + 1);
    PlanRow compiled;
    compiled.source = &row;
    compiled.site = AddSite(row.cite(), row.interpretation(), below, part, /*required=*/false);
    if (row.cell_size() != source.input_size()) {
      Error(below, "cell", 0, part,
            absl::StrCat("has ", row.cell_size(), " cells for ", source.input_size(), " inputs"),
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
    if (!row.when().empty()) {
      compiled.when = CompileExpression(row.when(), {below, "when", -1, part}, variables, {},
                                        Type::Of(Type::Kind::kBool));
      broken = broken || !compiled.when.has_value();
    } else if (row.cell().empty()) {
      Error(below, "then", -1, part, "applies always", "say when it applies");
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
            absl::StrCat("gives a ", ToString(then->type()), " where other rows give a ",
                         ToString(*type)),
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
