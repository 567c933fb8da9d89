#include "engine/money/rounding.h"

#include <gtest/gtest.h>

#include <limits>

#include "tests/engine/money/drawn_rational.h"

namespace fairstart {
namespace {

__extension__ typedef __int128 int128;

Amount Of(int64_t numerator, int64_t denominator) { return *Amount::Of(numerator, denominator); }

TEST(RoundHalfUp, TakesTheNearestAndAHalfAwayFromZero) {
  EXPECT_EQ(RoundHalfUp(Of(1654, 2)), 827);
  EXPECT_EQ(RoundHalfUp(Of(1655, 2)), 828);
  EXPECT_EQ(RoundHalfUp(Of(-1655, 2)), -828);
  EXPECT_EQ(RoundHalfUp(Of(5790, 7)), 827);
  EXPECT_EQ(RoundHalfUp(Of(1, 3)), 0);
  EXPECT_EQ(RoundHalfUp(Of(-1, 3)), 0);
  EXPECT_EQ(RoundHalfUp(Of(-2, 3)), -1);
}

TEST(RoundDown, TakesTheGreatestThatIsNotMore) {
  EXPECT_EQ(RoundDown(Of(5796, 7)), 828);
  EXPECT_EQ(RoundDown(Of(5795, 7)), 827);
  EXPECT_EQ(RoundDown(Of(-1, 7)), -1);
  EXPECT_EQ(RoundDown(Of(-14, 7)), -2);
}

TEST(Rounding, WholePenceStayWhatTheyAre) {
  for (const int64_t pence : {std::numeric_limits<int64_t>::min(), int64_t{-1}, int64_t{0},
                              int64_t{1}, std::numeric_limits<int64_t>::max()}) {
    EXPECT_EQ(RoundHalfUp(Pence(pence)), pence);
    EXPECT_EQ(RoundDown(Pence(pence)), pence);
  }
}

TEST(Rounding, HalfOfTheGreatestAmountRounds) {
  constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(RoundHalfUp(Of(kMost, 2)), kMost / 2 + 1);
  EXPECT_EQ(RoundHalfUp(Of(-kMost, 2)), -(kMost / 2) - 1);
  EXPECT_EQ(RoundHalfUp(Of(1, kMost)), 0);
  EXPECT_EQ(RoundHalfUp(Of(kMost - 1, kMost)), 1);
  EXPECT_EQ(RoundDown(Of(-kMost, 2)), -(kMost / 2) - 1);
}

TEST(Rounding, IsWithinHalfAPennyOrWithinOneBelow) {
  Draw draw;
  for (int i = 0; i < 200'000; ++i) {
    const Amount amount = draw.Fraction();
    const int128 numerator = amount.numerator();
    const int128 denominator = amount.denominator();
    const int128 error = RoundHalfUp(amount) * denominator - numerator;
    ASSERT_LE((error < 0 ? -error : error) * 2, denominator);
    const int128 below = numerator - RoundDown(amount) * denominator;
    ASSERT_TRUE(below >= 0 && below < denominator);
  }
}

TEST(Rounding, InstalmentsRoundedDownLeaveARemainderForTheLast) {
  const int64_t part = RoundDown(Of(200'000, 3));
  EXPECT_EQ(part, 66'666);
  EXPECT_EQ(200'000 - 2 * part, 66'668);
}

}  // namespace
}  // namespace fairstart
