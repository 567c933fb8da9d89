// Tested by tests/engine/questions/sum_range_test.cc.
#include "engine/questions/sum_range.h"

#include <algorithm>

namespace fairstart {

SumRange AnySum() { return {Amount(), std::nullopt}; }

SumRange Plus(const SumRange& a, const SumRange& b) {
  SumRange sum;
  sum.least = Add(a.least, b.least).value_or(std::max(a.least, b.least));
  sum.most = a.IsOpen() || b.IsOpen() ? std::nullopt : Add(*a.most, *b.most);
  return sum;
}

SumRange Times(const SumRange& range, const Amount& times) {
  SumRange product;
  product.least = Multiply(range.least, times).value_or(Amount());
  if (range.IsOpen()) {
    product.most = times.IsZero() ? std::optional(Amount()) : std::nullopt;
  } else {
    product.most = Multiply(*range.most, times);
  }
  return product;
}

SumRange GreaterOf(const SumRange& a, const SumRange& b) {
  SumRange greater{std::max(a.least, b.least), std::nullopt};
  if (!a.IsOpen() && !b.IsOpen()) greater.most = std::max(*a.most, *b.most);
  return greater;
}

SumRange Hull(const SumRange& a, const SumRange& b) {
  SumRange hull{std::min(a.least, b.least), std::nullopt};
  if (!a.IsOpen() && !b.IsOpen()) hull.most = std::max(*a.most, *b.most);
  return hull;
}

SumRange Common(const SumRange& a, const SumRange& b) {
  SumRange common{std::max(a.least, b.least), a.IsOpen() ? b.most : a.most};
  if (!a.IsOpen() && !b.IsOpen()) common.most = std::min(*a.most, *b.most);
  return common;
}

bool IsWithin(const SumRange& inner, const SumRange& outer) {
  if (inner.least < outer.least) return false;
  return outer.IsOpen() || (!inner.IsOpen() && *inner.most <= *outer.most);
}

bool IsWider(const SumRange& a, const SumRange& b) {
  if (a.IsOpen() || b.IsOpen()) return a.IsOpen() && !b.IsOpen();
  const std::optional<Amount> of_a = Subtract(*a.most, a.least);
  const std::optional<Amount> of_b = Subtract(*b.most, b.least);
  if (!of_a.has_value() || !of_b.has_value()) return !of_a.has_value() && of_b.has_value();
  return *of_a > *of_b;
}

}  // namespace fairstart
