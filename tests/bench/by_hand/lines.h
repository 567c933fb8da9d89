// The lines of a finding: what each entitlement comes to.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_LINES_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_LINES_H_

#include "fairstart/v1/finding.pb.h"
#include "tests/bench/by_hand/life.h"
#include "tests/bench/by_hand/on_day.h"
#include "tests/bench/by_hand/texts.h"

namespace fairstart::by_hand {

// Adds all lines to `finding`, and what they rely on to `all`.
void AddLines(const Texts& texts, Life& life, OnDay& today, Relied& all, v1::Finding& finding);

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_LINES_H_
