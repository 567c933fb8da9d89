// What PaymentService.Balance does, without a network.
#ifndef FAIRSTART_SERVICE_PAYMENTS_BALANCE_H_
#define FAIRSTART_SERVICE_PAYMENTS_BALANCE_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/ledger/view.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Answers a BalanceRequest given as it stands on the wire, from one state of the ledger. Errors:
// kInvalidArgument, with paths in the request; kFailedPrecondition and kNotFound where a line
// cannot be worked out anew, as Judge has them; those of the ledger. Any thread may call it.
absl::StatusOr<v1::BalanceResponse> BalanceOf(const RulebookLibrary& library,
                                              const LedgerView& view, std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_BALANCE_H_
