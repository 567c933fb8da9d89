// A Merkle tree as RFC 9162 defines it, recursively and from all leaves: slow, and plainly right.
#ifndef FAIRSTART_TESTS_SERVICE_LEDGER_SLOW_MERKLE_TREE_H_
#define FAIRSTART_TESTS_SERVICE_LEDGER_SLOW_MERKLE_TREE_H_

#include <cstddef>
#include <string>
#include <vector>

#include "service/ledger/merkle_hash.h"

namespace fairstart {

using Leaves = std::vector<std::string>;

inline Leaves Slice(const Leaves& d, size_t begin, size_t end) {
  return Leaves(d.begin() + static_cast<std::ptrdiff_t>(begin),
                d.begin() + static_cast<std::ptrdiff_t>(end));
}

// k: the largest power of two smaller than n.
inline size_t SplitOf(size_t n) {
  size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

// 2.1.1
inline Hash Mth(const Leaves& d) {
  if (d.empty()) return EmptyRoot();
  if (d.size() == 1) return LeafHash(d[0]);
  const size_t k = SplitOf(d.size());
  return NodeHash(Mth(Slice(d, 0, k)), Mth(Slice(d, k, d.size())));
}

// 2.1.3.1
inline std::vector<Hash> Path(size_t m, const Leaves& d) {
  if (d.size() == 1) return {};
  const size_t k = SplitOf(d.size());
  std::vector<Hash> path;
  if (m < k) {
    path = Path(m, Slice(d, 0, k));
    path.push_back(Mth(Slice(d, k, d.size())));
  } else {
    path = Path(m - k, Slice(d, k, d.size()));
    path.push_back(Mth(Slice(d, 0, k)));
  }
  return path;
}

// 2.1.4.1
inline std::vector<Hash> Subproof(size_t m, const Leaves& d, bool b) {
  if (m == d.size()) return b ? std::vector<Hash>() : std::vector<Hash>{Mth(d)};
  const size_t k = SplitOf(d.size());
  std::vector<Hash> proof;
  if (m <= k) {
    proof = Subproof(m, Slice(d, 0, k), b);
    proof.push_back(Mth(Slice(d, k, d.size())));
  } else {
    proof = Subproof(m - k, Slice(d, k, d.size()), false);
    proof.push_back(Mth(Slice(d, 0, k)));
  }
  return proof;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_LEDGER_SLOW_MERKLE_TREE_H_
