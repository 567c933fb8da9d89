// Civil days counted one by one, for the reference evaluator: an own calendar, so that a mistake in
// the engine's cannot hide behind itself.
#ifndef FAIRSTART_TESTS_REFERENCE_DAY_H_
#define FAIRSTART_TESTS_REFERENCE_DAY_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace fairstart::reference {

// Days since 1 January of the year 1, in the Gregorian calendar carried backwards.
using DayNumber = int64_t;

// The day of an event that does not happen: later than every other day.
inline constexpr DayNumber kNever = std::numeric_limits<int64_t>::max();

struct CivilDate {
  int64_t year = 1;
  int month = 1;
  int day = 1;
};

// A length of calendar time.
struct Span {
  int64_t months = 0;
  int64_t days = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

bool IsLeapYear(int64_t year);
int DaysInMonth(int64_t year, int month);

DayNumber ToDayNumber(const CivilDate& date);
CivilDate ToCivilDate(DayNumber day);

// "2017-02-28". Nothing when it is no day.
std::optional<DayNumber> ParseDay(std::string_view text);
// The inverse; "never" for kNever.
std::string FormatDay(DayNumber day);

// The same day `years` later: 1 March of a common year for 29 February.
DayNumber Anniversary(DayNumber day, int64_t years);

// Months first, clamped to the month's end, then days. Never plus anything is never.
DayNumber Plus(DayNumber day, const Span& span);

// "91 days", "13 weeks", "6 months", "21 years". Nothing when it is no span.
std::optional<Span> ParseSpan(std::string_view text);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_DAY_H_
