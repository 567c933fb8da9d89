// What operators and choices make of the types of their sides.
//
// Tested by tests/engine/expr/checker_operators_test.cc.
#include "absl/strings/str_cat.h"
#include "engine/expr/checker_parts.h"

namespace fairstart {
namespace {

// "as_of < d" read from the other side: "d > as_of".
std::string Mirrored(const std::string& op) {
  if (op == "<") return ">";
  if (op == "<=") return ">=";
  if (op == ">") return "<";
  if (op == ">=") return "<=";
  return op;
}

}  // namespace

DraftPtr Checker::Unary(const Expr& expr) {
  DraftPtr operand = Check(*expr.args[0]);
  if (operand == nullptr) return nullptr;
  if (expr.text == "!" && operand->type.Is(Kind::kBool)) {
    return With(New(expr, Op::kNot, operand->type), std::move(operand));
  }
  if (expr.text == "-" && operand->type.Is(Kind::kInt)) {
    return With(New(expr, Op::kNegateInt, operand->type), std::move(operand));
  }
  if (expr.text == "-" && operand->type.Is(Kind::kAmount)) {
    return With(New(expr, Op::kNegateAmount, operand->type), std::move(operand));
  }
  return Fail(expr, absl::StrCat("\"", expr.text, "\" does not go with ", A(operand->type)),
              expr.text == "!" ? "negate a bool" : "negate an int or an amount");
}

DraftPtr Checker::Binary(const Expr& expr) {
  const std::string& op = expr.text;
  const bool compares =
      op == "==" || op == "!=" || op == "<" || op == "<=" || op == ">" || op == ">=";
  DraftPtr a = compares ? CheckSide(*expr.args[0]) : Check(*expr.args[0]);
  DraftPtr b = compares ? CheckSide(*expr.args[1]) : Check(*expr.args[1]);
  if (a == nullptr || b == nullptr) return nullptr;
  if (compares) return Comparison(expr, std::move(a), std::move(b));
  if (op == "&&" || op == "||") return Logic(expr, std::move(a), std::move(b));
  if (op == "in") return In(expr, std::move(a), std::move(b));
  return Arithmetic(expr, std::move(a), std::move(b));
}

DraftPtr Checker::Logic(const Expr& expr, DraftPtr a, DraftPtr b) {
  for (int i = 0; i < 2; ++i) {
    const Draft& side = i == 0 ? *a : *b;
    if (side.type.Is(Kind::kBool)) continue;
    return Fail(*expr.args[i],
                absl::StrCat("\"", expr.text, "\" joins bools, and this is ", A(side.type)),
                "compare it with something");
  }
  return With(New(expr, expr.text == "&&" ? Op::kAnd : Op::kOr, a->type), std::move(a),
              std::move(b));
}

DraftPtr Checker::In(const Expr& expr, DraftPtr value, DraftPtr list) {
  const bool is_list = list->type.Is(Kind::kList) || list->type.Is(Kind::kEmptyList);
  if (!is_list ||
      (list->type.Is(Kind::kList) && !Join(value->type, *list->type.element).has_value())) {
    return Fail(expr, absl::StrCat(A(value->type), " cannot be in ", A(list->type)),
                "write value in [a, b], all of one type");
  }
  return With(New(expr, Op::kIn, Type::Of(Kind::kBool)), std::move(value), std::move(list));
}

DraftPtr Checker::FailMismatch(const Expr& expr, const Type& a, const Type& b) {
  std::string mend = a == b ? "use it with ints or amounts" : "make both sides of one type";
  const bool scales = expr.text == "*" || expr.text == "/" || expr.text == "%";
  if (scales && (a.Is(Kind::kAmount) || b.Is(Kind::kAmount))) {
    mend = "multiply an amount by an int or a share, or divide it by an int";
  } else if (a.Is(Kind::kAmount) && b.Is(Kind::kAmount)) {
    mend = "bring both to one period, with per_week or per_month";
  } else if (a.Is(Kind::kDate) || b.Is(Kind::kDate)) {
    mend = "write plus(date, days(28)), or compare two dates";
  }
  return Fail(expr, absl::StrCat("\"", expr.text, "\" does not go with ", A(a), " and ", A(b)),
              mend);
}

DraftPtr Checker::Comparison(const Expr& expr, DraftPtr a, DraftPtr b) {
  if (a->type.Is(Kind::kAsOf) || b->type.Is(Kind::kAsOf)) {
    return AsOfComparison(expr, std::move(a), std::move(b));
  }
  std::optional<Type> joined = Join(a->type, b->type);
  if (!joined.has_value()) return FailMismatch(expr, a->type, b->type);
  const std::string& op = expr.text;
  if (op != "==" && op != "!=") {
    const bool ordered = joined->Is(Kind::kInt) || joined->Is(Kind::kString) ||
                         joined->Is(Kind::kDate) || joined->Is(Kind::kAmount) ||
                         joined->Is(Kind::kShare) || joined->Is(Kind::kBool);
    if (!ordered) {
      return Fail(expr, absl::StrCat(A(*joined), " has no order"), "compare with == or !=");
    }
  }
  const Op operation = op == "=="   ? Op::kEqual
                       : op == "!=" ? Op::kNotEqual
                       : op == "<"  ? Op::kLess
                       : op == "<=" ? Op::kLessEqual
                       : op == ">"  ? Op::kGreater
                                    : Op::kGreaterEqual;
  return With(New(expr, operation, Type::Of(Kind::kBool)), std::move(a), std::move(b));
}

DraftPtr Checker::AsOfComparison(const Expr& expr, DraftPtr a, DraftPtr b) {
  const bool left = a->type.Is(Kind::kAsOf);
  DraftPtr& date = left ? b : a;
  if (!date->type.Is(Kind::kDate)) return RefuseAsOf(*expr.args[left ? 0 : 1]);
  const std::string op = left ? expr.text : Mirrored(expr.text);
  const Op operation = op == "=="   ? Op::kAsOfEqual
                       : op == "!=" ? Op::kAsOfNotEqual
                       : op == "<"  ? Op::kAsOfLess
                       : op == "<=" ? Op::kAsOfLessEqual
                       : op == ">"  ? Op::kAsOfGreater
                                    : Op::kAsOfGreaterEqual;
  return With(New(expr, operation, Type::Of(Kind::kBool)), std::move(date));
}

DraftPtr Checker::Arithmetic(const Expr& expr, DraftPtr a, DraftPtr b) {
  const std::string& op = expr.text;
  if (a->type.Is(Kind::kInt) && b->type.Is(Kind::kInt)) {
    const Op operation = op == "+"   ? Op::kAddInt
                         : op == "-" ? Op::kSubtractInt
                         : op == "*" ? Op::kMultiplyInt
                         : op == "/" ? Op::kDivideInt
                                     : Op::kModuloInt;
    return With(New(expr, operation, a->type), std::move(a), std::move(b));
  }
  if (op == "+" || op == "-") return Sum(expr, std::move(a), std::move(b));
  const bool scaled = a->type.Is(Kind::kAmount) &&
                      (b->type.Is(Kind::kInt) || (op == "*" && b->type.Is(Kind::kShare)));
  const bool scales = op == "*" && b->type.Is(Kind::kAmount) &&
                      (a->type.Is(Kind::kInt) || a->type.Is(Kind::kShare));
  if (op == "%" || (!scaled && !scales)) return FailMismatch(expr, a->type, b->type);
  const Type& amount = scaled ? a->type : b->type;
  const Type& by = scaled ? b->type : a->type;
  const bool whole = amount.whole && op == "*" && by.Is(Kind::kInt);
  return With(New(expr, op == "*" ? Op::kMultiplyAmount : Op::kDivideAmount,
                  Type::Amount(amount.per, whole)),
              std::move(a), std::move(b));
}

DraftPtr Checker::Sum(const Expr& expr, DraftPtr a, DraftPtr b) {
  std::optional<Type> joined = Join(a->type, b->type);
  const bool plus = expr.text == "+";
  if (joined.has_value() && joined->Is(Kind::kAmount)) {
    return With(New(expr, plus ? Op::kAddAmount : Op::kSubtractAmount, *joined), std::move(a),
                std::move(b));
  }
  if (joined.has_value() && plus && joined->Is(Kind::kString)) {
    return With(New(expr, Op::kConcatenate, *joined), std::move(a), std::move(b));
  }
  if (joined.has_value() && plus && (joined->Is(Kind::kList) || joined->Is(Kind::kEmptyList))) {
    return With(New(expr, Op::kConcatenateLists, *joined), std::move(a), std::move(b));
  }
  return FailMismatch(expr, a->type, b->type);
}

DraftPtr Checker::Conditional(const Expr& expr) {
  DraftPtr condition = Check(*expr.args[0]);
  DraftPtr then = Check(*expr.args[1]);
  DraftPtr otherwise = Check(*expr.args[2]);
  if (condition == nullptr || then == nullptr || otherwise == nullptr) return nullptr;
  if (!condition->type.Is(Kind::kBool)) {
    return Fail(*expr.args[0],
                absl::StrCat("a choice needs a bool, and this is ", A(condition->type)),
                "compare it with something");
  }
  std::optional<Type> joined = Join(then->type, otherwise->type);
  if (!joined.has_value()) {
    return Fail(expr,
                absl::StrCat("the two values of the choice are ", A(then->type), " and ",
                             A(otherwise->type)),
                "make both of one type");
  }
  return With(New(expr, Op::kConditional, *joined), std::move(condition), std::move(then),
              std::move(otherwise));
}

}  // namespace fairstart
