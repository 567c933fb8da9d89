// Checking proofs about a Merkle tree, with nothing but hashes (RFC 9162, 2.1.3.2 and 2.1.4.2):
// what somebody who trusts nobody here does.
#ifndef FAIRSTART_SERVICE_LEDGER_MERKLE_PROOF_H_
#define FAIRSTART_SERVICE_LEDGER_MERKLE_PROOF_H_

#include <cstdint>
#include <vector>

#include "absl/status/status.h"
#include "service/ledger/merkle_hash.h"

namespace fairstart {

// OK if a tree of `size` leaves with this root has, as number `index` from 0, the leaf with this
// hash; kInvalidArgument, saying why, if the path does not show it.
absl::Status CheckInclusion(uint64_t index, uint64_t size, const Hash& leaf,
                            const std::vector<Hash>& path, const Hash& root);

// OK if the tree of `later` leaves begins with the tree of `earlier` leaves; kInvalidArgument if
// the path does not show it. Of a tree without leaves nothing can be shown.
absl::Status CheckConsistency(uint64_t earlier, uint64_t later, const Hash& earlier_root,
                              const Hash& later_root, const std::vector<Hash>& path);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_MERKLE_PROOF_H_
