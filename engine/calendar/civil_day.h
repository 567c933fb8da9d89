// Civil days: the only notion of time that the engine has.
//
// A Day is a date in the calendar that England uses, without hour, clock or time zone, from
// 1 January 1900 to 31 December 2199; or one of two ends that are not dates: Never, later than
// every date, and BeforeAll, earlier than every date. The ends let "the day on which it is
// reached" have an answer when it is not reached, and let a window be open.
//
// Everything here is a pure function of its arguments and may be called from any thread.
#ifndef FAIRSTART_ENGINE_CALENDAR_CIVIL_DAY_H_
#define FAIRSTART_ENGINE_CALENDAR_CIVIL_DAY_H_

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"

namespace fairstart {

// A date or one of the two ends. Four bytes, trivially copyable, ordered in time.
class Day {
 public:
  // 1 January 1970. It has no meaning of its own; it is there so that arrays can be made.
  constexpr Day() = default;

  // Later than every date: "it is not reached".
  static constexpr Day Never() { return Day(std::numeric_limits<int32_t>::max()); }
  // Earlier than every date: "it always was".
  static constexpr Day BeforeAll() { return Day(std::numeric_limits<int32_t>::min()); }
  // The first and the last date that there are: 1900-01-01 and 2199-12-31.
  static constexpr Day First() { return Day(-25567); }
  static constexpr Day Last() { return Day(84005); }

  // The date `days` after 1970-01-01 (before it, if negative); an end if that is outside First()
  // to Last().
  static constexpr Day FromNumber(int64_t days) {
    if (days < First().days_) return BeforeAll();
    if (days > Last().days_) return Never();
    return Day(static_cast<int32_t>(days));
  }

  // Days after 1970-01-01, negative before it. For an end, the extreme of int32: compare it, do
  // not calculate with it.
  constexpr int32_t number() const { return days_; }

  // Whether it is a date and neither end.
  constexpr bool IsDate() const { return *this >= First() && *this <= Last(); }

  friend constexpr auto operator<=>(Day, Day) = default;

  template <typename H>
  friend H AbslHashValue(H hash, Day day) {
    return H::combine(std::move(hash), day.days_);
  }

 private:
  explicit constexpr Day(int32_t days) : days_(days) {}

  int32_t days_ = 0;
};

// The date that `text` writes as ISO 8601: exactly "YYYY-MM-DD", a day that exists, from 1900 to
// 2199. Otherwise kInvalidArgument, saying what was read and what is wanted; the ends have no text
// that is read.
absl::StatusOr<Day> ParseDay(std::string_view text);

// "2017-04-30"; the ends are "never" and "before all dates".
std::string FormatDay(Day day);
std::ostream& operator<<(std::ostream& out, Day day);

// Year, month and day of the month. REQUIRES: day.IsDate().
absl::CivilDay ToCivil(Day day);

// Whether it is a Saturday or Sunday. REQUIRES: day.IsDate().
bool IsWeekend(Day day);

// The Day of a civil day; an end if it is outside First() to Last().
Day FromCivil(absl::CivilDay civil);

// `days` later, or earlier if negative. An end stays what it is; a date that would leave First() to
// Last() becomes Never or BeforeAll.
constexpr Day AddDays(Day day, int64_t days) {
  if (!day.IsDate()) return day;
  // Farther than the calendar is long, in either direction: spares the sum an overflow.
  constexpr int64_t kFar = int64_t{1} << 32;
  if (days > kFar) return Day::Never();
  if (days < -kFar) return Day::BeforeAll();
  return Day::FromNumber(day.number() + days);
}

// The day after and the day before.
constexpr Day NextDay(Day day) { return AddDays(day, 1); }
constexpr Day PreviousDay(Day day) { return AddDays(day, -1); }

// How many days `to` is after `from`: 1 from a day to the next, negative if `to` is earlier.
// Nothing if either is an end, which is at no distance from anything.
constexpr std::optional<int32_t> DaysBetween(Day from, Day to) {
  if (!from.IsDate() || !to.IsDate()) return std::nullopt;
  return to.number() - from.number();
}

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_CALENDAR_CIVIL_DAY_H_
