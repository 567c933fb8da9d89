// The day on which the days of some spells number so many.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_THIRTEEN_WEEKS_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_THIRTEEN_WEEKS_H_

#include <algorithm>

#include "absl/container/inlined_vector.h"
#include "tests/bench/by_hand/person.h"

namespace fairstart::by_hand {

// Days from `from` on, each counted once; `Never` if there are fewer than `n`.
inline Day NthDay(absl::InlinedVector<const Spell<v1::CareEpisode>*, 2> spells, int n, Day from) {
  std::sort(spells.begin(), spells.end(),
            [](const auto* a, const auto* b) { return a->first < b->first; });
  Day next = from;
  int counted = 0;
  for (const auto* spell : spells) {
    const Day first = std::max(spell->first, next);
    if (spell->last < first) continue;
    const Day reached = AddDays(first, n - counted - 1);
    if (reached <= spell->last) return reached;
    counted += spell->last.number() - first.number() + 1;
    next = NextDay(spell->last);
  }
  return Day::Never();
}

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_THIRTEEN_WEEKS_H_
