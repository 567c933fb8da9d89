#include "engine/proofs/deferred.h"

#include <gtest/gtest.h>

#include "engine/calendar/age.h"
#include "engine/calendar/span.h"
#include "tests/engine/proofs/formula_value.h"

namespace fairstart {
namespace {

Formula DateVariable(FormulaPool& pool) {
  return pool.Variable("date", Sort::kInt, Rational::Whole(kBeforeAll), Rational::Whole(kNever));
}

bool Holds(Formula formula, Formula date, int64_t day, Formula result, int64_t value) {
  return !ValueOf(formula, {{date, Rational::Whole(day)}, {result, Rational::Whole(value)}})
              .IsZero();
}

// On every day: the bounds let the true day be, and what a wrong guess on some day teaches is true.
void CheckDays(const std::function<Deferred(FormulaPool&, Formula)>& defer,
               const std::function<Day(Day)>& of) {
  FormulaPool pool;
  const Formula date = DateVariable(pool);
  const Deferred deferred = defer(pool, date);
  const auto lemma_at = [&](Day day) {
    return deferred.lemma(pool, [&](Formula) { return Rational::Whole(NumberOf(day)); });
  };
  Formula lemma = pool.True();
  for (int64_t number = kBeforeAll; number <= kNever; ++number) {
    const Day day = Day::FromNumber(number);
    const int64_t truth = NumberOf(of(day));
    ASSERT_TRUE(Holds(deferred.bounds, date, number, deferred.result, truth)) << FormatDay(day);
    ASSERT_TRUE(Holds(lemma, date, number, deferred.result, truth)) << FormatDay(day);
    if (number % 97 != 0 || !day.IsDate()) continue;
    lemma = lemma_at(day);
    ASSERT_TRUE(Holds(lemma, date, number, deferred.result, truth)) << FormatDay(day);
    ASSERT_FALSE(Holds(lemma, date, number, deferred.result, truth + 1)) << FormatDay(day);
    ASSERT_FALSE(Holds(lemma, date, number, deferred.result, truth - 1)) << FormatDay(day);
  }
}

TEST(Deferred, BirthdaysAreAsTheCalendarHasThem) {
  for (const int32_t years : {0, 1, 14, 16, 18, 21, 25, 100, -3}) {
    CheckDays([&](FormulaPool& pool, Formula date) { return DeferBirthday(pool, date, years); },
              [&](Day day) { return Birthday(day, years); });
  }
}

TEST(Deferred, MonthsAreAsTheCalendarHasThem) {
  for (const int32_t months : {1, 6, 12, 13, 189, -6}) {
    CheckDays([&](FormulaPool& pool, Formula date) { return DeferMonths(pool, date, months); },
              [&](Day day) {
                return Plus(day, Span{months, 0});
              });
  }
}

// One lemma settles all days that are moved alike, not one.
TEST(Deferred, ALemmaIsAboutAWholeYear) {
  FormulaPool pool;
  const Formula date = DateVariable(pool);
  const Deferred deferred = DeferBirthday(pool, date, 16);
  const Day day = *ParseDay("2001-05-10");
  const Formula lemma =
      deferred.lemma(pool, [&](Formula) { return Rational::Whole(NumberOf(day)); });
  const Day other = *ParseDay("2002-02-20");
  EXPECT_FALSE(
      Holds(lemma, date, NumberOf(other), deferred.result, NumberOf(Birthday(other, 16)) + 1));
}

TEST(Deferred, ProductsAndQuotientsAreExact) {
  FormulaPool pool;
  const Formula a = pool.Variable("a", Sort::kReal);
  const Formula b = pool.Variable("b", Sort::kReal);
  const auto found = [&](Formula formula) -> std::optional<Rational> {
    if (formula == a) return Rational::Of(3, 2);
    if (formula == b) return Rational::Whole(7);
    return Rational();
  };
  const Deferred product = DeferProduct(pool, a, b);
  EXPECT_EQ(product.truth(found), Rational::Of(21, 2));
  EXPECT_EQ(product.lemma(pool, found),
            pool.Implies(pool.Equal(b, pool.Number(int64_t{7})),
                         pool.Equal(product.result, pool.Scale(Rational::Whole(7), a))));
  const Deferred quotient = DeferQuotient(pool, a, b);
  EXPECT_EQ(quotient.truth(found), Rational::Of(3, 14));
  // Nothing is taught of a division by zero.
  const auto zero = [&](Formula) { return Rational(); };
  EXPECT_EQ(quotient.truth(zero), std::nullopt);
  EXPECT_EQ(quotient.lemma(pool, zero), pool.True());
}

}  // namespace
}  // namespace fairstart
