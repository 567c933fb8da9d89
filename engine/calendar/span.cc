// Months are counted without days, and so cannot overflow one; the day of the month is put back afterwards,
// or the month's last day where there is no such day.
//
// Tested by tests/engine/calendar/span_test.cc.
#include "engine/calendar/span.h"

#include <algorithm>
#include <array>
#include <ostream>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

struct SpanUnit {
  std::string_view singular;
  std::string_view plural;
  Span one;
  int32_t most;  // 300 years, the length of the calendar, in this unit
};

constexpr std::array<SpanUnit, 4> kUnits = {{
    {.singular = "day", .plural = "days", .one = {.days = 1}, .most = 109573},
    {.singular = "week", .plural = "weeks", .one = {.days = 7}, .most = 15653},
    {.singular = "month", .plural = "months", .one = {.months = 1}, .most = 3600},
    {.singular = "year", .plural = "years", .one = {.months = 12}, .most = 300},
}};

// As many as the calendar has.
constexpr int64_t kMostMonths = 3600;

// In a month from 0, January, to 11.
int DaysIn(int64_t year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[static_cast<size_t>(month)] + (month == 1 && is_leap ? 1 : 0);
}

absl::Status NotASpan(std::string_view text) {
  return Misread(text,
                 "a length of time of at most 300 years, such as \"1 day\", \"91 days\", "
                 "\"13 weeks\", \"6 months\" or \"21 years\"");
}

// "1 month", "6 months".
std::string Counted(int32_t number, std::string_view one) {
  return absl::StrCat(number, " ", absl::string_view(one.data(), one.size()),
                      number == 1 ? "" : "s");
}

Day PlusMonthsThenDays(Day day, int64_t months, int64_t days) {
  if (!day.IsDate()) return day;
  if (months == 0) return AddDays(day, days);
  if (months > kMostMonths) return Day::Never();
  if (months < -kMostMonths) return Day::BeforeAll();
  const absl::CivilDay civil = ToCivil(day);
  const int64_t month_of_all = 12 * civil.year() + civil.month() - 1 + months;
  const int64_t year = month_of_all / 12;
  const int month = static_cast<int>(month_of_all % 12);
  const int day_of_month = std::min(civil.day(), DaysIn(year, month));
  return AddDays(FromCivil(absl::CivilDay(year, month + 1, day_of_month)), days);
}

}  // namespace

absl::StatusOr<Span> ParseSpan(std::string_view text) {
  const size_t space = text.find(' ');
  // The longest number that a span can have has six digits.
  if (space == std::string_view::npos || space == 0 || space > 6) return NotASpan(text);
  int32_t number = 0;
  for (const char digit : text.substr(0, space)) {
    if (digit < '0' || digit > '9') return NotASpan(text);
    number = number * 10 + (digit - '0');
  }
  if (text[0] == '0' && space > 1) return NotASpan(text);
  const std::string_view name = text.substr(space + 1);
  for (const SpanUnit& unit : kUnits) {
    if (name != (number == 1 ? unit.singular : unit.plural) || number > unit.most) continue;
    return Span{.months = number * unit.one.months, .days = number * unit.one.days};
  }
  return NotASpan(text);
}

std::string FormatSpan(Span span) {
  std::string text;
  if (span.months != 0) {
    text =
        span.months % 12 == 0 ? Counted(span.months / 12, "year") : Counted(span.months, "month");
  }
  if (span.days != 0 || text.empty()) {
    absl::StrAppend(&text, text.empty() ? "" : " ", Counted(span.days, "day"));
  }
  return text;
}

std::ostream& operator<<(std::ostream& out, Span span) { return out << FormatSpan(span); }

Day Plus(Day day, Span span) { return PlusMonthsThenDays(day, span.months, span.days); }

Day Minus(Day day, Span span) {
  return PlusMonthsThenDays(day, -int64_t{span.months}, -int64_t{span.days});
}

}  // namespace fairstart
