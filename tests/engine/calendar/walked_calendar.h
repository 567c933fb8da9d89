// A calendar that counts days one by one, the slow and obvious twin of engine/calendar: it knows
// the lengths of months and the leap years of 1900 to 2199, and nothing else.
#ifndef FAIRSTART_TESTS_ENGINE_CALENDAR_WALKED_CALENDAR_H_
#define FAIRSTART_TESTS_ENGINE_CALENDAR_WALKED_CALENDAR_H_

#include <string>

namespace fairstart {

// Years divisible by four, but 1900 and 2100; 2000 was one.
inline bool IsLeapYear(int year) { return year % 4 == 0 && year != 1900 && year != 2100; }

inline int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return kDays[month - 1] + (month == 2 && IsLeapYear(year) ? 1 : 0);
}

// A date that walks forward from 1 January 1900, which is 25,567 days before 1 January 1970.
struct WalkedDate {
  int year = 1900;
  int month = 1;
  int day = 1;
  int number = -25567;

  void Step() {
    ++number;
    if (++day <= DaysInMonth(year, month)) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }

  std::string Iso() const {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
  }
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_CALENDAR_WALKED_CALENDAR_H_
