// Exact fractions, for the reference evaluator.
#ifndef FAIRSTART_TESTS_REFERENCE_FRACTION_H_
#define FAIRSTART_TESTS_REFERENCE_FRACTION_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fairstart::reference {

__extension__ typedef __int128 WideInteger;

// A fraction in lowest terms with a positive denominator. Parts are far wider than anything that a
// plausible case can reach, so that nothing here checks for overflow.
class Fraction {
 public:
  Fraction() = default;
  // REQUIRES: denominator != 0.
  Fraction(WideInteger numerator, WideInteger denominator = 1);

  WideInteger numerator() const { return numerator_; }
  WideInteger denominator() const { return denominator_; }
  bool IsWhole() const { return denominator_ == 1; }
  bool IsZero() const { return numerator_ == 0; }

  friend bool operator==(const Fraction&, const Fraction&) = default;
  friend std::strong_ordering operator<=>(const Fraction& a, const Fraction& b) {
    return a.numerator_ * b.denominator_ <=> b.numerator_ * a.denominator_;
  }

 private:
  WideInteger numerator_ = 0;
  WideInteger denominator_ = 1;
};

Fraction operator+(const Fraction& a, const Fraction& b);
Fraction operator-(const Fraction& a, const Fraction& b);
Fraction operator*(const Fraction& a, const Fraction& b);
// REQUIRES: b is not zero.
Fraction operator/(const Fraction& a, const Fraction& b);

// The nearest whole number, halves up.
int64_t RoundHalfUp(const Fraction& fraction);

// "57.90", in pence. Nothing when it is no sum in pounds and pence.
std::optional<Fraction> ParsePounds(std::string_view text);
// "1/2". Nothing when it is no fraction.
std::optional<Fraction> ParseFraction(std::string_view text);
// "5790/7"; "5790" when whole.
std::string ToString(const Fraction& fraction);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_FRACTION_H_
