// A date is read by position: ten characters, of which the fifth and the eighth are hyphens. The
// number of days comes from absl::CivilDay, which moves a day that does not exist into the next
// month (2017-02-30 becomes 2 March), and so tells that it does not exist.
//
// Tested by tests/engine/calendar/civil_day_test.cc.
#include "engine/calendar/civil_day.h"

#include <chrono>
#include <ostream>

#include "absl/strings/str_format.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

constexpr absl::CivilDay kEpoch(1970, 1, 1);
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2199;

// The number that `digits` writes, or -1 if one of them is not a digit.
int Number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return number;
}

char Digit(int number) { return static_cast<char>('0' + number); }

}  // namespace

absl::StatusOr<Day> ParseDay(std::string_view text) {
  constexpr std::string_view kForm = "a date written YYYY-MM-DD";
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return Misread(text, kForm);
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  const int day = Number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) return Misread(text, kForm);
  if (year < kFirstYear || year > kLastYear) return Misread(text, "a year from 1900 to 2199");
  if (month < 1 || month > 12) return Misread(text, "a month from 01 to 12");
  const absl::CivilDay civil(year, month, day);
  if (day < 1 || civil.day() != day) {
    const absl::CivilDay last = absl::CivilDay(absl::CivilMonth(year, month) + 1) - 1;
    return Misread(text, absl::StrFormat("a day that exists: that month has 01 to %d", last.day()));
  }
  return FromCivil(civil);
}

std::string FormatDay(Day day) {
  if (day == Day::Never()) return "never";
  if (day == Day::BeforeAll()) return "before all dates";
  const absl::CivilDay civil = ToCivil(day);
  std::string text = "0000-00-00";
  int year = static_cast<int>(civil.year());
  for (const size_t place : {3, 2, 1, 0}) {
    text[place] = Digit(year % 10);
    year /= 10;
  }
  text[5] = Digit(civil.month() / 10);
  text[6] = Digit(civil.month() % 10);
  text[8] = Digit(civil.day() / 10);
  text[9] = Digit(civil.day() % 10);
  return text;
}

std::ostream& operator<<(std::ostream& out, Day day) { return out << FormatDay(day); }

// absl would count from the epoch year by year.
absl::CivilDay ToCivil(Day day) {
  const std::chrono::year_month_day civil{std::chrono::sys_days{std::chrono::days{day.number()}}};
  return absl::CivilDay(static_cast<int>(civil.year()), static_cast<unsigned>(civil.month()),
                        static_cast<unsigned>(civil.day()));
}

bool IsWeekend(Day day) { return absl::GetWeekday(ToCivil(day)) >= absl::Weekday::saturday; }

Day FromCivil(absl::CivilDay civil) {
  // Compared by year first: the distance to a year far away would overflow.
  if (civil.year() < kFirstYear) return Day::BeforeAll();
  if (civil.year() > kLastYear) return Day::Never();
  return Day::FromNumber(civil - kEpoch);
}

}  // namespace fairstart
