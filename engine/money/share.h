// Shares: exact fractions of something, "1/2", "3/7".
#ifndef FAIRSTART_ENGINE_MONEY_SHARE_H_
#define FAIRSTART_ENGINE_MONEY_SHARE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/money/rational.h"

namespace fairstart {

// A number without a unit; an amount times a share is an amount.
using Share = Rational;

// The share that `text` writes: two whole numbers without sign or leading zeros and a slash between
// them, the second not 0; brought to lowest terms. Otherwise kInvalidArgument, saying what was read
// and what is wanted.
absl::StatusOr<Share> ParseShare(std::string_view text);

// "1/2"; a whole number has the denominator 1.
std::string FormatShare(const Share& share);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_MONEY_SHARE_H_
