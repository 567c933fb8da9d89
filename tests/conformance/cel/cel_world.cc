#include "tests/conformance/cel/cel_world.h"

#include <stdexcept>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace fairstart::conformance {
namespace {

using Kind = Type::Kind;

std::string TextOf(const Value& value, const Type& type) {
  switch (type.kind) {
    case Kind::kBool:
      return value.boolean() ? "bool true" : "bool false";
    case Kind::kInt:
      return absl::StrCat("int ", value.integer());
    case Kind::kString:
      return absl::StrCat("string \"", absl::CEscape({value.text().data(), value.text().size()}),
                          "\"");
    case Kind::kEmptyList:
    case Kind::kList: {
      std::vector<std::string> items;
      for (uint32_t i = 0; i < value.list()->size; ++i) {
        items.push_back(TextOf(value.list()->items[i], *type.element));
      }
      return absl::StrCat("list [", absl::StrJoin(items, ", "), "]");
    }
    default:
      return absl::StrCat("a value of type ", ToString(type));
  }
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Answer& answer) {
  constexpr const char* kKinds[] = {"", "unknown: ", "error: ", "refused: "};
  return out << kKinds[static_cast<int>(answer.kind)] << answer.text;
}

std::string TextOf(const Json& wanted) {
  const auto [kind, value] = OnlyFieldOf(wanted);
  if (kind == "bool_value") return value.bool_value() ? "bool true" : "bool false";
  if (kind == "int64_value") return absl::StrCat("int ", value.string_value());
  if (kind == "string_value") {
    return absl::StrCat("string \"", absl::CEscape(value.string_value()), "\"");
  }
  if (kind != "list_value") throw std::runtime_error("the profile has no " + kind);
  std::vector<std::string> items;
  if (const Json* values = FieldOf(value, "values")) {
    for (const Json& item : values->list_value().values()) items.push_back(TextOf(item));
  }
  return absl::StrCat("list [", absl::StrJoin(items, ", "), "]");
}

CelWorld::CelWorld(const CelTest& test) : container_(test.container) {
  facts_.type = types_.NewRecord("Facts");
  facts_.value.type = facts_.type;
  for (const auto& [name, type] : test.declared) {
    const auto bound = test.bound.find(name);
    AddVariable(name, ReadType(type),
                bound == test.bound.end() ? Value() : ReadValue(bound->second));
  }
  for (const auto& [name, value] : test.bound) {
    if (!test.declared.contains(name)) AddVariable(name, TypeOfValue(value), ReadValue(value));
  }
}

void CelWorld::AddVariable(const std::string& name, const Type& type, const Value& value) {
  AddField(facts_, name, type, value);
  const std::vector<std::string> path = absl::StrSplit(name, '.');
  if (path.size() == 1) return;
  Branch* branch = &facts_;
  for (size_t i = 0; i + 1 < path.size(); ++i) branch = &BranchBelow(*branch, path[i]);
  AddField(*branch, path.back(), type, value);
}

void CelWorld::AddField(Branch& branch, const std::string& name, const Type& type,
                        const Value& value) {
  if (branch.type->Find(name) >= 0) throw std::runtime_error("two variables are named " + name);
  Field field;
  field.name = name;
  field.type = type;
  branch.type->fields.push_back(field);
  branch.slots.push_back(value);
  branch.value.slots = branch.slots.data();
}

CelWorld::Branch& CelWorld::BranchBelow(Branch& branch, const std::string& name) {
  std::unique_ptr<Branch>& below = branch.below[name];
  if (below == nullptr) {
    below = std::make_unique<Branch>();
    below->type = types_.NewRecord(name);
    below->value.type = below->type;
    below->value.parent = &branch.value;
    below->value.field = static_cast<int>(branch.slots.size());
    AddField(branch, name, Type{.kind = Kind::kRecord, .record = below->type},
             Value::Of(&below->value));
  }
  return *below;
}

std::string CelWorld::AddUnknown(const Type& type) {
  const std::string name = absl::StrCat("unknown_", facts_.slots.size());
  AddField(facts_, name, type, Value());
  return name;
}

// {"primitive": "INT64"}, {"list_type": {"elem_type": …}}
Type CelWorld::ReadType(const Json& type) {
  const auto [kind, detail] = OnlyFieldOf(type);
  if (kind == "list_type") return types_.ListOf(ReadType(OnlyFieldOf(detail).second));
  const std::string& name = detail.string_value();
  if (name == "BOOL") return Type::Of(Kind::kBool);
  if (name == "INT64") return Type::Of(Kind::kInt);
  if (name == "STRING") return Type::Of(Kind::kString);
  throw std::runtime_error("the profile has no type " + type.DebugString());
}

Type CelWorld::TypeOfValue(const Json& value) {
  const auto [kind, detail] = OnlyFieldOf(value);
  if (kind == "bool_value") return Type::Of(Kind::kBool);
  if (kind == "int64_value") return Type::Of(Kind::kInt);
  if (kind == "string_value") return Type::Of(Kind::kString);
  throw std::runtime_error("nothing says the type of " + value.DebugString());
}

Value CelWorld::ReadValue(const Json& value) {
  const auto [kind, detail] = OnlyFieldOf(value);
  if (kind == "bool_value") return Value::Bool(detail.bool_value());
  if (kind == "string_value") return Value::String(arena_.Copy(detail.string_value()));
  if (kind == "int64_value") {
    int64_t number = 0;
    if (!absl::SimpleAtoi(detail.string_value(), &number)) {
      throw std::runtime_error("no int64: " + detail.string_value());
    }
    return Value::Int(number);
  }
  if (kind != "list_value") throw std::runtime_error("the profile has no " + kind);
  const Json* values = FieldOf(detail, "values");
  const int size = values == nullptr ? 0 : values->list_value().values_size();
  Value* items = arena_.NewArray<Value>(static_cast<size_t>(size));
  for (int i = 0; i < size; ++i) items[i] = ReadValue(values->list_value().values(i));
  return Value::Of(arena_.New<List>(items, nullptr, static_cast<uint32_t>(size)));
}

Answer CelWorld::Evaluate(const std::string& text, const Expr& expr) {
  auto checked = CheckExpression(text, expr, *this, {}, {}, std::nullopt);
  if (const auto* issues = std::get_if<std::vector<Issue>>(&checked)) {
    return {Answer::Kind::kRefused, issues->empty() ? "" : issues->front().problem, std::nullopt};
  }
  const Program& program = std::get<Program>(checked);
  int64_t steps = 1'000'000;
  Execution execution{.arena = arena_, .host = *this};
  execution.facts = &facts_.value;
  execution.steps_left = &steps;
  const Value value = Run(execution, program, nullptr, 0);
  if (value.IsUnknown()) return {Answer::Kind::kUnknown, "", program.type()};
  if (value.IsError()) {
    return {Answer::Kind::kError, std::string(value.error()->message), program.type()};
  }
  return {Answer::Kind::kValue, TextOf(value, program.type()), program.type()};
}

// `y` in the container com.example is com.example.y, else com.y, else y.
std::optional<Symbol> CelWorld::Find(std::string_view name) const {
  for (std::string container = container_; !container.empty();) {
    const std::optional<Symbol> symbol =
        FindFromRoot(absl::StrCat(container, ".", absl::string_view(name.data(), name.size())));
    if (symbol.has_value()) return symbol;
    const size_t dot = container.rfind('.');
    container.resize(dot == std::string::npos ? 0 : dot);
  }
  return FindFromRoot(name);
}

std::optional<Symbol> CelWorld::FindFromRoot(std::string_view name) const {
  if (name == kFailing) return Symbol{Symbol::Kind::kDefinition, Type::Of(Kind::kBool), 0};
  const int field = facts_.type->Find(name);
  if (field < 0) return std::nullopt;
  return Symbol{Symbol::Kind::kFact, facts_.type->fields[static_cast<size_t>(field)].type, field};
}

// The one definition, kFailing.
Value CelWorld::Definition(Execution& execution, int, const RecordValue*) {
  return Value::Of(execution.arena.New<Error>("this part does not pass the checker"));
}

// No test has the names that would lead here.
Value CelWorld::Parameter(Execution&, int, const Value*, int) {
  throw std::logic_error("parameter");
}
Value CelWorld::ParameterOn(Execution&, int, const Value*, int, Day) { throw std::logic_error("parameter"); }
Value CelWorld::DefinitionOn(Execution&, int, const RecordValue*, Day) { throw std::logic_error("definition"); }
Value CelWorld::EverBefore(Execution&, int) { throw std::logic_error("definition"); }
Value CelWorld::FirstDay(Execution&, int, Day) { throw std::logic_error("definition"); }

}  // namespace fairstart::conformance
