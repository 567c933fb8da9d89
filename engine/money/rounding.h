// How an exact amount becomes money that can be paid. Nothing is rounded unless a rule says so, and
// says which way.
//
// Everything here is a pure function of its arguments and may be called from any thread.
#ifndef FAIRSTART_ENGINE_MONEY_ROUNDING_H_
#define FAIRSTART_ENGINE_MONEY_ROUNDING_H_

#include <cstdint>

#include "engine/money/exact_amount.h"

namespace fairstart {

// The nearest whole number of pence; a half goes away from zero: 827.5 is 828, and -827.5 is -828,
// so that what is taken back is what was paid. Total: every amount has one.
int64_t RoundHalfUp(const Amount& amount);

// The greatest whole number of pence that is not more than `amount`: 827.9 is 827, and -827.1 is
// -828. For instalments, the last of which takes the remainder. Total: every amount has one.
int64_t RoundDown(const Amount& amount);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_MONEY_ROUNDING_H_
