#include "engine/questions/sum_range.h"

#include <gtest/gtest.h>

#include <limits>

namespace fairstart {
namespace {

SumRange Between(int64_t least, int64_t most) { return {Pence(least), Pence(most)}; }
SumRange From(int64_t least) { return {Pence(least), std::nullopt}; }

TEST(SumRange, AddsLeastToLeastAndMostToMost) {
  EXPECT_EQ(Plus(Between(1, 10), Between(20, 300)), Between(21, 310));
  EXPECT_EQ(Plus(Between(1, 10), From(20)), From(21));
}

TEST(SumRange, WhatDoesNotFitAnAmountIsWiderAndNotNarrower) {
  const int64_t huge = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(Plus(Between(5, huge), Between(5, 5)), From(10));
  EXPECT_EQ(Plus(Between(huge, huge), Between(5, 5)), From(huge));
  EXPECT_EQ(Times(Between(huge, huge), Pence(2)), From(0));
}

TEST(SumRange, TakesMultiples) {
  EXPECT_EQ(Times(Between(7, 14), *Amount::Of(1, 7)), Between(1, 2));
  EXPECT_EQ(Times(From(7), Pence(2)), From(14));
  EXPECT_EQ(Times(From(7), Pence(0)), Between(0, 0));
}

TEST(SumRange, TheGreaterOfTwoIsBetweenTheGreaterEnds) {
  EXPECT_EQ(GreaterOf(Between(1, 10), Between(5, 7)), Between(5, 10));
  EXPECT_EQ(GreaterOf(From(1), Between(5, 7)), From(5));
}

TEST(SumRange, HoldsBothOrWhatIsInBoth) {
  EXPECT_EQ(Hull(Between(1, 10), Between(5, 20)), Between(1, 20));
  EXPECT_EQ(Hull(Between(1, 10), From(5)), From(1));
  EXPECT_EQ(Common(Between(1, 10), Between(5, 20)), Between(5, 10));
  EXPECT_EQ(Common(From(3), Between(1, 9)), Between(3, 9));
  EXPECT_EQ(Common(From(3), From(1)), From(3));
}

TEST(SumRange, IsWithinAnotherWithBothItsEnds) {
  EXPECT_TRUE(IsWithin(Between(2, 3), Between(2, 3)));
  EXPECT_FALSE(IsWithin(Between(1, 3), Between(2, 3)));
  EXPECT_FALSE(IsWithin(Between(2, 4), Between(2, 3)));
  EXPECT_TRUE(IsWithin(From(2), From(1)));
  EXPECT_FALSE(IsWithin(From(2), Between(1, 1000)));
}

TEST(SumRange, WhatIsOpenIsWiderThanAllElse) {
  EXPECT_TRUE(IsWider(From(100), Between(0, 1000000)));
  EXPECT_FALSE(IsWider(Between(0, 1000000), From(100)));
  EXPECT_FALSE(IsWider(From(1), From(2)));
  EXPECT_TRUE(IsWider(Between(0, 10), Between(90, 99)));
}

}  // namespace
}  // namespace fairstart
