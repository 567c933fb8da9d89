#include "engine/money/rational.h"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <type_traits>

#include "tests/engine/money/drawn_rational.h"

namespace fairstart {
namespace {

static_assert(sizeof(Rational) == 16 && std::is_trivially_copyable_v<Rational>);

__extension__ typedef __int128 int128;

constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
constexpr int kDraws = 200'000;

Rational R(int64_t numerator, int64_t denominator) { return *Rational::Of(numerator, denominator); }

// The twin: fractions reduced by Euclid's algorithm in 128 bits, nothing else. It answers only
// where that is wide enough, and says so.
struct Reference {
  enum { kValue, kDoesNotFit, kCannotSay } state;
  int128 numerator = 0;
  int128 denominator = 1;
};

Reference Reduced(bool known, int128 numerator, int128 denominator) {
  if (!known) return {Reference::kCannotSay};
  if (denominator == 0) return {Reference::kDoesNotFit};
  int128 a = numerator < 0 ? -numerator : numerator;
  int128 b = denominator < 0 ? -denominator : denominator;
  while (b != 0) {
    const int128 rest = a % b;
    a = b;
    b = rest;
  }
  if (denominator < 0) a = -a;
  numerator /= a;
  denominator /= a;
  if (numerator < kLeast || numerator > kMost || denominator > kMost) {
    return {Reference::kDoesNotFit};
  }
  return {Reference::kValue, numerator, denominator};
}

// Counts how often an operation was compared in each way, so that a test can tell that it compared
// enough of both.
struct Compared {
  int values = 0;
  int overflows = 0;
};

void Compare(const std::optional<Rational>& got, const Reference& want, Compared& compared) {
  if (want.state == Reference::kCannotSay) return;
  ASSERT_EQ(got.has_value(), want.state == Reference::kValue);
  if (!got.has_value()) {
    ++compared.overflows;
    return;
  }
  ++compared.values;
  ASSERT_TRUE(got->numerator() == want.numerator && got->denominator() == want.denominator)
      << got->numerator() << "/" << got->denominator();
}

TEST(Rational, OperationsAgreeWithFractionsReducedIn128Bits) {
  Draw draw;
  Compared sums, differences, products, quotients;
  for (int i = 0; i < kDraws; ++i) {
    const Rational a = draw.Fraction();
    const Rational b = draw.Fraction();
    const int128 an = a.numerator(), ad = a.denominator();
    const int128 bn = b.numerator(), bd = b.denominator();
    Compare(Add(a, b), Reduced(true, an * bd + bn * ad, ad * bd), sums);
    Compare(Subtract(a, b), Reduced(true, an * bd - bn * ad, ad * bd), differences);
    Compare(Multiply(a, b), Reduced(true, an * bn, ad * bd), products);
    Compare(Divide(a, b), Reduced(true, an * bd, ad * bn), quotients);
    ASSERT_FALSE(HasFatalFailure()) << i;
  }
  for (const Compared& compared : {sums, differences, products, quotients}) {
    EXPECT_GT(compared.values, kDraws / 10);
    EXPECT_GT(compared.overflows, kDraws / 10);
  }
}

TEST(Rational, EveryResultIsInLowestTermsWithAPositiveDenominator) {
  Draw draw;
  for (int i = 0; i < kDraws; ++i) {
    const Rational a = draw.Fraction();
    ASSERT_GE(a.denominator(), 1);
    // std::gcd takes no least int64; half of it has the same prime factor.
    const int64_t numerator = a.numerator() == kLeast ? kLeast / 2 : a.numerator();
    ASSERT_EQ(std::gcd(numerator, a.denominator()), 1);
  }
}

TEST(Rational, TheLawsOfArithmeticHoldWhereTheResultsFit) {
  Draw draw;
  int checked = 0;
  for (int i = 0; i < kDraws; ++i) {
    const Rational a = draw.Fraction();
    const Rational b = draw.Fraction();
    const Rational c = draw.Fraction();
    ASSERT_EQ(Add(a, b), Add(b, a));
    ASSERT_EQ(Multiply(a, b), Multiply(b, a));
    if (const auto sum = Add(a, b); sum.has_value()) {
      ASSERT_EQ(Subtract(*sum, b), a);
      const auto left = Multiply(*sum, c);
      const auto ac = Multiply(a, c);
      const auto bc = Multiply(b, c);
      if (left.has_value() && ac.has_value() && bc.has_value()) {
        ASSERT_EQ(Add(*ac, *bc), left);
        ++checked;
      }
    }
    if (const auto quotient = Divide(a, b); quotient.has_value()) {
      ASSERT_EQ(Multiply(*quotient, b), a);
    }
  }
  EXPECT_GT(checked, kDraws / 20);
}

TEST(Rational, TheOrderIsThatOfTheDifference) {
  Draw draw;
  for (int i = 0; i < kDraws; ++i) {
    const Rational a = draw.Fraction();
    const Rational b = draw.Fraction();
    if (const auto difference = Subtract(a, b); difference.has_value()) {
      ASSERT_EQ(a <=> b, difference->numerator() <=> 0);
    }
    ASSERT_EQ(a<b, b> a);
    ASSERT_EQ(a == b, (a <=> b) == 0);
  }
}

TEST(Rational, SeventhsOfAWeekAddUpToTheWeek) {
  const Rational day = *Divide(Rational::Whole(5790), Rational::Whole(7));
  Rational sum;
  for (int days = 1; days <= 7; ++days) {
    sum = *Add(sum, day);
    EXPECT_EQ(sum, R(5790 * days, 7));
  }
  EXPECT_TRUE(sum.IsWhole());
}

TEST(Rational, IsBroughtToLowestTerms) {
  EXPECT_EQ(R(6, -4), R(-3, 2));
  EXPECT_EQ(R(-6, -4), R(3, 2));
  EXPECT_EQ(R(0, -9), Rational());
  EXPECT_EQ(R(0, -9).denominator(), 1);
}

TEST(Rational, WhatDoesNotFitIsNothing) {
  const Rational most = Rational::Whole(kMost);
  const Rational least = Rational::Whole(kLeast);
  const Rational one = Rational::Whole(1);
  EXPECT_EQ(Add(most, one), std::nullopt);
  EXPECT_EQ(Subtract(least, one), std::nullopt);
  EXPECT_EQ(Multiply(most, Rational::Whole(2)), std::nullopt);
  EXPECT_EQ(Negate(least), std::nullopt);
  EXPECT_EQ(Divide(least, Rational::Whole(-1)), std::nullopt);
  EXPECT_EQ(Divide(one, least), std::nullopt);
  EXPECT_EQ(Add(R(1, kMost), R(1, kMost - 1)), std::nullopt);
}

TEST(Rational, WhatFitsAfterAllIsExact) {
  const Rational most = Rational::Whole(kMost);
  const Rational least = Rational::Whole(kLeast);
  EXPECT_EQ(Divide(least, least), Rational::Whole(1));
  EXPECT_EQ(Divide(most, most), Rational::Whole(1));
  EXPECT_EQ(Multiply(R(kMost, 2), R(2, kMost)), Rational::Whole(1));
  EXPECT_EQ(Add(R(kMost, 2), R(kMost, 2)), most);
  EXPECT_EQ(Negate(most), Rational::Whole(kLeast + 1));
  EXPECT_EQ(Rational::Of(kLeast, kLeast), Rational::Whole(1));
  EXPECT_EQ(Rational::Of(kLeast, 2), Rational::Whole(kLeast / 2));
  EXPECT_LT(R(kMost - 1, kMost), Rational::Whole(1));
}

TEST(Rational, DivisionByZeroIsNothing) {
  EXPECT_EQ(Divide(Rational::Whole(1), Rational()), std::nullopt);
  EXPECT_EQ(Divide(Rational(), Rational()), std::nullopt);
  EXPECT_EQ(Rational::Of(1, 0), std::nullopt);
}

}  // namespace
}  // namespace fairstart
