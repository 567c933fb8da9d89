// From a syntax tree to a program: which node goes where, literals, and the expression as a whole.
//
// One walk, bottom up. A part that is wrong is reported once: what contains it gets no node, and
// says nothing more.
//
// Tested by tests/engine/expr/checker_test.cc.
#include "engine/expr/checker.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "engine/expr/checker_parts.h"

namespace fairstart {
namespace {

bool IsGappedHistory(const Type& type) {
  return type.Is(Type::Kind::kList) && type.element->Is(Type::Kind::kRecord) &&
         type.element->record->is_history && type.element->record->gap == v1::GAP_UNKNOWN;
}

// A history as the case states it, or some of its records.
bool IsRawFact(const Draft& node) {
  if (node.op == Op::kFilter) return IsRawFact(*node.args[0]);
  return node.op == Op::kFact || node.op == Op::kSelect;
}

void CollectNames(const Expr& expr, std::vector<std::string>& bound, std::set<std::string>& names) {
  const bool is_bound =
      !expr.from_root && std::find(bound.begin(), bound.end(), expr.text) != bound.end();
  if ((expr.kind == Expr::Kind::kName || expr.kind == Expr::Kind::kCall) && !is_bound) {
    names.insert(expr.text);
  }
  for (size_t i = 0; i < expr.args.size(); ++i) {
    const size_t outer = bound.size();
    if (expr.kind == Expr::Kind::kMacro && i > 0) {
      bound.push_back(expr.variable);
      if (!expr.position.empty()) bound.push_back(expr.position);
    }
    CollectNames(*expr.args[i], bound, names);
    bound.resize(outer);
  }
}

}  // namespace

DraftPtr Checker::Check(const Expr& expr) {
  DraftPtr node = CheckSide(expr);
  if (node != nullptr && node->type.Is(Kind::kAsOf)) return RefuseAsOf(expr);
  return node;
}

DraftPtr Checker::CheckFact(const Expr& expr) {
  switch (expr.kind) {
    case Expr::Kind::kBool:
      return Constant(expr, Kind::kBool, Value::Bool(expr.boolean));
    case Expr::Kind::kInt:
      return Constant(expr, Kind::kInt, Value::Int(expr.integer));
    case Expr::Kind::kString:
      program_.parts->strings.push_back(std::make_unique<std::string>(expr.text));
      return Constant(expr, Kind::kString, Value::String(*program_.parts->strings.back()));
    case Expr::Kind::kDecimal:
      return Decimal(expr);
    case Expr::Kind::kNull:
      return Fail(expr, "null is not in the language: what is not known is unknown",
                  "ask has(fact) whether an event has happened");
    case Expr::Kind::kName:
      return Name(expr);
    case Expr::Kind::kSelect:
      return Select(expr);
    case Expr::Kind::kIndex:
      return Index(expr);
    case Expr::Kind::kUnary:
      return Unary(expr);
    case Expr::Kind::kBinary:
      return Binary(expr);
    case Expr::Kind::kConditional:
      return Conditional(expr);
    case Expr::Kind::kCall:
      return Call(expr);
    case Expr::Kind::kMethod:
      return PlainCall(expr, /*method=*/true);
    case Expr::Kind::kList:
      return ListLiteral(expr);
    case Expr::Kind::kMacro:
      return Macro(expr);
    case Expr::Kind::kHas:
      return Has(expr);
  }
  return nullptr;
}

DraftPtr Checker::CheckSide(const Expr& expr) {
  DraftPtr node = CheckFact(expr);
  if (node != nullptr && IsGappedHistory(node->type) && IsRawFact(*node)) {
    return Fail(expr,
                "a day without a record means unknown here, so that the records alone "
                "settle nothing",
                "read it with active(history)");
  }
  return node;
}

DraftPtr Checker::RefuseAsOf(const Expr& expr) {
  return Fail(expr, "as_of is only compared with a date",
              "write the date on which something is reached, and compare: "
              "as_of >= plus(date, days(28))");
}

DraftPtr Checker::Fail(const Expr& expr, std::string problem, std::string mend) {
  issues.push_back({expr.begin, std::move(problem), std::move(mend)});
  return nullptr;
}

DraftPtr Checker::New(const Expr& expr, Op op, Type type, int index) {
  DraftPtr node = std::make_unique<Draft>();
  node->op = op;
  node->type = type;
  node->index = index;
  node->begin = expr.begin;
  node->end = expr.end;
  return node;
}

DraftPtr Checker::Constant(const Expr& expr, Kind kind, Value value) {
  DraftPtr node = New(expr, Op::kConstant, Type::Of(kind));
  node->constant = value;
  return node;
}

DraftPtr Checker::Decimal(const Expr& expr) {
  if (!rules_.decimals && !expr.decimal.IsZero()) {
    return Fail(expr, "an amount stands inside an expression",
                rules_.in_table
                    ? "say what the table's amounts stand for: unit: UNIT_PENCE_PER_WEEK"
                    : "make it a parameter with a citation, or a cell of a table; only 0.00 may "
                      "stand here");
  }
  DraftPtr node = New(expr, Op::kConstant,
                      rules_.decimals ? rules_.decimal_type : Type::Amount(Per::kAny, true));
  node->type.whole = expr.decimal.IsWhole();
  if (expr.decimal.IsZero()) node->type.per = Per::kAny;
  node->constant = Value::OfRational(expr.decimal);
  return node;
}

std::variant<Program, std::vector<Issue>> CheckExpression(std::string_view text, const Expr& expr,
                                                          NameSpace& names,
                                                          const std::vector<Variable>& variables,
                                                          const ExpressionRules& rules,
                                                          const std::optional<Type>& wanted) {
  Program program;
  program.parts->text = std::string(text);
  Checker checker(names, rules, program);
  for (const Variable& variable : variables) checker.AddVariable(variable);
  const DraftPtr root = rules.gapped_histories ? checker.CheckFact(expr) : checker.Check(expr);
  if (root != nullptr && checker.issues.empty() && wanted.has_value() &&
      !Fits(root->type, *wanted)) {
    const bool rounds = wanted->Is(Type::Kind::kAmount) && wanted->whole &&
                        root->type.Is(Type::Kind::kAmount) && !root->type.whole;
    checker.Fail(expr, absl::StrCat(A(*wanted), " is needed here, and this is ", A(root->type)),
                 rounds ? "round it: to_pence(…)"
                        : absl::StrCat("write an expression of type ", ToString(*wanted)));
  }
  if (!checker.issues.empty() || root == nullptr) return std::move(checker.issues);
  PutNodes(*root, program);
  return program;
}

std::string A(const Type& type) {
  const std::string name = ToString(type);
  if (type.Is(Type::Kind::kAmount) && type.whole) return name;
  const bool vowel = std::string_view("AEIOUaeiou").find(name[0]) != std::string_view::npos;
  return absl::StrCat(vowel ? "an " : "a ", name);
}

std::vector<std::string> ReferredNames(const Expr& expr, const std::vector<Variable>& variables) {
  std::vector<std::string> bound;
  for (const Variable& variable : variables) bound.push_back(variable.name);
  std::set<std::string> names;
  CollectNames(expr, bound, names);
  return {names.begin(), names.end()};
}

}  // namespace fairstart
