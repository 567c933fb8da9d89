// What RecordService reads from the ledger, without a network.
#ifndef FAIRSTART_SERVICE_DECIDING_QUERIES_H_
#define FAIRSTART_SERVICE_DECIDING_QUERIES_H_

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/record_service.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// The most entries, and the most lines, on a page.
inline constexpr size_t kMostEntriesOnAPage = 100;
inline constexpr size_t kMostDecisionsOnAPage = 500;

// Each answers its request given as it stands on the wire, from one state of the ledger. Rich
// errors: kInvalidArgument whose fields are paths in the request; kNotFound (ENTRY_NOT_FOUND) for a
// position that the ledger does not have.

// Get.
absl::StatusOr<v1::GetResponse> GetEntry(const LedgerView& view, std::string_view request);
// List.
absl::StatusOr<v1::ListResponse> ListEntries(const LedgerView& view, std::string_view request);
// InForce.
absl::StatusOr<v1::InForceResponse> DecisionsInForce(const LedgerView& view,
                                                     std::string_view request);
// AsKnownAt. What was erased since was not known, as far as can be told.
absl::StatusOr<v1::AsKnownAtResponse> KnownAt(const LedgerView& view, std::string_view request);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_QUERIES_H_
