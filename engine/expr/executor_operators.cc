// Logic, choices, comparisons, arithmetic and texts.
//
// Logic follows CEL: false wins over everything in &&, true in ||, in either order; then unknown
// wins over error. All other operations are strict in their operands, unknown before error.
#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/expr/executor_parts.h"
#include "engine/money/rounding.h"

namespace fairstart {
namespace {

// && when `decides` is false, || when it is true: the value that settles the result by itself.
Value RunLogic(Execution& execution, const Node& node, Value* frame, bool decides) {
  const Value a = Run(execution, node.arg(0), frame);
  if (a.tag() == Value::Tag::kBool && a.boolean() == decides) return a;
  const Value b = Run(execution, node.arg(1), frame);
  if (b.tag() == Value::Tag::kBool && b.boolean() == decides) return b;
  if (a.IsUnknown() || b.IsUnknown()) {
    return JoinedUnknown(execution, a.IsUnknown() ? a.unknown() : nullptr,
                         b.IsUnknown() ? b.unknown() : nullptr);
  }
  return a.IsError() ? a : b;
}

}  // namespace

Value RunAnd(Execution& execution, const Node& node, Value* frame) {
  return RunLogic(execution, node, frame, /*decides=*/false);
}

Value RunOr(Execution& execution, const Node& node, Value* frame) {
  return RunLogic(execution, node, frame, /*decides=*/true);
}

Value RunConditional(Execution& execution, const Node& node, Value* frame) {
  const Value condition = Run(execution, node.arg(0), frame);
  if (condition.IsError()) return condition;
  if (condition.IsKnown()) {
    return Run(execution, node.arg(condition.boolean() ? 1 : 2), frame);
  }
  const Value a = Run(execution, node.arg(1), frame);
  const Value b = Run(execution, node.arg(2), frame);
  if (a.IsKnown() && b.IsKnown() && Same(a, b)) return a;
  const Unknown* waits = condition.unknown();
  if (a.IsUnknown()) waits = Join(execution.arena, waits, a.unknown());
  if (b.IsUnknown()) waits = Join(execution.arena, waits, b.unknown());
  const Bounds bounds = Hull(BoundsOf(a), BoundsOf(b));
  if (node.type.Is(Type::Kind::kAmount)) return AmountWithin(execution.arena, waits, bounds);
  return Value::Of(WithBounds(execution.arena, waits, bounds));
}

namespace {

std::strong_ordering Order(const Value& a, const Value& b) {
  switch (a.tag()) {
    case Value::Tag::kBool:
      return a.boolean() <=> b.boolean();
    case Value::Tag::kInt:
      return a.integer() <=> b.integer();
    case Value::Tag::kString: {
      const int order = a.text().compare(b.text());
      return order <=> 0;
    }
    case Value::Tag::kDate:
      return a.day() <=> b.day();
    default:
      return a.rational() <=> b.rational();
  }
}

bool HasBounds(const Type& type) {
  return type.Is(Type::Kind::kInt) || type.Is(Type::Kind::kShare) || type.Is(Type::Kind::kAmount) ||
         type.Is(Type::Kind::kDate);
}

}  // namespace

Value RunComparison(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || !HasBounds(node.arg(0).type)) return *blocked;
    const std::optional<bool> decided =
        CompareBounds(node.op, BoundsOf(values[0]), BoundsOf(values[1]));
    return decided.has_value() ? Value::Bool(*decided) : *blocked;
  }
  if (node.op == Op::kEqual || node.op == Op::kNotEqual) {
    const Value equal = Equals(execution, values[0], values[1]);
    if (!equal.IsKnown()) return equal;
    return Value::Bool(equal.boolean() == (node.op == Op::kEqual));
  }
  const std::strong_ordering order = Order(values[0], values[1]);
  switch (node.op) {
    case Op::kLess:
      return Value::Bool(order < 0);
    case Op::kLessEqual:
      return Value::Bool(order <= 0);
    case Op::kGreater:
      return Value::Bool(order > 0);
    default:
      return Value::Bool(order >= 0);
  }
}

namespace {

bool Overflows(Op op, int64_t a, int64_t b, int64_t& result) {
  switch (op) {
    case Op::kAddInt:
      return __builtin_add_overflow(a, b, &result);
    case Op::kSubtractInt:
      return __builtin_sub_overflow(a, b, &result);
    case Op::kMultiplyInt:
      return __builtin_mul_overflow(a, b, &result);
    case Op::kDivideInt:
      if (a == INT64_MIN && b == -1) return true;
      result = a / b;
      return false;
    default:
      result = b == -1 ? 0 : a % b;
      return false;
  }
}

}  // namespace

Value RunInt(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  const bool divides = node.op == Op::kDivideInt || node.op == Op::kModuloInt;
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || divides) return *blocked;
    return Value::Of(WithBounds(execution.arena, blocked->unknown(), BoundsOfNumber(node, values)));
  }
  if (divides && values[1].integer() == 0) return MakeError(execution, node, "divides by zero");
  int64_t result = 0;
  if (Overflows(node.op, values[0].integer(), values[1].integer(), result)) {
    return MakeError(execution, node, "gives a number that does not fit 64 bits");
  }
  return Value::Int(result);
}

Value RunAmount(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown()) return *blocked;
    return AmountWithin(execution.arena, blocked->unknown(), BoundsOfNumber(node, values));
  }
  const Rational a = Number(values[0]);
  const Rational b = Number(values[1]);
  std::optional<Rational> result;
  switch (node.op) {
    case Op::kAddAmount:
      result = Add(a, b);
      break;
    case Op::kSubtractAmount:
      result = Subtract(a, b);
      break;
    case Op::kMultiplyAmount:
      result = Multiply(a, b);
      break;
    default:
      if (b.IsZero()) return MakeError(execution, node, "divides by zero");
      result = Divide(a, b);
  }
  if (!result.has_value()) {
    return MakeError(execution, node, "gives an amount too large to be exact");
  }
  return Value::OfRational(*result);
}

Value RunNegation(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (operand.IsUnknown() && node.op == Op::kNegateAmount) {
    const Bounds bounds = BoundsOf(operand);
    const auto negate = [](const std::optional<Rational>& bound) -> std::optional<Rational> {
      if (!bound.has_value()) return std::nullopt;
      return Negate(*bound);
    };
    return Value::Of(WithBounds(execution.arena, Join(execution.arena, operand.unknown(), nullptr),
                                {negate(bounds.most), negate(bounds.least)}));
  }
  if (operand.IsUnknown()) return JoinedUnknown(execution, operand.unknown(), nullptr);
  if (!operand.IsKnown()) return operand;
  if (node.op == Op::kNot) return Value::Bool(!operand.boolean());
  if (node.op == Op::kNegateInt) {
    if (operand.integer() == INT64_MIN) {
      return MakeError(execution, node, "gives a number that does not fit 64 bits");
    }
    return Value::Int(-operand.integer());
  }
  std::optional<Rational> result = Negate(operand.rational());
  if (!result.has_value()) {
    return MakeError(execution, node, "gives an amount too large to be exact");
  }
  return Value::OfRational(*result);
}

// earlier, later, least, greatest.
Value RunChoice(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown()) return *blocked;
    const Bounds bounds = BoundsOfChoice(node, values);
    if (node.type.Is(Type::Kind::kAmount)) {
      return AmountWithin(execution.arena, blocked->unknown(), bounds);
    }
    return Value::Of(WithBounds(execution.arena, blocked->unknown(), bounds));
  }
  const bool first_is_less = Order(values[0], values[1]) < 0;
  const bool wants_less = node.op == Op::kEarlier || node.op == Op::kLeast;
  return values[first_is_less == wants_less ? 0 : 1];
}

Value RunText(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const std::string_view a = values[0].text();
  const std::string_view b = values[1].text();
  switch (node.op) {
    case Op::kContains:
      return Value::Bool(a.find(b) != std::string_view::npos);
    case Op::kStartsWith:
      return Value::Bool(a.starts_with(b));
    case Op::kEndsWith:
      return Value::Bool(a.ends_with(b));
    default: {
      constexpr size_t kLongest = 64 * 1024;
      if (a.size() + b.size() > kLongest) {
        return MakeError(execution, node, "gives a text longer than 64 KiB");
      }
      std::string joined(a);
      joined += b;
      return Value::String(execution.arena.Copy(joined));
    }
  }
}

namespace {

int64_t CodePoints(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

// A sign if any, and digits.
Value IntOf(Execution& execution, const Node& node, std::string_view text) {
  std::string_view digits = text;
  if (digits.starts_with('-') || digits.starts_with('+')) digits.remove_prefix(1);
  const bool plain = !digits.empty() && std::all_of(digits.begin(), digits.end(),
                                                    [](char c) { return c >= '0' && c <= '9'; });
  if (!plain) return MakeError(execution, node, "reads a text that is no whole number");
  int64_t number = 0;
  if (!absl::SimpleAtoi(absl::string_view(text.data(), text.size()), &number)) {
    return MakeError(execution, node, "gives a number that does not fit 64 bits");
  }
  return Value::Int(number);
}

// The spellings that CEL has, and no other.
Value BoolOf(Execution& execution, const Node& node, std::string_view text) {
  for (std::string_view yes : {"1", "t", "true", "TRUE", "True"}) {
    if (text == yes) return Value::Bool(true);
  }
  for (std::string_view no : {"0", "f", "false", "FALSE", "False"}) {
    if (text == no) return Value::Bool(false);
  }
  return MakeError(execution, node, "reads a text that is neither true nor false");
}

}  // namespace

// Operations on one operand.
Value RunUnary(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (node.op == Op::kItself) return operand;
  if (operand.IsUnknown()) {
    if (!node.type.Is(Type::Kind::kAmount)) {
      return JoinedUnknown(execution, operand.unknown(), nullptr);
    }
    return AmountWithin(execution.arena, Join(execution.arena, operand.unknown(), nullptr),
                        BoundsOfUnary(node, BoundsOf(operand)));
  }
  if (!operand.IsKnown()) return operand;
  switch (node.op) {
    case Op::kToPence:
      return Value::OfRational(Rational::Whole(RoundHalfUp(operand.rational())));
    case Op::kPerMonth:
    case Op::kForOne:
      return operand;
    case Op::kSizeOfString:
      return Value::Int(CodePoints(operand.text()));
    case Op::kStringOfDate:
      return Value::String(execution.arena.Copy(FormatDay(operand.day())));
    case Op::kStringOfInt:
      return Value::String(execution.arena.Copy(absl::StrCat(operand.integer())));
    case Op::kIntOfString:
      return IntOf(execution, node, operand.text());
    case Op::kBoolOfString:
      return BoolOf(execution, node, operand.text());
    default: {
      std::optional<Rational> result = Multiply(operand.rational(), WeeksOf(node.op));
      if (!result.has_value()) {
        return MakeError(execution, node, "gives an amount too large to be exact");
      }
      return Value::OfRational(*result);
    }
  }
}

}  // namespace fairstart
