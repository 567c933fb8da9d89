// A date is read by position: ten characters, of which the fifth and the eighth are hyphens. The
// number of days comes from absl::CivilDay, which moves a day that does not exist into the next
// month (2017-02-30 becomes 2 March), and so tells that it does not exist.
//
// Tested by tests/engine/calendar/civil_day_test.cc.
#include "engine/calendar/civil_day.h"

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

// absl would count from the epoch year by year. Years are taken to begin on 1 March, so that a leap day
// ends one: from then on months are 153 days for every five, and the days since 1 March of the year 0 are
// divided into 400 years of 146097 days, and those into years.
absl::CivilDay ToCivil(Day day) {
  constexpr int kMarchOfYearZero = -719468;  // days from the epoch
  constexpr int kDaysIn400Years = 146097;
  constexpr int kDaysIn100Years = 36524;
  constexpr int kDaysIn4Years = 1461;
  const int since = day.number() - kMarchOfYearZero;
  const int cycle = since / kDaysIn400Years;
  const int day_of_cycle = since % kDaysIn400Years;
  const int leap_days = day_of_cycle / (kDaysIn4Years - 1) - day_of_cycle / kDaysIn100Years +
                        day_of_cycle / (kDaysIn400Years - 1);
  const int year = (day_of_cycle - leap_days) / 365;
  const int day_of_year = day_of_cycle - (365 * year + year / 4 - year / 100);
  const int month = (5 * day_of_year + 2) / 153;  // 0 is March
  const int day_of_month = day_of_year - (153 * month + 2) / 5 + 1;
  const bool is_next_year = month >= 10;
  return absl::CivilDay(400 * cycle + year + (is_next_year ? 1 : 0),
                        is_next_year ? month - 9 : month + 3, day_of_month);
}

bool IsWeekend(Day day) { return absl::GetWeekday(ToCivil(day)) >= absl::Weekday::saturday; }

Day FromCivil(absl::CivilDay civil) {
  // Compared by year first: the distance to a year far away would overflow.
  if (civil.year() < kFirstYear) return Day::BeforeAll();
  if (civil.year() > kLastYear) return Day::Never();
  return Day::FromNumber(civil - kEpoch);
}

}  // namespace fairstart
