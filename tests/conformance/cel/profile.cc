#include "tests/conformance/cel/profile.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <variant>

#include "engine/expr/parser.h"

namespace fairstart::conformance {
namespace {

using Kind = CelToken::Kind;

// What a test's declarations, bindings and wanted value are made of: {"list_type": {"elem_type":
// {"primitive": "INT64"}}} has list_type, elem_type, primitive and INT64; of a value only the field
// names, since its text is anybody's.
void CollectFields(const Json& json, bool with_text, std::set<std::string>& fields) {
  for (const auto& [name, value] : json.struct_value().fields()) {
    fields.insert(name);
    CollectFields(value, with_text, fields);
  }
  for (const Json& value : json.list_value().values()) CollectFields(value, with_text, fields);
  if (with_text && json.kind_case() == Json::kStringValue) fields.insert(json.string_value());
}

std::set<std::string> FieldsOf(const CelTest& test) {
  std::set<std::string> fields;
  for (const auto& [name, type] : test.declared) CollectFields(type, true, fields);
  for (const auto& [name, value] : test.bound) CollectFields(value, false, fields);
  if (test.wanted.has_value()) CollectFields(*test.wanted, false, fields);
  return fields;
}

// The type of literals as CEL's checker has it: "int", "list of int", "list" when it is empty, ""
// for what is not made of literals. Where two types meet that must be one, CEL's type is dyn.
class LiteralTypes {
 public:
  bool found_dyn = false;

  std::string Of(const Expr& expr) {
    std::vector<std::string> parts;
    for (const auto& arg : expr.args) parts.push_back(Of(*arg));
    switch (expr.kind) {
      case Expr::Kind::kBool:
        return "bool";
      case Expr::Kind::kInt:
        return "int";
      case Expr::Kind::kString:
        return "string";
      case Expr::Kind::kNull:
        return "null";
      case Expr::Kind::kList: {
        std::string element;
        for (const std::string& part : parts) element = Meet(element, part);
        return element.empty() ? "list" : "list of " + element;
      }
      case Expr::Kind::kConditional:
        return Meet(parts[1], parts[2]);
      case Expr::Kind::kBinary:
        if (expr.text == "==" || expr.text == "!=") Meet(parts[0], parts[1]);
        if (expr.text == "in") Meet(parts[0].empty() ? "list" : "list of " + parts[0], parts[1]);
        return "";
      default:
        return "";
    }
  }

 private:
  std::string Meet(const std::string& a, const std::string& b) {
    if (a.empty() || (a == "list" && b.starts_with("list"))) return b;
    if (b.empty() || (b == "list" && a.starts_with("list"))) return a;
    found_dyn = found_dyn || a != b;
    return a;
  }
};

bool HasTypesSideBySide(const std::string& expression) {
  const auto parsed = Parse(expression);
  const auto* expr = std::get_if<std::unique_ptr<Expr>>(&parsed);
  if (expr == nullptr) return false;
  LiteralTypes types;
  types.Of(**expr);
  return types.found_dyn;
}

}  // namespace

const std::vector<LeftOut>& WhatIsLeftOut() {
  static const auto* rows = new std::vector<LeftOut>{
      {.name = "double",
       .written = "`double`, `1.5`, `1e3`",
       .why = "no binary fraction touches a result: a decimal is an amount",
       .words = {"double"},
       .literals = {Kind::kDouble},
       .fields = {"DOUBLE", "double_value"}},
      {.name = "uint",
       .written = "`uint`, `1u`",
       .why = "what is counted is an `int`",
       .words = {"uint"},
       .literals = {Kind::kUint},
       .fields = {"UINT64", "uint64_value"}},
      {.name = "bytes",
       .written = "`bytes`, `b\"…\"`",
       .why = "facts are texts, not bytes",
       .words = {"bytes"},
       .literals = {Kind::kBytes},
       .fields = {"BYTES", "bytes_value"}},
      {.name = "map",
       .written = "`{key: value}`, `transformMap`",
       .why = "facts are records and lists",
       .words = {"transformMap"},
       .literals = {Kind::kMapBrace},
       .fields = {"map_type", "map_value"}},
      {.name = "timestamp",
       .written = "`timestamp`, `duration`",
       .why = "time is civil: `date` and `span`",
       .words = {"timestamp", "duration"}},
      {.name = "matches",
       .written = "`matches`",
       .why = "there are no regular expressions",
       .words = {"matches"}},
      {.name = "dyn",
       .written = "`dyn`; literals of two types in one list, choice, `==` or `in`",
       .why = "every part of an expression has one type, known before it runs",
       .words = {"dyn"},
       .fields = {"dyn"},
       .side_by_side = true},
      {.name = "message",
       .written = "`Name{field: value}`",
       .why = "records are those of the case facts; an expression makes none",
       .literals = {Kind::kMessageBrace},
       .fields = {"message_type", "object_value"}},
      {.name = "null",
       .written = "`null`, `null_type`",
       .why = "what is not known is unknown, never null",
       .words = {"null", "null_type"},
       .fields = {"null", "null_value"}},
      {.name = "type",
       .written = "`type`, and types as values",
       .why = "asks at run time what without `dyn` is known before",
       .words = {"type"},
       .fields = {"type_value"}},
  };
  return *rows;
}

std::optional<size_t> FirstLeftOut(const CelTest& test) {
  const std::vector<CelToken> tokens = CelTokens(test.expression);
  const std::set<std::string> fields = FieldsOf(test);
  const auto has_to_do_with = [&](const LeftOut& row) {
    const auto is_meant = [&](const CelToken& token) {
      if (token.kind != Kind::kName) {
        return std::find(row.literals.begin(), row.literals.end(), token.kind) !=
               row.literals.end();
      }
      return std::find(row.words.begin(), row.words.end(), token.text) != row.words.end();
    };
    return std::any_of(tokens.begin(), tokens.end(), is_meant) ||
           std::any_of(
               row.fields.begin(), row.fields.end(),
               [&](std::string_view field) { return fields.contains(std::string(field)); }) ||
           (row.side_by_side && HasTypesSideBySide(test.expression));
  };
  const std::vector<LeftOut>& rows = WhatIsLeftOut();
  const auto found = std::find_if(rows.begin(), rows.end(), has_to_do_with);
  if (found == rows.end()) return std::nullopt;
  return found - rows.begin();
}

}  // namespace fairstart::conformance
