// Tested by tests/reference/day_test.cc
#include "tests/reference/day.h"

#include <charconv>
#include <cstdio>

namespace fairstart::reference {
namespace {

// Days of all the years before `year`.
DayNumber DaysBeforeYear(int64_t year) {
  const int64_t past = year - 1;
  return 365 * past + past / 4 - past / 100 + past / 400;
}

std::optional<int64_t> ParseNumber(std::string_view text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

bool IsLeapYear(int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

int DaysInMonth(int64_t year, int month) {
  if (month == 2) return IsLeapYear(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

DayNumber ToDayNumber(const CivilDate& date) {
  DayNumber day = DaysBeforeYear(date.year);
  for (int month = 1; month < date.month; ++month) day += DaysInMonth(date.year, month);
  return day + date.day - 1;
}

CivilDate ToCivilDate(DayNumber day) {
  CivilDate date;
  date.year = day / 366 + 1;  // never too late; go forward from there
  while (DaysBeforeYear(date.year + 1) <= day) ++date.year;
  day -= DaysBeforeYear(date.year);
  while (day >= DaysInMonth(date.year, date.month)) {
    day -= DaysInMonth(date.year, date.month);
    ++date.month;
  }
  date.day = static_cast<int>(day) + 1;
  return date;
}

std::optional<DayNumber> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = ParseNumber(text.substr(0, 4));
  const auto month = ParseNumber(text.substr(5, 2));
  const auto day = ParseNumber(text.substr(8, 2));
  if (!year || !month || !day || *year < 1 || *month < 1 || *month > 12 || *day < 1) {
    return std::nullopt;
  }
  const CivilDate date{*year, static_cast<int>(*month), static_cast<int>(*day)};
  if (date.day > DaysInMonth(date.year, date.month)) return std::nullopt;
  return ToDayNumber(date);
}

std::string FormatDay(DayNumber day) {
  if (day == kNever) return "never";
  const CivilDate date = ToCivilDate(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(date.year), date.month,
                date.day);
  return text;
}

DayNumber Anniversary(DayNumber day, int64_t years) {
  if (day == kNever) return kNever;
  CivilDate date = ToCivilDate(day);
  date.year += years;
  if (date.day > DaysInMonth(date.year, date.month)) return ToDayNumber({date.year, 3, 1});
  return ToDayNumber(date);
}

DayNumber Plus(DayNumber day, const Span& span) {
  if (day == kNever) return kNever;
  CivilDate date = ToCivilDate(day);
  int64_t months = date.year * 12 + (date.month - 1) + span.months;
  date.year = months / 12;
  date.month = static_cast<int>(months % 12) + 1;
  if (date.day > DaysInMonth(date.year, date.month)) {
    date.day = DaysInMonth(date.year, date.month);
  }
  return ToDayNumber(date) + span.days;
}

std::optional<Span> ParseSpan(std::string_view text) {
  const size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto number = ParseNumber(text.substr(0, space));
  if (!number) return std::nullopt;
  std::string_view unit = text.substr(space + 1);
  if (!unit.empty() && unit.back() == 's') unit.remove_suffix(1);
  if (unit == "day") return Span{0, *number};
  if (unit == "week") return Span{0, 7 * *number};
  if (unit == "month") return Span{*number, 0};
  if (unit == "year") return Span{12 * *number, 0};
  return std::nullopt;
}

}  // namespace fairstart::reference
