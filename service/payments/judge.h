// Whether a payment may be made, by what is decided and on record at one moment.
//
//   what is decided of its days   service/payments/decision_problems.h
//   what it says of itself        service/payments/payment_problems.h
//   what is due for its days      service/payments/due_sum.h, by the schedule
//   what is needed still, and     service/payments/line_now.h: the decided line is worked out anew
//   what caps and pots leave      from its own case with what is on record now
#ifndef FAIRSTART_SERVICE_PAYMENTS_JUDGE_H_
#define FAIRSTART_SERVICE_PAYMENTS_JUDGE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_verdict.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/ledger/view.h"
#include "service/payments/home_payments.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// A payment that is asked about, and what is to count as recorded besides what is. Borrowed.
struct AskedPayment {
  const std::string& case_reference;
  const v1::Payment& payment;
  // Payments that count as recorded, to the same young person.
  const std::vector<v1::Payment>& supposed;
  // Payments to others, which are read as far as they are needed.
  HomePayments& others;
};

// The longest period of a payment, in days: twenty years, as of a timeline.
inline constexpr int kMostDaysOfPayment = 7305;

// A pure function of the view. REQUIRES: CheckPayment (service/payments/payment_request.h) found
// nothing. Errors: kInvalidArgument, with fields below "payment", for what the rulebook does not
// take of it, such as a missing instance; kFailedPrecondition (EDITION_NOT_FOUND, RECORD_REFUSED)
// and kNotFound where the line cannot be worked out anew; those of the ledger.
absl::StatusOr<v1::PaymentVerdict> Judge(const RulebookLibrary& library, const LedgerView& view,
                                         const AskedPayment& asked);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_JUDGE_H_
