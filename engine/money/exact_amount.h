// Amounts of money, exact, and how they are written.
#ifndef FAIRSTART_ENGINE_MONEY_EXACT_AMOUNT_H_
#define FAIRSTART_ENGINE_MONEY_EXACT_AMOUNT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/money/rational.h"

namespace fairstart {

// Pence sterling, exact: three sevenths of £57.90 is 17370/7 pence until a rule rounds it
// (rounding.h). May be negative. Add, Subtract, Multiply, Divide, Negate and the order are
// Rational's.
using Amount = Rational;

// So many whole pence.
constexpr Amount Pence(int64_t pence) { return Amount::Whole(pence); }

// The amount that `text` writes in pounds, exactly: digits without sign, separators or needless
// leading zeros, a point, and at least two more digits ("57.90", "0.00", "57.905"). Otherwise
// kInvalidArgument, saying what was read and what is wanted; kOutOfRange if it is well written but
// does not fit.
absl::StatusOr<Amount> ParsePounds(std::string_view text);

// "£57.90", "£2,000.00", "−£3.20" (with a true minus sign); what is no whole number of pence shows
// the fraction, exactly: "£8.27 and 1/7p", "−£8.27 and 1/7p" (both parts below zero).
std::string FormatPounds(const Amount& amount);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_MONEY_EXACT_AMOUNT_H_
