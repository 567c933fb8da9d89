// The part of the shipped rulebook that is also written by hand: weekly money at 16 and 17, as it was
// first encoded.
#ifndef FAIRSTART_TESTS_BENCH_SLICE_H_
#define FAIRSTART_TESTS_BENCH_SLICE_H_

#include "engine/engine.h"

namespace fairstart {

// The plan of those files of the shipped rulebook, with the shipped rates; compiled when first asked
// for. Throws std::runtime_error when it does not compile by itself.
const Plan& SlicePlan();

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_SLICE_H_
