#include "engine/calendar/age.h"

#include <gtest/gtest.h>

#include "engine/calendar/span.h"
#include "tests/engine/calendar/walked_calendar.h"

namespace fairstart {
namespace {

Day On(std::string_view text) { return *ParseDay(text); }

TEST(Birthday, IsTheAnniversaryOfTheBirth) {
  EXPECT_EQ(Birthday(On("1999-06-15"), 0), On("1999-06-15"));
  EXPECT_EQ(Birthday(On("1999-06-15"), 18), On("2017-06-15"));
}

TEST(Birthday, BornOn29FebruaryReachesAnAgeOn1MarchOfACommonYear) {
  EXPECT_EQ(Birthday(On("2000-02-29"), 16), On("2016-02-29"));
  EXPECT_EQ(Birthday(On("2000-02-29"), 17), On("2017-03-01"));
  EXPECT_EQ(Birthday(On("2000-02-29"), 18), On("2018-03-01"));
}

TEST(Birthday, DiffersFromSoManyMonthsOnlyForABirthOn29February) {
  for (WalkedDate date; date.year < 2013; date.Step()) {
    if (date.year < 1990) continue;
    const Day born = Day::FromNumber(date.number);
    for (int age = 0; age <= 30; ++age) {
      const bool no_such_day = date.month == 2 && date.day == 29 && !IsLeapYear(date.year + age);
      ASSERT_EQ(Birthday(born, age), AddDays(Plus(born, {.months = 12 * age}), no_such_day ? 1 : 0))
          << born << " at " << age;
    }
  }
}

TEST(Birthday, BeyondTheCalendarIsNever) {
  EXPECT_EQ(Birthday(On("2000-01-01"), 199), On("2199-01-01"));
  EXPECT_EQ(Birthday(On("2000-01-01"), 200), Day::Never());
  EXPECT_EQ(Birthday(On("2000-01-01"), 2'147'483'647), Day::Never());
  EXPECT_EQ(Birthday(On("2000-01-01"), -101), Day::BeforeAll());
  EXPECT_EQ(Birthday(Day::Never(), 18), Day::Never());
  EXPECT_EQ(Birthday(Day::BeforeAll(), 18), Day::BeforeAll());
}

}  // namespace
}  // namespace fairstart
