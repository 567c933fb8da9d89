#include "service/payments/days_besides.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

Window Numbered(int first, int last) { return {Day::FromNumber(first), Day::FromNumber(last)}; }

TEST(DaysBesides, WhatIsNotTakenIsLeftInOrder) {
  const Window period = Numbered(10, 20);
  EXPECT_EQ(DaysBesides(period, {}), std::vector<Window>{period});
  EXPECT_EQ(DaysBesides(period, {Numbered(18, 30), Numbered(1, 11), Numbered(13, 14)}),
            (std::vector<Window>{Numbered(12, 12), Numbered(15, 17)}));
  EXPECT_EQ(DaysBesides(period, {Numbered(12, 18), Numbered(13, 14)}),
            (std::vector<Window>{Numbered(10, 11), Numbered(19, 20)}));
  EXPECT_TRUE(DaysBesides(period, {Numbered(1, 15), Numbered(16, 20)}).empty());
  EXPECT_EQ(DaysBesides(period, {Numbered(30, 40), Numbered(1, 2), Numbered(15, 14)}),
            std::vector<Window>{period});
}

}  // namespace
}  // namespace fairstart
