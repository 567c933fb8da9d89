// What is wrong with a payment, gathered, and what it comes to.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PROBLEMS_H_
#define FAIRSTART_SERVICE_PAYMENTS_PROBLEMS_H_

#include <string>

#include "engine/calendar/window.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/payment_verdict.pb.h"

namespace fairstart {

// What a kind of problem alone leads to.
v1::Verdict VerdictOf(v1::PaymentProblemKind kind);

// Adds a problem; `line`, if not null, says where it stands. The problem may be added to until the
// next one is.
v1::PaymentProblem& AddProblem(v1::PaymentProblemKind kind, std::string says, const v1::Line* line,
                               v1::PaymentVerdict& verdict);

void SetDays(const Window& days, v1::PaymentProblem& problem);

// Whether there is a problem of a kind.
bool HasProblem(const v1::PaymentVerdict& verdict, v1::PaymentProblemKind kind);

// Leaves each problem once, puts the gravest first and lets it decide.
void Settle(v1::PaymentVerdict& verdict);

// "£57.90".
std::string Pounds(int64_t pence);

// "2017-06-05", "2017-06-05 to 2017-06-11".
std::string InWords(const Window& days);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PROBLEMS_H_
