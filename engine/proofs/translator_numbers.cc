// Sums, products, and the lesser of two.
#include "engine/proofs/translator.h"

namespace fairstart {
namespace {

using Kind = Type::Kind;

std::optional<Rational> Inverse(const Rational& number) {
  return Divide(Rational::Whole(1), number);
}

}  // namespace

// Linear when one factor is a number, or a choice among numbers as a rate is.
Term Translator::Multiply(const Term& a, const Term& b) {
  const Formula ok = pool().And(a.ok, b.ok);
  const auto times = [this](const Term& number, const Term& other) {
    return pool().ForEachConstant(
        number.value, [&](const Rational& factor) { return pool().Scale(factor, other.value); });
  };
  if (const auto product = times(a, b)) return Of(ok, *product);
  if (const auto product = times(b, a)) return Of(ok, *product);
  return Of(ok, world_.Product(a.value, b.value));
}

// Exact, of an amount.
Term Translator::Divide(const Term& a, const Term& b) {
  const Formula zero = pool().Number(int64_t{0});
  const Formula ok = pool().And({a.ok, b.ok, pool().Not(pool().Equal(b.value, zero))});
  const std::optional<Formula> quotient =
      pool().ForEachConstant(b.value, [&](const Rational& by) -> Formula {
        const std::optional<Rational> inverse = Inverse(by);
        return inverse.has_value() ? pool().Scale(*inverse, a.value) : zero;
      });
  return Of(ok, quotient.has_value() ? *quotient : world_.Quotient(a.value, b.value));
}

// Towards zero, as ints are divided; what is left has the sign of the first.
Term Translator::DivideInt(const Node& node, const Term& a, const Term& b) {
  const Term exact = Divide(a, b);
  const Formula negated = pool().Scale(Rational::Whole(-1), exact.value);
  const Formula whole = pool().Choose(pool().LessEqual(pool().Number(int64_t{0}), exact.value),
                                      pool().Floor(exact.value),
                                      pool().Scale(Rational::Whole(-1), pool().Floor(negated)));
  if (node.op == Op::kDivideInt) return Of(exact.ok, whole);
  const Term product = Multiply(Of(whole), b);
  return Of(pool().And(exact.ok, product.ok), pool().Subtract(a.value, product.value));
}

Term Translator::RunNumber(const Node& node, Frame& frame) {
  const std::vector<Term> args = RunArgs(node, frame);
  const Formula ok = Ok(args);
  const Formula a = args[0].value;
  const Formula b = args.size() > 1 ? args[1].value : nullptr;
  switch (node.op) {
    case Op::kNegateInt:
    case Op::kNegateAmount:
      return Of(ok, pool().Scale(Rational::Whole(-1), a));
    case Op::kAddInt:
    case Op::kAddAmount:
      return Of(ok, pool().Add(a, b));
    case Op::kSubtractInt:
    case Op::kSubtractAmount:
      return Of(ok, pool().Subtract(a, b));
    case Op::kMultiplyInt:
    case Op::kMultiplyAmount:
      return Multiply(args[0], args[1]);
    case Op::kDivideInt:
    case Op::kModuloInt:
      return DivideInt(node, args[0], args[1]);
    case Op::kDivideAmount:
      return Divide(args[0], args[1]);
    case Op::kEarlier:
    case Op::kLeast:
      return Of(ok, pool().Lesser(a, b));
    case Op::kLater:
    case Op::kGreatest:
      return Of(ok, pool().Greater(a, b));
    case Op::kPerWeekOfPeriod: {
      const Formula first = args[1].value, last = args[2].value;
      const Formula days = pool().Add(pool().Subtract(last, first), pool().Number(int64_t{1}));
      const Term week = Divide(Of(pool().Scale(Rational::Whole(7), a)), Of(days));
      return Of(pool().And({ok, pool().Not(world_.Ends(first)), pool().Not(world_.Ends(last)),
                            pool().LessEqual(first, last)}),
                week.value);
    }
    case Op::kPerWeekOfMonth:
      return Of(ok, pool().Scale(*Rational::Of(12, 52), a));
    case Op::kPerWeekOfYear:
      return Of(ok, pool().Scale(*Rational::Of(1, 52), a));
    case Op::kPerMonthOfWeek:
      return Of(ok, pool().Scale(*Rational::Of(52, 12), a));
    case Op::kPerMonth:
    case Op::kForOne:
      return args[0];
    case Op::kForDays: {
      const Formula first = args[1].value, last = args[2].value;
      const Formula days = pool().Add(pool().Subtract(last, first), pool().Number(int64_t{1}));
      const Formula covered = pool().Greater(days, pool().Number(int64_t{0}));
      const Term sum = Multiply(Of(pool().Scale(*Rational::Of(1, 7), a)), Of(covered));
      return Of(pool().And({ok, pool().Not(world_.Ends(first)), pool().Not(world_.Ends(last))}),
                sum.value);
    }
    default: {  // kToPence: half up, away from zero
      const Formula half = pool().Number(*Rational::Of(1, 2));
      const Formula up = pool().Floor(pool().Add(a, half));
      const Formula down = pool().Floor(pool().Add(pool().Scale(Rational::Whole(-1), a), half));
      return Of(ok, pool().Choose(pool().LessEqual(pool().Number(int64_t{0}), a), up,
                                  pool().Scale(Rational::Whole(-1), down)));
    }
  }
}

}  // namespace fairstart
