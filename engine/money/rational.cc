// Sums are taken over the least common denominator in 128 bits, where two products of 64-bit
// numbers and their sum always fit. Products and quotients are reduced crosswise before they are
// multiplied (3/4 * 8/9 is 1/1 * 2/3), so that what is multiplied is already in lowest terms, and
// overflow means that the result itself does not fit. Signs are kept apart from magnitudes, because
// the magnitude of the least int64 is no int64.
//
// Tested by tests/engine/money/rational_test.cc.
#include "engine/money/rational.h"

#include <limits>
#include <numeric>
#include <ostream>

namespace fairstart {
namespace {

// The compilers have these; ISO C++ does not name them.
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

constexpr uint64_t kMost = std::numeric_limits<int64_t>::max();

constexpr uint64_t Magnitude(int64_t number) {
  return number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
}

// The int64 of that sign and magnitude, if there is one.
std::optional<int64_t> Signed(bool negative, uint128 magnitude) {
  if (magnitude > kMost + (negative ? 1 : 0)) return std::nullopt;
  const uint64_t low = static_cast<uint64_t>(magnitude);
  return static_cast<int64_t>(negative ? 0 - low : low);
}

struct Fraction {
  int64_t numerator;
  int64_t denominator;
};

// (a/b) * (c/d) by magnitudes, with no factor common to a and b nor to c and d. REQUIRES: b and d
// are not 0.
std::optional<Fraction> CrossProduct(bool negative, uint64_t a, uint64_t b, uint64_t c,
                                     uint64_t d) {
  const uint64_t a_and_d = std::gcd(a, d);
  const uint64_t c_and_b = std::gcd(c, b);
  const std::optional<int64_t> numerator = Signed(negative, uint128{a / a_and_d} * (c / c_and_b));
  const std::optional<int64_t> denominator = Signed(false, uint128{b / c_and_b} * (d / a_and_d));
  if (!numerator.has_value() || !denominator.has_value()) return std::nullopt;
  return Fraction{*numerator, *denominator};
}

}  // namespace

std::optional<Rational> Rational::Of(int64_t numerator, int64_t denominator) {
  return Divide(Whole(numerator), Whole(denominator));
}

std::ostream& operator<<(std::ostream& out, const Rational& rational) {
  return out << rational.numerator() << "/" << rational.denominator();
}

std::strong_ordering Rational::CompareUnlike(const Rational& a, const Rational& b) {
  return int128{a.numerator_} * b.denominator_ <=> int128{b.numerator_} * a.denominator_;
}

std::optional<Rational> Rational::Sum(const Rational& a, const Rational& b, bool subtract) {
  // With g the factor common to both denominators, the sum over their least common multiple can
  // only be reduced further by a factor of g (Knuth, The Art of Computer Programming, 4.5.1).
  const int64_t g = std::gcd(a.denominator_, b.denominator_);
  const int128 left = int128{a.numerator_} * (b.denominator_ / g);
  const int128 right = int128{b.numerator_} * (a.denominator_ / g);
  const int128 sum = subtract ? left - right : left + right;
  const bool negative = sum < 0;
  const uint128 magnitude = negative ? 0 - static_cast<uint128>(sum) : static_cast<uint128>(sum);
  const uint64_t divisor = Magnitude(g);
  const uint64_t reduce = std::gcd(static_cast<uint64_t>(magnitude % divisor), divisor);
  const std::optional<int64_t> numerator = Signed(negative, magnitude / reduce);
  const std::optional<int64_t> denominator = Signed(
      false, uint128{Magnitude(a.denominator_) / divisor} * (Magnitude(b.denominator_) / reduce));
  if (!numerator.has_value() || !denominator.has_value()) return std::nullopt;
  return Rational(*numerator, *denominator);
}

std::optional<Rational> Rational::Product(const Rational& a, const Rational& b) {
  const std::optional<Fraction> product =
      CrossProduct(a.IsNegative() != b.IsNegative(), Magnitude(a.numerator_),
                   Magnitude(a.denominator_), Magnitude(b.numerator_), Magnitude(b.denominator_));
  if (!product.has_value()) return std::nullopt;
  return Rational(product->numerator, product->denominator);
}

std::optional<Rational> Rational::Quotient(const Rational& a, const Rational& b) {
  if (b.IsZero()) return std::nullopt;
  const std::optional<Fraction> quotient =
      CrossProduct(a.IsNegative() != b.IsNegative(), Magnitude(a.numerator_),
                   Magnitude(a.denominator_), Magnitude(b.denominator_), Magnitude(b.numerator_));
  if (!quotient.has_value()) return std::nullopt;
  return Rational(quotient->numerator, quotient->denominator);
}

}  // namespace fairstart
