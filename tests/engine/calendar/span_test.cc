#include "engine/calendar/span.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "tests/engine/calendar/walked_calendar.h"

namespace fairstart {
namespace {

Day On(std::string_view text) { return *ParseDay(text); }

TEST(Span, ReadsTheFourUnitsAndTheirSingulars) {
  EXPECT_EQ(*ParseSpan("91 days"), (Span{.days = 91}));
  EXPECT_EQ(*ParseSpan("13 weeks"), (Span{.days = 91}));
  EXPECT_EQ(*ParseSpan("6 months"), (Span{.months = 6}));
  EXPECT_EQ(*ParseSpan("21 years"), (Span{.months = 252}));
  EXPECT_EQ(*ParseSpan("1 day"), (Span{.days = 1}));
  EXPECT_EQ(*ParseSpan("1 week"), (Span{.days = 7}));
  EXPECT_EQ(*ParseSpan("1 month"), (Span{.months = 1}));
  EXPECT_EQ(*ParseSpan("1 year"), (Span{.months = 12}));
  EXPECT_EQ(*ParseSpan("0 days"), Span{});
}

TEST(Span, ReadsUpToTheLengthOfTheCalendarAndNoMore) {
  EXPECT_TRUE(ParseSpan("109573 days").ok());
  EXPECT_FALSE(ParseSpan("109574 days").ok());
  EXPECT_TRUE(ParseSpan("15653 weeks").ok());
  EXPECT_FALSE(ParseSpan("15654 weeks").ok());
  EXPECT_TRUE(ParseSpan("3600 months").ok());
  EXPECT_FALSE(ParseSpan("3601 months").ok());
  EXPECT_TRUE(ParseSpan("300 years").ok());
  EXPECT_FALSE(ParseSpan("301 years").ok());
}

TEST(Span, RefusesEveryOtherForm) {
  for (const std::string_view text : {"",
                                      " ",
                                      "days",
                                      " days",
                                      "6",
                                      "6 ",
                                      "6months",
                                      "6  months",
                                      "6 months ",
                                      " 6 months",
                                      "06 months",
                                      "00 days",
                                      "-6 months",
                                      "+6 months",
                                      "6.5 months",
                                      "6 Months",
                                      "6 fortnights",
                                      "1 days",
                                      "6 month",
                                      "99999999999 days",
                                      "six months",
                                      "P6M"}) {
    EXPECT_FALSE(ParseSpan(text).ok()) << text;
  }
  EXPECT_EQ(ParseSpan("1 weeks").status().message(),
            "read \"1 weeks\", want a length of time of at most 300 years, such as \"1 day\", "
            "\"91 days\", \"13 weeks\", \"6 months\" or \"21 years\"");
}

TEST(Span, IsWrittenInYearsMonthsAndDays) {
  EXPECT_EQ(FormatSpan(Span{}), "0 days");
  EXPECT_EQ(FormatSpan({.days = 1}), "1 day");
  EXPECT_EQ(FormatSpan({.days = 91}), "91 days");
  EXPECT_EQ(FormatSpan({.months = 1}), "1 month");
  EXPECT_EQ(FormatSpan({.months = 12}), "1 year");
  EXPECT_EQ(FormatSpan({.months = 189}), "189 months");
  EXPECT_EQ(FormatSpan({.months = 252}), "21 years");
  EXPECT_EQ(FormatSpan({.months = 6, .days = 10}), "6 months 10 days");
}

TEST(Span, WhatIsWrittenIsReadBack) {
  for (int number = 0; number <= 300; ++number) {
    for (const Span span : {Span{.days = number}, Span{.months = number}}) {
      ASSERT_EQ(*ParseSpan(FormatSpan(span)), span);
    }
  }
}

TEST(Plus, MonthsKeepTheDayOfTheMonthOrTakeTheLast) {
  EXPECT_EQ(Plus(On("2001-05-31"), {.months = 189}), On("2017-02-28"));
  EXPECT_EQ(Plus(On("2000-02-29"), {.months = 189}), On("2015-11-29"));
  EXPECT_EQ(Plus(On("2017-02-01"), {.months = 6}), On("2017-08-01"));
  EXPECT_EQ(Plus(On("2015-08-31"), {.months = 6}), On("2016-02-29"));
  EXPECT_EQ(Plus(On("2000-02-29"), {.months = 216}), On("2018-02-28"));
}

TEST(Plus, MonthsComeBeforeDays) {
  EXPECT_EQ(Plus(On("2017-01-31"), {.months = 1, .days = 1}), On("2017-03-01"));
  EXPECT_EQ(Minus(On("2017-03-31"), {.months = 1, .days = 1}), On("2017-02-27"));
}

TEST(Plus, ManyMonthsAreOneStepAndNotMany) {
  EXPECT_EQ(Plus(On("2017-01-31"), {.months = 2}), On("2017-03-31"));
  EXPECT_EQ(Plus(Plus(On("2017-01-31"), {.months = 1}), {.months = 1}), On("2017-03-28"));
}

TEST(Plus, EveryDateOfTwoDecadesAgreesWithCountingMonthsOnFingers) {
  for (WalkedDate date; date.year < 2012; date.Step()) {
    if (date.year < 1996) continue;
    const Day day = Day::FromNumber(date.number);
    int year = date.year;
    int month = date.month;
    int earlier_year = date.year;
    int earlier_month = date.month;
    for (int months = 0; months <= 60; ++months) {
      const auto in = [&](int y, int m) {
        return FromCivil(absl::CivilDay(y, m, std::min(date.day, DaysInMonth(y, m))));
      };
      ASSERT_EQ(Plus(day, {.months = months}), in(year, month)) << day << " + " << months;
      ASSERT_EQ(Minus(day, {.months = months}), in(earlier_year, earlier_month));
      if (++month > 12) month = 1, ++year;
      if (--earlier_month < 1) earlier_month = 12, --earlier_year;
    }
  }
}

TEST(Plus, StopsAtTheEndsOfTheCalendar) {
  constexpr int32_t kMost = std::numeric_limits<int32_t>::max();
  constexpr int32_t kLeast = std::numeric_limits<int32_t>::min();
  EXPECT_EQ(Plus(On("2199-12-31"), {.months = 1}), Day::Never());
  EXPECT_EQ(Plus(On("2017-01-01"), {.months = kMost, .days = kLeast}), Day::Never());
  EXPECT_EQ(Minus(On("2017-01-01"), {.months = kLeast, .days = kLeast}), Day::Never());
  EXPECT_EQ(Minus(On("1900-01-31"), {.months = 1}), Day::BeforeAll());
  EXPECT_EQ(Plus(On("2017-01-01"), {.days = kLeast}), Day::BeforeAll());
  EXPECT_EQ(Plus(Day::Never(), {.months = -12}), Day::Never());
  EXPECT_EQ(Minus(Day::BeforeAll(), {.days = -1}), Day::BeforeAll());
}

}  // namespace
}  // namespace fairstart
