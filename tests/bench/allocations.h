// How often memory is taken from the heap. Linking this counts every `operator new` of the program.
#ifndef FAIRSTART_TESTS_BENCH_ALLOCATIONS_H_
#define FAIRSTART_TESTS_BENCH_ALLOCATIONS_H_

#include <cstdint>

namespace fairstart {

// Calls and bytes of this thread so far.
struct Allocations {
  int64_t calls = 0;
  int64_t bytes = 0;
};
Allocations AllocationsSoFar();

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_BENCH_ALLOCATIONS_H_
