#include "engine/calendar/window.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

Window Days(int first, int last) { return {Day::FromNumber(first), Day::FromNumber(last)}; }

TEST(Window, IsEveryDayUnlessSaid) {
  EXPECT_TRUE(Window().Contains(Day::First()));
  EXPECT_TRUE(Window().Contains(Day::Last()));
  EXPECT_FALSE(Window().IsEmpty());
}

TEST(Window, BothItsEndsAreInIt) {
  const Window window = Days(3, 5);
  EXPECT_FALSE(window.Contains(Day::FromNumber(2)));
  EXPECT_TRUE(window.Contains(Day::FromNumber(3)));
  EXPECT_TRUE(window.Contains(Day::FromNumber(5)));
  EXPECT_FALSE(window.Contains(Day::FromNumber(6)));
  EXPECT_EQ(Window::Only(Day::FromNumber(4)), Days(4, 4));
}

TEST(Window, AnIntersectionHoldsTheDaysThatBothHold) {
  constexpr int kDays = 6;
  for (int a = 0; a < kDays; ++a) {
    for (int b = 0; b < kDays; ++b) {
      for (int c = 0; c < kDays; ++c) {
        for (int d = 0; d < kDays; ++d) {
          const Window both = Intersect(Days(a, b), Days(c, d));
          bool any = false;
          for (int n = 0; n < kDays; ++n) {
            const Day day = Day::FromNumber(n);
            const bool in_both = Days(a, b).Contains(day) && Days(c, d).Contains(day);
            ASSERT_EQ(both.Contains(day), in_both);
            any = any || in_both;
          }
          ASSERT_EQ(both.IsEmpty(), !any);
        }
      }
    }
  }
}

TEST(Window, IsWrittenWithBothItsEnds) {
  EXPECT_EQ(testing::PrintToString(Days(0, 30)), "1970-01-01 to 1970-01-31");
  EXPECT_EQ(testing::PrintToString(Window()), "before all dates to never");
}

TEST(Window, EveryDayChangesNoIntersection) {
  EXPECT_EQ(Intersect(Window(), Days(3, 5)), Days(3, 5));
  EXPECT_EQ(Intersect(Days(3, 5), Window()), Days(3, 5));
}

}  // namespace
}  // namespace fairstart
