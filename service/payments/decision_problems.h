// What stands in the way of a payment because of what is decided of its days.
#ifndef FAIRSTART_SERVICE_PAYMENTS_DECISION_PROBLEMS_H_
#define FAIRSTART_SERVICE_PAYMENTS_DECISION_PROBLEMS_H_

#include "fairstart/v1/payment_verdict.pb.h"
#include "service/deciding/decision_history.h"
#include "service/payments/decided_days.h"

namespace fairstart {

// Whether a decision in force on the days gives something.
bool IsEntitled(const DecidedDays& run);

// Adds the problem that there is with a run of days, if there is one: nothing is decided of it, or
// not any more, or a newer finding waits; or it is decided that there is no entitlement.
void AddDecisionProblem(const DecisionHistory& history, const v1::LineReference& line,
                        const DecidedDays& run, v1::PaymentVerdict& verdict);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_DECISION_PROBLEMS_H_
