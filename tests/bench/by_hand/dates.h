// Dates from and to their ten characters, and birthdays, without a detour.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_DATES_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_DATES_H_

#include <string>

#include "engine/calendar/civil_day.h"

namespace fairstart::by_hand {

struct YearMonthDay {
  int year = 0;
  int month = 0;
  int day = 0;
};

// REQUIRES: "YYYY-MM-DD", a day that exists.
YearMonthDay ReadDate(const std::string& text);
Day ReadDay(const std::string& text);

// A day beyond its month's end runs over into the next: 29 February of a common year is 1 March.
Day ToDay(const YearMonthDay& date);
YearMonthDay ToDate(Day day);

// "2017-04-30". REQUIRES: a date.
std::string WriteDay(Day day);

// The same day so many months later, or the month's last day. An end stays what it is.
Day AddMonths(Day day, int months);

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_DATES_H_
