// A part of the shipped rulebook that is also written by hand: weekly money at 16 and 17, as it was first
// encoded. It is kept beside the benchmarks and stays as it is, so that what is measured does too.
#ifndef FAIRSTART_TESTS_BENCH_SLICE_H_
#define FAIRSTART_TESTS_BENCH_SLICE_H_

#include <vector>

#include "engine/engine.h"
#include "tests/bench/shipped.h"

namespace fairstart {

inline constexpr char kSliceFolder[] = "tests/bench/slice";

// Its plan, with the shipped rates; compiled when first asked for. Throws std::runtime_error when it does
// not compile.
const Plan& SlicePlan();

// The days of ScenarioDays, without what the slice does not ask.
std::vector<Asked> SliceDays();

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_SLICE_H_
