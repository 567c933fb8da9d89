// Chance for synthetic cases that falls the same way on every machine.
//
// The numbers are those of std::mt19937_64, which the standard fixes to the bit; they are turned
// into choices by whole-number arithmetic here, because the standard's distributions are each
// library's own.
#ifndef FAIRSTART_SERVICE_COHORTS_DICE_H_
#define FAIRSTART_SERVICE_COHORTS_DICE_H_

#include <cstddef>
#include <cstdint>
#include <random>

#include "absl/types/span.h"

namespace fairstart {

// Belongs to one thread.
class Dice {
 public:
  // The dice of one case of a cohort: each case has its own, so that it is the same in a cohort of
  // any size.
  Dice(uint64_t seed, uint64_t number) : numbers_(Mixed(seed) + Mixed(number * 2 + 1)) {}

  // A whole number from `least` to `most`, both included. The bias is less than one in 2^40 for
  // ranges that are asked here. REQUIRES: least <= most.
  int64_t Between(int64_t least, int64_t most) {
    return least + static_cast<int64_t>(numbers_() % static_cast<uint64_t>(most - least + 1));
  }

  // Whether something of which so many in a thousand are true is true.
  bool PerMille(int share) { return Between(0, 999) < share; }

  // The position that falls, where each is given its weight. REQUIRES: the sum of weights is
  // positive.
  size_t Weighted(absl::Span<const int> weights) {
    int64_t sum = 0;
    for (int weight : weights) sum += weight;
    int64_t fell = Between(0, sum - 1);
    size_t position = 0;
    while (fell >= weights[position]) fell -= weights[position++];
    return position;
  }

 private:
  // Seeds that are near each other must not give lives that are like each other: the finalizer of
  // SplitMix64.
  static uint64_t Mixed(uint64_t z) {
    z += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }

  std::mt19937_64 numbers_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_DICE_H_
