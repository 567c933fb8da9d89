// A Merkle tree that grows by leaves, and the proofs about it (RFC 9162, 2.1).
//
// A tree of any size is a row of perfect subtrees, one for each 1 in the binary form of its size,
// the largest on the left: eleven leaves are subtrees of 8, 2 and 1. A subtree is perfect once and
// for all, so that its hash is kept with the leaf that completed it, and every root and proof is
// made of a few of them.
#ifndef FAIRSTART_SERVICE_LEDGER_MERKLE_TREE_H_
#define FAIRSTART_SERVICE_LEDGER_MERKLE_TREE_H_

#include <cstdint>
#include <functional>
#include <vector>

#include "absl/status/statusor.h"
#include "service/ledger/merkle_hash.h"

namespace fairstart {

// The hash of the perfect subtree of 2^level leaves that is number `index` of its size, from the
// left.
using MerkleNodes = std::function<absl::StatusOr<Hash>(int level, uint64_t index)>;

// The right edge of a growing tree: all that appending needs. A value; copy it to be able to go
// back.
class MerkleEdge {
 public:
  // Of a tree without leaves.
  MerkleEdge() = default;

  // Of a tree that has `size` leaves already.
  static absl::StatusOr<MerkleEdge> Of(uint64_t size, const MerkleNodes& nodes);

  uint64_t size() const { return size_; }

  // Adds a leaf. Gives the hashes of the perfect subtrees that end with it, from the leaf's own (of
  // one leaf) upwards: each twice as large as the one before.
  std::vector<Hash> Append(const Hash& leaf);

  // The root of all leaves.
  Hash Root() const;

 private:
  uint64_t size_ = 0;
  std::vector<Hash> perfect_;  // from the largest on the left to the smallest on the right
};

// The root of the first `size` leaves.
absl::StatusOr<Hash> RootOf(uint64_t size, const MerkleNodes& nodes);

// PATH of 2.1.3.1: from the leaf upwards. REQUIRES: index < size; kOutOfRange otherwise.
absl::StatusOr<std::vector<Hash>> InclusionPath(uint64_t index, uint64_t size,
                                                const MerkleNodes& nodes);

// PROOF of 2.1.4.1: empty if both are equal. REQUIRES: 1 <= earlier <= later; kOutOfRange
// otherwise.
absl::StatusOr<std::vector<Hash>> ConsistencyPath(uint64_t earlier, uint64_t later,
                                                  const MerkleNodes& nodes);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_MERKLE_TREE_H_
