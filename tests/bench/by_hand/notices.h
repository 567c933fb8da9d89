// Claims, duties and warnings of a finding.
#ifndef FAIRSTART_TESTS_BENCH_BY_HAND_NOTICES_H_
#define FAIRSTART_TESTS_BENCH_BY_HAND_NOTICES_H_

#include "fairstart/v1/finding.pb.h"
#include "tests/bench/by_hand/on_day.h"
#include "tests/bench/by_hand/texts.h"

namespace fairstart::by_hand {

// Each adds to `finding`, and what it relies on to `all`.
void AddClaims(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding);
void AddDuties(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding);
void AddWarnings(const Texts& texts, OnDay& today, Relied& all, v1::Finding& finding);

}  // namespace fairstart::by_hand

#endif  // FAIRSTART_TESTS_BENCH_BY_HAND_NOTICES_H_
