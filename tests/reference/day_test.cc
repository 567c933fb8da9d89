#include "tests/reference/day.h"

#include <gtest/gtest.h>

#include "absl/time/civil_time.h"

namespace fairstart::reference {
namespace {

TEST(ReferenceDay, CountsLikeAnotherCalendar) {
  const absl::CivilDay first(1, 1, 1);
  for (absl::CivilDay day(1896, 1, 1); day < absl::CivilDay(2105, 1, 1); ++day) {
    const DayNumber number = day - first;
    ASSERT_EQ(ToDayNumber({day.year(), day.month(), day.day()}), number);
    const CivilDate date = ToCivilDate(number);
    ASSERT_EQ(absl::CivilDay(date.year, date.month, date.day), day);
    ASSERT_EQ(ParseDay(FormatDay(number)), number);
  }
}

TEST(ReferenceDay, BornOn29FebruaryIsAYearOlderOn1March) {
  EXPECT_EQ(FormatDay(Anniversary(*ParseDay("2000-02-29"), 17)), "2017-03-01");
  EXPECT_EQ(FormatDay(Anniversary(*ParseDay("2000-02-29"), 16)), "2016-02-29");
}

TEST(ReferenceDay, MonthsAreClampedToTheMonthsEnd) {
  EXPECT_EQ(FormatDay(Plus(*ParseDay("2017-08-31"), {6, 0})), "2018-02-28");
  EXPECT_EQ(FormatDay(Plus(*ParseDay("2017-03-31"), {-1, -1})), "2017-02-27");
  EXPECT_EQ(Plus(kNever, {6, 0}), kNever);
}

TEST(ReferenceDay, RefusesWhatIsNoDay) {
  for (const char* text : {"2017-02-29", "2017-13-01", "2017-1-01", "2017-01-00", "17-01-01", ""}) {
    EXPECT_FALSE(ParseDay(text).has_value()) << text;
  }
}

TEST(ReferenceDay, ReadsSpans) {
  EXPECT_EQ(ParseSpan("13 weeks"), (Span{0, 91}));
  EXPECT_EQ(ParseSpan("1 month"), (Span{1, 0}));
  EXPECT_EQ(ParseSpan("21 years"), (Span{252, 0}));
  EXPECT_FALSE(ParseSpan("soon").has_value());
}

}  // namespace
}  // namespace fairstart::reference
