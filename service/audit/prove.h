// Proofs that entries were recorded and that nothing before a head was changed since.
#ifndef FAIRSTART_SERVICE_AUDIT_PROVE_H_
#define FAIRSTART_SERVICE_AUDIT_PROVE_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// The most entries, and the most earlier heads, of one proof.
inline constexpr int kMostProved = 100;

// Answers a ProveRequest given as it stands on the wire, from one state of the ledger. Rich errors:
// kInvalidArgument whose fields are paths in the request, for heads that cannot be read, are of
// another ledger or of more entries than there are; kNotFound (ENTRY_NOT_FOUND) for a position that
// the ledger does not have. An earlier head of other entries gets a proof that does not hold.
absl::StatusOr<v1::ProveResponse> Prove(const LedgerView& view, std::string_view request);

// An entry with what proves it in the tree of the first `size` entries. kOutOfRange if it is none
// of them.
absl::StatusOr<v1::ProvedEntry> ProveEntry(const LedgerView& view, int64_t position, int64_t size);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_PROVE_H_
