// Tested by tests/service/payments/days_besides_test.cc.
#include "service/payments/days_besides.h"

#include <algorithm>

namespace fairstart {

std::vector<Window> DaysBesides(const Window& period, std::vector<Window> taken) {
  std::sort(taken.begin(), taken.end(),
            [](const Window& a, const Window& b) { return a.first < b.first; });
  std::vector<Window> free;
  Day from = period.first;
  for (const Window& one : taken) {
    if (one.IsEmpty()) continue;
    const Window before{from, std::min(PreviousDay(one.first), period.last)};
    if (!before.IsEmpty()) free.push_back(before);
    from = std::max(from, NextDay(one.last));
  }
  if (from <= period.last) free.push_back({from, period.last});
  return free;
}

}  // namespace fairstart
