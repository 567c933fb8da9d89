// What PaymentService.Reverse does, without a network.
#ifndef FAIRSTART_SERVICE_PAYMENTS_REVERSE_PAYMENT_H_
#define FAIRSTART_SERVICE_PAYMENTS_REVERSE_PAYMENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Answers a ReverseRequest given as it stands on the wire, and waits for the ledger. The reversal
// says the payment's line, days, payee, manner and home, and the day on which it was paid for its
// days where it says none, so that it counts in the period of a cap in which the payment counts.
//
// Errors: kInvalidArgument for what the request lacks, a reference that is taken, and more than has
// not come back yet; kNotFound (ENTRY_NOT_FOUND) if there is no such payment; kAlreadyExists
// (REQUEST_ID_TAKEN); kAborted (RECORD_CHANGED); those of Ledger::Append. Any thread may call it.
absl::StatusOr<v1::ReverseResponse> ReversePayment(const RecordKeeping& keeping,
                                                   std::string_view request,
                                                   const std::string& authenticated_as);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_REVERSE_PAYMENT_H_
