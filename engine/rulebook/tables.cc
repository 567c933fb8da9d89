// Compiles tables: their inputs, the cells that are compared with them, and their rows.
//
// Tested by tests/engine/rulebook/diagnostics_test.cc.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "engine/rulebook/compiler.h"
#include "engine/rulebook/parameter.h"
#include "engine/text/nearest.h"

namespace fairstart {
namespace {

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

}  // namespace

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
