// What a formula is for given variables: the obvious way.
#ifndef FAIRSTART_TESTS_ENGINE_PROOFS_FORMULA_VALUE_H_
#define FAIRSTART_TESTS_ENGINE_PROOFS_FORMULA_VALUE_H_

#include <map>

#include "engine/proofs/formula.h"

namespace fairstart {

// Of a bool 0 or 1. Every variable below `formula` must be among the values, and every sum must
// fit.
inline Rational ValueOf(Formula formula, const std::map<Formula, Rational>& values) {
  using Op = FormulaNode::Op;
  const auto arg = [&](size_t i) { return ValueOf(formula->args[i], values); };
  const auto boolean = [](bool value) { return Rational::Whole(value ? 1 : 0); };
  switch (formula->op) {
    case Op::kNumber:
      return formula->number;
    case Op::kVariable:
      return values.at(formula);
    case Op::kNot:
      return boolean(arg(0).IsZero());
    case Op::kAnd:
    case Op::kOr: {
      const bool decides = formula->op == Op::kOr;
      for (size_t i = 0; i < formula->args.size(); ++i) {
        if (arg(i).IsZero() != decides) return boolean(decides);
      }
      return boolean(!decides);
    }
    case Op::kEqual:
      return boolean(arg(0) == arg(1));
    case Op::kLess:
      return boolean(arg(0) < arg(1));
    case Op::kLessEqual:
      return boolean(arg(0) <= arg(1));
    case Op::kAdd: {
      Rational sum;
      for (size_t i = 0; i < formula->args.size(); ++i) sum = Add(sum, arg(i)).value();
      return sum;
    }
    case Op::kScale:
      return Multiply(formula->number, arg(0)).value();
    case Op::kChoose:
      return arg(arg(0).IsZero() ? 2 : 1);
    case Op::kFloor: {
      const Rational number = arg(0);
      const int64_t below = number.IsNegative() && !number.IsWhole() ? 1 : 0;
      return Rational::Whole(number.numerator() / number.denominator() - below);
    }
  }
  return Rational();
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_PROOFS_FORMULA_VALUE_H_
