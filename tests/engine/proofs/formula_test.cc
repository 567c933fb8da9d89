#include "engine/proofs/formula.h"

#include <gtest/gtest.h>

#include <random>

#include "tests/engine/proofs/formula_value.h"

namespace fairstart {
namespace {

class Formulas : public testing::Test {
 protected:
  Formula Int(int64_t number) { return pool.Number(number); }
  Formula Half() { return pool.Number(*Rational::Of(1, 2)); }

  FormulaPool pool;
  Formula a = pool.Variable("a", Sort::kBool);
  Formula b = pool.Variable("b", Sort::kBool);
  Formula x = pool.Variable("x", Sort::kInt, Rational::Whole(0), Rational::Whole(100));
  Formula y = pool.Variable("y", Sort::kInt);
  Formula r = pool.Variable("r", Sort::kReal);
};

TEST_F(Formulas, TheSameIsMadeOnce) {
  EXPECT_EQ(pool.And(a, b), pool.And(b, a));
  EXPECT_EQ(pool.Add(x, y), pool.Add(y, x));
  EXPECT_EQ(pool.Variable("a", Sort::kBool), a);
  EXPECT_NE(a, b);
}

TEST_F(Formulas, LogicIsSimplified) {
  EXPECT_EQ(pool.And(a, pool.True()), a);
  EXPECT_EQ(pool.And(a, pool.False()), pool.False());
  EXPECT_EQ(pool.Or(a, pool.True()), pool.True());
  EXPECT_EQ(pool.And(a, pool.Not(a)), pool.False());
  EXPECT_EQ(pool.Or(a, pool.Not(a)), pool.True());
  EXPECT_EQ(pool.Not(pool.Not(a)), a);
  EXPECT_EQ(pool.Not(pool.Less(x, y)), pool.LessEqual(y, x));
  EXPECT_EQ(pool.And({}), pool.True());
  EXPECT_EQ(pool.Or({}), pool.False());
}

TEST_F(Formulas, SumsAreBroughtTogether) {
  EXPECT_EQ(pool.Subtract(pool.Add(x, Int(6)), x), Int(6));
  EXPECT_EQ(pool.Add(x, x), pool.Scale(Rational::Whole(2), x));
  EXPECT_EQ(pool.Scale(*Rational::Of(1, 2), pool.Scale(Rational::Whole(2), x)), x);
  EXPECT_EQ(pool.Less(x, pool.Add(x, Int(1))), pool.True());
  EXPECT_EQ(pool.Equal(pool.Add(x, Int(1)), x), pool.False());
}

TEST_F(Formulas, WhatLiesApartIsCompared) {
  EXPECT_EQ(pool.LessEqual(x, Int(100)), pool.True());
  EXPECT_EQ(pool.Less(x, Int(0)), pool.False());
  EXPECT_EQ(pool.Equal(x, Int(101)), pool.False());
  EXPECT_EQ(pool.LessEqual(Int(0), pool.Add(x, x)), pool.True());
  EXPECT_FALSE(pool.Less(x, Int(100))->IsTrue());
  EXPECT_FALSE(pool.Less(y, Int(100))->IsTrue());
}

TEST_F(Formulas, AChoiceAmongConstantsIsLookedThrough) {
  const Formula rate = pool.Choose(a, Int(10), pool.Choose(b, Int(20), Int(30)));
  EXPECT_EQ(pool.Equal(rate, Int(10)), a);
  EXPECT_EQ(pool.Equal(rate, Int(40)), pool.False());
  const auto doubled = pool.ForEachConstant(
      rate, [&](const Rational& number) { return Int(2 * number.numerator()); });
  EXPECT_EQ(doubled, pool.Choose(a, Int(20), pool.Choose(b, Int(40), Int(60))));
  EXPECT_EQ(pool.ForEachConstant(x, [&](const Rational&) { return Int(0); }), std::nullopt);
  EXPECT_EQ(rate->least, Rational::Whole(10));
  EXPECT_EQ(rate->most, Rational::Whole(30));
}

TEST_F(Formulas, FloorsTowardsLess) {
  EXPECT_EQ(pool.Floor(pool.Number(*Rational::Of(-1, 2))), Int(-1));
  EXPECT_EQ(pool.Floor(Half()), Int(0));
  EXPECT_EQ(pool.Floor(x), x);
}

TEST_F(Formulas, AVariableIsReplacedEverywhere) {
  const Formula formula = pool.Or(pool.And(a, b), pool.Less(x, pool.Choose(a, y, r)));
  EXPECT_EQ(pool.Substitute(formula, a, pool.True()), pool.Or(b, pool.Less(x, y)));
  EXPECT_EQ(pool.Substitute(formula, a, pool.False()), pool.Less(x, r));
}

// Made from random parts, a simplified formula is worth what the parts are.
TEST_F(Formulas, SimplifyingChangesNoValue) {
  std::mt19937 random(1);
  const auto draw = [&](int count) {
    return static_cast<int>(random() % static_cast<unsigned>(count));
  };
  for (int round = 0; round < 2000; ++round) {
    const std::map<Formula, Rational> values = {
        {a, Rational::Whole(draw(2))},        {b, Rational::Whole(draw(2))},
        {x, Rational::Whole(draw(101))},      {y, Rational::Whole(draw(7) - 3)},
        {r, *Rational::Of(draw(21) - 10, 4)},
    };
    struct Made {
      Formula formula;
      Rational value;
    };
    std::vector<Made> numbers = {{x, values.at(x)},
                                 {y, values.at(y)},
                                 {r, values.at(r)},
                                 {Int(2), Rational::Whole(2)},
                                 {Half(), *Rational::Of(1, 2)}};
    std::vector<Made> bools = {{a, values.at(a)}, {b, values.at(b)}};
    for (int step = 0; step < 12; ++step) {
      const Made &m = numbers[draw(static_cast<int>(numbers.size()))],
                 n = numbers[draw(static_cast<int>(numbers.size()))];
      const Made &p = bools[draw(static_cast<int>(bools.size()))],
                 q = bools[draw(static_cast<int>(bools.size()))];
      const bool is_p = !p.value.IsZero(), is_q = !q.value.IsZero();
      const auto boolean = [](bool value) { return Rational::Whole(value ? 1 : 0); };
      switch (draw(9)) {
        case 0:
          numbers.push_back({pool.Add(m.formula, n.formula), *Add(m.value, n.value)});
          break;
        case 1:
          numbers.push_back({pool.Subtract(m.formula, n.formula), *Subtract(m.value, n.value)});
          break;
        case 2:
          numbers.push_back(
              {pool.Choose(p.formula, m.formula, n.formula), is_p ? m.value : n.value});
          break;
        case 3:
          bools.push_back({pool.Less(m.formula, n.formula), boolean(m.value < n.value)});
          break;
        case 4:
          bools.push_back({pool.LessEqual(m.formula, n.formula), boolean(m.value <= n.value)});
          break;
        case 5:
          bools.push_back({pool.Equal(m.formula, n.formula), boolean(m.value == n.value)});
          break;
        case 6:
          bools.push_back({pool.And(p.formula, pool.Not(q.formula)), boolean(is_p && !is_q)});
          break;
        case 7:
          bools.push_back({pool.Or(p.formula, q.formula), boolean(is_p || is_q)});
          break;
        default:
          bools.push_back({pool.Equal(p.formula, q.formula), boolean(is_p == is_q)});
      }
      ASSERT_EQ(ValueOf(numbers.back().formula, values), numbers.back().value);
      ASSERT_EQ(ValueOf(bools.back().formula, values), bools.back().value);
    }
  }
}

}  // namespace
}  // namespace fairstart
