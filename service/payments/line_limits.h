// What a decided line leaves to be paid.
#ifndef FAIRSTART_SERVICE_PAYMENTS_LINE_LIMITS_H_
#define FAIRSTART_SERVICE_PAYMENTS_LINE_LIMITS_H_

#include <optional>

#include "engine/engine.h"
#include "fairstart/v1/decision.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// What caps and pots leave; nothing if there is none. `now` is the line worked out anew
// (service/payments/line_now.h), which counts the rulebook's. Under a departure that says a cap
// that cap counts in their place, in its period around `day`.
std::optional<v1::Limits> CapLimits(const Plan& plan, const v1::LineReference& line,
                                    const v1::DecisionInForce& in_force, const v1::Line& now,
                                    const v1::Record& record, Day day);

// Whether it is paid once: for the line, or for the day that it has of its own.
bool IsPaidOnce(const v1::Line& decided);

// What is left of a sum that is given once for the line, or that has a day of its own: it may be
// paid in several sums. Nothing if it is given otherwise.
std::optional<v1::Limits> OnceLimits(const v1::Line& decided, const v1::Record& record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_LINE_LIMITS_H_
