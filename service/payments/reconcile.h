// What PaymentService.Reconcile and ListPayees do, without a network.
#ifndef FAIRSTART_SERVICE_PAYMENTS_RECONCILE_H_
#define FAIRSTART_SERVICE_PAYMENTS_RECONCILE_H_

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/ledger/view.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// The most young people on a page.
inline constexpr size_t kMostPayeesOnAPage = 1000;

// Each answers its request given as it stands on the wire, from one state of the ledger. Errors:
// kInvalidArgument, with paths in the request; those of Judge where a line cannot be worked out
// anew; those of the ledger. Any thread may call them.

// Reconcile. A payment counts for the days that it says it is for; one without days for its line.
absl::StatusOr<v1::ReconcileResponse> Reconcile(const RulebookLibrary& library,
                                                const LedgerView& view, std::string_view request);

// ListPayees. It looks at every decision and payment of the ledger.
absl::StatusOr<v1::ListPayeesResponse> ListPayees(const LedgerView& view, std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_RECONCILE_H_
