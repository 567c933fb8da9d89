// Fractions drawn at random for property tests: mostly small, some at the ends of the range, where
// arithmetic breaks.
#ifndef FAIRSTART_TESTS_ENGINE_MONEY_DRAWN_RATIONAL_H_
#define FAIRSTART_TESTS_ENGINE_MONEY_DRAWN_RATIONAL_H_

#include <cstdint>
#include <limits>
#include <optional>
#include <random>

#include "engine/money/rational.h"

namespace fairstart {

// Draws the same sequence in every run.
class Draw {
 public:
  int64_t Integer() {
    constexpr int64_t kMost = std::numeric_limits<int64_t>::max();
    constexpr int64_t kLeast = std::numeric_limits<int64_t>::min();
    const int64_t small = static_cast<int64_t>(source_() % 41) - 20;
    switch (source_() % 8) {
      case 0:
        return kMost - (small + 20);
      case 1:
        return kLeast + (small + 20);
      case 2:
        return static_cast<int64_t>(source_());
      case 3:
        return static_cast<int64_t>(source_() >> 32) * 84;
      case 4:
        return static_cast<int64_t>(source_() % 1'000'000);
      default:
        return small;
    }
  }

  Rational Fraction() {
    for (;;) {
      const bool whole = source_() % 4 == 0;
      const std::optional<Rational> drawn =
          whole ? Rational::Whole(Integer()) : Rational::Of(Integer(), Integer());
      if (drawn.has_value()) return *drawn;
    }
  }

 private:
  std::mt19937_64 source_;
};

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_MONEY_DRAWN_RATIONAL_H_
