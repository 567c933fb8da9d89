// Windows: unbroken runs of days, such as the dates over which an answer stays the same.
#ifndef FAIRSTART_ENGINE_CALENDAR_WINDOW_H_
#define FAIRSTART_ENGINE_CALENDAR_WINDOW_H_

#include <algorithm>
#include <iosfwd>

#include "engine/calendar/civil_day.h"

namespace fairstart {

// The days from `first` to `last`, both included, as case files write periods. Without more it is
// every day, open at both ends. It is empty when `last` is before `first`. Two empty windows may
// differ in their days and then compare unequal; ask IsEmpty.
struct Window {
  Day first = Day::BeforeAll();
  Day last = Day::Never();

  // The window of one day.
  static constexpr Window Only(Day day) { return {day, day}; }

  constexpr bool IsEmpty() const { return last < first; }
  constexpr bool Contains(Day day) const { return first <= day && day <= last; }

  friend constexpr bool operator==(const Window&, const Window&) = default;
};

// "2017-04-01 to 2017-04-30", "before all dates to never".
std::ostream& operator<<(std::ostream& out, const Window& window);

// The days in both windows, possibly none.
constexpr Window Intersect(Window a, Window b) {
  return {std::max(a.first, b.first), std::min(a.last, b.last)};
}

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_CALENDAR_WINDOW_H_
