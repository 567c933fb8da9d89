// What PaymentService.Record does, without a network.
#ifndef FAIRSTART_SERVICE_PAYMENTS_RECORD_PAYMENT_H_
#define FAIRSTART_SERVICE_PAYMENTS_RECORD_PAYMENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Answers a RecordRequest given as it stands on the wire, and waits for the ledger. The payment is
// judged on the caller's thread and, if anything was recorded about the young person meanwhile,
// again inside the transaction that appends it, where nothing comes in between: that is why
// payments that race never get more out of a cap or pot than there is. A payment for a home is
// always judged there too, since others draw on its pot.
//
// Errors: those of Judge; kAlreadyExists (REQUEST_ID_TAKEN); those of Ledger::Append. Any thread
// may call it.
absl::StatusOr<v1::RecordResponse> RecordPayment(const RecordKeeping& keeping,
                                                 std::string_view request,
                                                 const std::string& authenticated_as);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_RECORD_PAYMENT_H_
