// C++ division drops what is left over, toward zero; what is dropped has the amount's sign. A step
// of one pence cannot overflow, because there is only something left over when the denominator is
// at least 2, and then the quotient is at most half the range.
//
// Tested by tests/engine/money/rounding_test.cc.
#include "engine/money/rounding.h"

namespace fairstart {

int64_t RoundHalfUp(const Amount& amount) {
  const int64_t toward_zero = amount.numerator() / amount.denominator();
  const int64_t left_over = amount.numerator() % amount.denominator();
  const int64_t size = left_over < 0 ? -left_over : left_over;
  // Twice `size` could overflow; the other half of the denominator cannot.
  if (size < amount.denominator() - size) return toward_zero;
  return amount.IsNegative() ? toward_zero - 1 : toward_zero + 1;
}

int64_t RoundDown(const Amount& amount) {
  const int64_t toward_zero = amount.numerator() / amount.denominator();
  const int64_t left_over = amount.numerator() % amount.denominator();
  return left_over < 0 ? toward_zero - 1 : toward_zero;
}

}  // namespace fairstart
