// What PaymentService.Validate does, without a network.
#ifndef FAIRSTART_SERVICE_PAYMENTS_VALIDATE_H_
#define FAIRSTART_SERVICE_PAYMENTS_VALIDATE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/ledger/view.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// What a request lacks or says so that it cannot be read.
FieldViolations CheckRequest(const v1::ValidateRequest& request);

// Answers a ValidateRequest given as it stands on the wire, from one state of the ledger. Errors
// are those of Judge (service/payments/judge.h), and kInvalidArgument for what the request lacks.
// Any thread may call it.
absl::StatusOr<v1::ValidateResponse> ValidatePayment(const RulebookLibrary& library,
                                                     const LedgerView& view,
                                                     std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_VALIDATE_H_
