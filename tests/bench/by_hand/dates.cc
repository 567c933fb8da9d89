// Days are counted in eras of 400 years that begin on 1 March, so that the leap day comes last
// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
#include "tests/bench/by_hand/dates.h"

#include <algorithm>

namespace fairstart::by_hand {
namespace {

constexpr int kDaysOfEra = 146097;
constexpr int kEpochFromEra = 719468;  // 1970-01-01, counted from 0000-03-01

int Digits(const std::string& text, size_t first, size_t count) {
  int number = 0;
  for (size_t i = first; i < first + count; ++i) number = number * 10 + (text[i] - '0');
  return number;
}

void PutDigits(int number, size_t first, size_t count, std::string& text) {
  for (size_t i = first + count; i > first; --i) {
    text[i - 1] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
}

int DaysOf(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

}  // namespace

YearMonthDay ReadDate(const std::string& text) {
  return {Digits(text, 0, 4), Digits(text, 5, 2), Digits(text, 8, 2)};
}

Day ReadDay(const std::string& text) { return ToDay(ReadDate(text)); }

Day ToDay(const YearMonthDay& date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = year / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return Day::FromNumber(era * kDaysOfEra + day_of_era - kEpochFromEra);
}

YearMonthDay ToDate(Day day) {
  const int number = day.number() + kEpochFromEra;
  const int era = number / kDaysOfEra;
  const int day_of_era = number - era * kDaysOfEra;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  YearMonthDay date;
  date.day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
  date.month = month_from_march + (month_from_march < 10 ? 3 : -9);
  date.year = year_of_era + era * 400 + (date.month <= 2 ? 1 : 0);
  return date;
}

std::string WriteDay(Day day) {
  const YearMonthDay date = ToDate(day);
  std::string text = "0000-00-00";
  PutDigits(date.year, 0, 4, text);
  PutDigits(date.month, 5, 2, text);
  PutDigits(date.day, 8, 2, text);
  return text;
}

Day AddMonths(Day day, int months) {
  if (!day.IsDate()) return day;
  YearMonthDay date = ToDate(day);
  const int month = date.year * 12 + date.month - 1 + months;
  date.year = month / 12;
  date.month = month % 12 + 1;
  date.day = std::min(date.day, DaysOf(date.year, date.month));
  return ToDay(date);
}

}  // namespace fairstart::by_hand
