// What can be said of an operation while its operands are only known to lie between bounds.
#include <algorithm>

#include "engine/expr/executor_parts.h"
#include "engine/money/rounding.h"

namespace fairstart {
namespace {

// Whether each number between the bounds a is less than each between the bounds b.
bool AllLess(const Bounds& a, const Bounds& b) {
  return a.most.has_value() && b.least.has_value() && *a.most < *b.least;
}

bool NoneGreater(const Bounds& a, const Bounds& b) {
  return a.most.has_value() && b.least.has_value() && *a.most <= *b.least;
}

}  // namespace

// What a comparison gives for all numbers between the bounds; nothing when it gives both.
std::optional<bool> CompareBounds(Op op, const Bounds& a, const Bounds& b) {
  const auto decide = [](bool always, bool never) -> std::optional<bool> {
    if (always) return true;
    if (never) return false;
    return std::nullopt;
  };
  const bool differ = AllLess(a, b) || AllLess(b, a);
  const bool equal = NoneGreater(a, b) && NoneGreater(b, a);
  switch (op) {
    case Op::kEqual:
      return decide(equal, differ);
    case Op::kNotEqual:
      return decide(differ, equal);
    case Op::kLess:
      return decide(AllLess(a, b), NoneGreater(b, a));
    case Op::kLessEqual:
      return decide(NoneGreater(a, b), AllLess(b, a));
    case Op::kGreater:
      return decide(AllLess(b, a), NoneGreater(a, b));
    default:
      return decide(NoneGreater(b, a), AllLess(a, b));
  }
}

namespace {

// a op b for bounds that are there; nothing when one is missing or the result does not fit.
std::optional<Rational> Combine(std::optional<Rational> (*op)(const Rational&, const Rational&),
                                const std::optional<Rational>& a,
                                const std::optional<Rational>& b) {
  if (!a.has_value() || !b.has_value()) return std::nullopt;
  return op(*a, *b);
}

}  // namespace

// The bounds of a sum, difference, multiple or part of numbers that are not both known.
Bounds BoundsOfNumber(const Node& node, const Value* values) {
  const Bounds a = BoundsOf(values[0]);
  const Bounds b = BoundsOf(values[1]);
  switch (node.op) {
    case Op::kAddInt:
    case Op::kAddAmount:
      return {Combine(Add, a.least, b.least), Combine(Add, a.most, b.most)};
    case Op::kSubtractInt:
    case Op::kSubtractAmount:
      return {Combine(Subtract, a.least, b.most), Combine(Subtract, a.most, b.least)};
    default: {
      // Scaled by a known number that is not negative; anything else stays open.
      const bool left = values[0].IsUnknown();
      const Value& by = values[left ? 1 : 0];
      if (!by.IsKnown()) return {};
      const Rational scale = Number(by);
      const bool divides = node.op == Op::kDivideAmount;
      if (scale.IsNegative() || (divides && (scale.IsZero() || !left))) return {};
      const Bounds& amount = left ? a : b;
      const auto op = divides ? Divide : Multiply;
      return {Combine(op, amount.least, scale), Combine(op, amount.most, scale)};
    }
  }
}

// The lesser of two is at most either, and at least the lesser of both bounds; and so on.
Bounds BoundsOfChoice(const Node& node, const Value* values) {
  const Bounds a = BoundsOf(values[0]);
  const Bounds b = BoundsOf(values[1]);
  const auto both = [](const std::optional<Rational>& x, const std::optional<Rational>& y,
                       bool lesser) -> std::optional<Rational> {
    if (!x.has_value() || !y.has_value()) return std::nullopt;
    return lesser ? std::min(*x, *y) : std::max(*x, *y);
  };
  const auto either = [&](const std::optional<Rational>& x, const std::optional<Rational>& y,
                          bool lesser) -> std::optional<Rational> {
    if (!x.has_value()) return y;
    if (!y.has_value()) return x;
    return both(x, y, lesser);
  };
  if (node.op == Op::kLeast || node.op == Op::kEarlier)
    return {both(a.least, b.least, true), either(a.most, b.most, true)};
  return {either(a.least, b.least, false), both(a.most, b.most, false)};
}

Bounds BoundsOfUnary(const Node& node, const Bounds& operand) {
  const auto apply = [&](const std::optional<Rational>& bound) -> std::optional<Rational> {
    if (!bound.has_value() || node.op == Op::kPerMonth || node.op == Op::kForOne) return bound;
    if (node.op == Op::kToPence) return Rational::Whole(RoundHalfUp(*bound));
    return Multiply(*bound, WeeksOf(node.op));
  };
  return {apply(operand.least), apply(operand.most)};
}

}  // namespace fairstart
