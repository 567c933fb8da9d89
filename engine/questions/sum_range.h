// Between what a sum lies.
#ifndef FAIRSTART_ENGINE_QUESTIONS_SUM_RANGE_H_
#define FAIRSTART_ENGINE_QUESTIONS_SUM_RANGE_H_

#include <optional>

#include "engine/money/exact_amount.h"

namespace fairstart {

// From the least to the most, in pence, never below nothing; without most it has no bound. At first
// nothing and nothing else. Whatever does not fit an amount leaves the range wider, never narrower.
struct SumRange {
  Amount least;
  std::optional<Amount> most = Amount();

  bool IsOpen() const { return !most.has_value(); }
  bool IsOne() const { return most == least; }

  friend bool operator==(const SumRange&, const SumRange&) = default;
};

// Nothing, up to any sum.
SumRange AnySum();

// The sum of two sums.
SumRange Plus(const SumRange& a, const SumRange& b);

// So many times as much; `times` is not negative.
SumRange Times(const SumRange& range, const Amount& times);

// The greater of two sums.
SumRange GreaterOf(const SumRange& a, const SumRange& b);

// The least range that holds both.
SumRange Hull(const SumRange& a, const SumRange& b);

// What is in both. REQUIRES: a sum is known to lie in each.
SumRange Common(const SumRange& a, const SumRange& b);

// Whether all of `inner` lies in `outer`.
bool IsWithin(const SumRange& inner, const SumRange& outer);

// Whether the most of one is farther from its least than of the other; what is open is farther than
// all else.
bool IsWider(const SumRange& a, const SumRange& b);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_SUM_RANGE_H_
