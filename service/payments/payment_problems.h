// What stands in the way of a payment because of what it says itself.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PAYMENT_PROBLEMS_H_
#define FAIRSTART_SERVICE_PAYMENTS_PAYMENT_PROBLEMS_H_

#include <cstdint>
#include <optional>

#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/payment_verdict.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// To whom and how it is paid, for which days, and that it is money, beside what was decided. Cash
// needs the plan's consent, which the record shows.
void AddTermProblems(const v1::Line& decided, const v1::Record& record, const v1::Payment& payment,
                     v1::PaymentVerdict& verdict);

// That it is on record already, or that some of its days are paid, where the line is paid by
// periods and not as costs arise. `most` is what one period may be paid in several sums; nothing
// where that is not known.
void AddRepeatProblems(const v1::Line* decided, const v1::Record& record,
                       const v1::Payment& payment, std::optional<int64_t> most,
                       v1::PaymentVerdict& verdict);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PAYMENT_PROBLEMS_H_
