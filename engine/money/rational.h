// Exact fractions: what every calculation with money is done in. No result is ever rounded here;
// what cannot be represented is reported.
//
// Everything here is a pure function of its arguments and may be called from any thread.
#ifndef FAIRSTART_ENGINE_MONEY_RATIONAL_H_
#define FAIRSTART_ENGINE_MONEY_RATIONAL_H_

#include <compare>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <utility>

namespace fairstart {

// A fraction of two 64-bit integers, always in lowest terms with a positive denominator, so that
// equal numbers have equal members. 16 bytes, trivially copyable. Money (exact_amount.h) and shares
// (share.h) are both this: the rule language's types keep them apart.
//
// The operations below return nothing when the exact result does not fit; they never wrap and never
// approximate. They are cheap when both operands are whole.
class Rational {
 public:
  // Zero.
  constexpr Rational() = default;
  // A whole number.
  static constexpr Rational Whole(int64_t number) { return Rational(number, 1); }
  // numerator/denominator, brought to lowest terms; either may be negative. Nothing if
  // `denominator` is 0, or in the few cases at the very end of the range where the reduced fraction
  // does not fit (1 over the least int64).
  static std::optional<Rational> Of(int64_t numerator, int64_t denominator);

  constexpr int64_t numerator() const { return numerator_; }
  // Always at least 1.
  constexpr int64_t denominator() const { return denominator_; }

  constexpr bool IsWhole() const { return denominator_ == 1; }
  constexpr bool IsZero() const { return numerator_ == 0; }
  constexpr bool IsNegative() const { return numerator_ < 0; }

  friend constexpr bool operator==(const Rational&, const Rational&) = default;
  // By value, exact whatever the operands.
  friend std::strong_ordering operator<=>(const Rational& a, const Rational& b) {
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    return CompareUnlike(a, b);
  }

  template <typename H>
  friend H AbslHashValue(H hash, const Rational& rational) {
    return H::combine(std::move(hash), rational.numerator_, rational.denominator_);
  }

 private:
  friend std::optional<Rational> Add(const Rational& a, const Rational& b);
  friend std::optional<Rational> Subtract(const Rational& a, const Rational& b);
  friend std::optional<Rational> Multiply(const Rational& a, const Rational& b);
  friend std::optional<Rational> Divide(const Rational& a, const Rational& b);

  constexpr Rational(int64_t numerator, int64_t denominator)
      : numerator_(numerator), denominator_(denominator) {}

  // The general cases, for operands that are not both whole.
  static std::strong_ordering CompareUnlike(const Rational& a, const Rational& b);
  static std::optional<Rational> Sum(const Rational& a, const Rational& b, bool subtract);
  static std::optional<Rational> Product(const Rational& a, const Rational& b);
  static std::optional<Rational> Quotient(const Rational& a, const Rational& b);

  int64_t numerator_ = 0;
  int64_t denominator_ = 1;
};

// "5790/7", for developers; what people read is FormatPounds and FormatShare.
std::ostream& operator<<(std::ostream& out, const Rational& rational);

// a + b.
[[nodiscard]] inline std::optional<Rational> Add(const Rational& a, const Rational& b) {
  if (a.IsWhole() && b.IsWhole()) {
    int64_t sum = 0;
    if (__builtin_add_overflow(a.numerator(), b.numerator(), &sum)) return std::nullopt;
    return Rational::Whole(sum);
  }
  return Rational::Sum(a, b, /*subtract=*/false);
}

// a - b.
[[nodiscard]] inline std::optional<Rational> Subtract(const Rational& a, const Rational& b) {
  if (a.IsWhole() && b.IsWhole()) {
    int64_t difference = 0;
    if (__builtin_sub_overflow(a.numerator(), b.numerator(), &difference)) return std::nullopt;
    return Rational::Whole(difference);
  }
  return Rational::Sum(a, b, /*subtract=*/true);
}

// a * b.
[[nodiscard]] inline std::optional<Rational> Multiply(const Rational& a, const Rational& b) {
  if (a.IsWhole() && b.IsWhole()) {
    int64_t product = 0;
    if (__builtin_mul_overflow(a.numerator(), b.numerator(), &product)) return std::nullopt;
    return Rational::Whole(product);
  }
  return Rational::Product(a, b);
}

// a / b. Nothing too when b is zero: a caller that tells the two apart asks b.IsZero() first.
[[nodiscard]] inline std::optional<Rational> Divide(const Rational& a, const Rational& b) {
  return Rational::Quotient(a, b);
}

// -a. Nothing only for the least int64.
[[nodiscard]] inline std::optional<Rational> Negate(const Rational& a) {
  return Subtract(Rational(), a);
}

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_MONEY_RATIONAL_H_
