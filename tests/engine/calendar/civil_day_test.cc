#include "engine/calendar/civil_day.h"

#include <gtest/gtest.h>

#include <limits>
#include <type_traits>

#include "tests/engine/calendar/walked_calendar.h"

namespace fairstart {
namespace {

static_assert(sizeof(Day) == 4 && std::is_trivially_copyable_v<Day>);

std::string ErrorOf(std::string_view text) {
  const absl::StatusOr<Day> day = ParseDay(text);
  EXPECT_EQ(day.status().code(), absl::StatusCode::kInvalidArgument) << text;
  return std::string(day.status().message());
}

TEST(CivilDay, EveryDateOfThreeCenturiesAgreesWithACalendarWalkedDayByDay) {
  for (WalkedDate date; date.year < 2200; date.Step()) {
    const Day day = Day::FromNumber(date.number);
    ASSERT_TRUE(day.IsDate());
    ASSERT_EQ(FromCivil(absl::CivilDay(date.year, date.month, date.day)), day);
    ASSERT_EQ(ToCivil(day), absl::CivilDay(date.year, date.month, date.day));
    ASSERT_EQ(FormatDay(day), date.Iso());
    ASSERT_EQ(*ParseDay(date.Iso()), day);
  }
}

TEST(CivilDay, ADateThatDoesNotExistIsRefusedInEveryMonth) {
  for (int year = 1900; year < 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day : {0, DaysInMonth(year, month) + 1, 32, 99}) {
        const WalkedDate wrong = {.year = year, .month = month, .day = day};
        ASSERT_FALSE(ParseDay(wrong.Iso()).ok()) << wrong.Iso();
      }
    }
  }
}

TEST(CivilDay, AnErrorSaysWhatWasReadAndWhatIsWanted) {
  EXPECT_EQ(ErrorOf("31/05/2001"), "read \"31/05/2001\", want a date written YYYY-MM-DD");
  EXPECT_EQ(ErrorOf("2017-13-01"), "read \"2017-13-01\", want a month from 01 to 12");
  EXPECT_EQ(ErrorOf("2017-02-29"),
            "read \"2017-02-29\", want a day that exists: that month has 01 to 28");
  EXPECT_EQ(ErrorOf("1899-12-31"), "read \"1899-12-31\", want a year from 1900 to 2199");
  EXPECT_EQ(ErrorOf("2200-01-01"), "read \"2200-01-01\", want a year from 1900 to 2199");
}

TEST(CivilDay, OnlyTheOneFormIsRead) {
  for (const std::string_view text :
       {"", "2017", "2017-1-1", "2017-01-1", "20170101", "2017-01-01 ", " 2017-01-01",
        "2017-01-01T00:00:00Z", "+017-01-01", "-017-01-01", "2017-0x-01", "2017/01/01",
        "2017-01-0\xD9", "never", "before all dates"}) {
    EXPECT_FALSE(ParseDay(text).ok()) << text;
  }
  EXPECT_FALSE(ParseDay(std::string_view("2017-01-01\0", 11)).ok());
}

TEST(CivilDay, TheEndsLieOutsideEveryDate) {
  EXPECT_LT(Day::BeforeAll(), Day::First());
  EXPECT_LT(Day::Last(), Day::Never());
  EXPECT_FALSE(Day::BeforeAll().IsDate());
  EXPECT_FALSE(Day::Never().IsDate());
  EXPECT_EQ(FormatDay(Day::First()), "1900-01-01");
  EXPECT_EQ(FormatDay(Day::Last()), "2199-12-31");
  EXPECT_EQ(FormatDay(Day::Never()), "never");
  EXPECT_EQ(FormatDay(Day::BeforeAll()), "before all dates");
}

TEST(CivilDay, AWeekendIsASaturdayAndASunday) {
  Day day = *ParseDay("2017-05-01");  // a Monday
  for (const bool is_weekend : {false, false, false, false, false, true, true, false}) {
    EXPECT_EQ(IsWeekend(day), is_weekend) << day;
    day = NextDay(day);
  }
}

TEST(CivilDay, AddingStopsAtTheEndsOfTheCalendar) {
  EXPECT_EQ(AddDays(Day::Last(), 0), Day::Last());
  EXPECT_EQ(NextDay(Day::Last()), Day::Never());
  EXPECT_EQ(PreviousDay(Day::First()), Day::BeforeAll());
  EXPECT_EQ(AddDays(Day(), std::numeric_limits<int64_t>::max()), Day::Never());
  EXPECT_EQ(AddDays(Day(), std::numeric_limits<int64_t>::min()), Day::BeforeAll());
  EXPECT_EQ(AddDays(Day::Last(), std::numeric_limits<int64_t>::max()), Day::Never());
}

TEST(CivilDay, AnEndStaysWhatItIs) {
  EXPECT_EQ(AddDays(Day::Never(), -1'000'000), Day::Never());
  EXPECT_EQ(AddDays(Day::BeforeAll(), 1'000'000), Day::BeforeAll());
}

TEST(CivilDay, DaysBetweenUndoesAddDays) {
  const Day day = *ParseDay("2017-04-30");
  for (int days = -40'000; days <= 60'000; days += 7) {
    ASSERT_EQ(DaysBetween(day, AddDays(day, days)), days);
  }
}

TEST(CivilDay, AnEndIsAtNoDistance) {
  EXPECT_EQ(DaysBetween(Day(), Day::Never()), std::nullopt);
  EXPECT_EQ(DaysBetween(Day::BeforeAll(), Day()), std::nullopt);
  EXPECT_EQ(DaysBetween(Day::Never(), Day::Never()), std::nullopt);
}

TEST(CivilDay, ACivilDayFarAwayIsAnEnd) {
  EXPECT_EQ(FromCivil(absl::CivilDay(2200, 1, 1)), Day::Never());
  EXPECT_EQ(FromCivil(absl::CivilDay(1899, 12, 31)), Day::BeforeAll());
  EXPECT_EQ(FromCivil(absl::CivilDay::max()), Day::Never());
  EXPECT_EQ(FromCivil(absl::CivilDay::min()), Day::BeforeAll());
}

}  // namespace
}  // namespace fairstart
