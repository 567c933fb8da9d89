// Tested by tests/service/ledger/merkle_tree_test.cc and
// tests/conformance/merkle/merkle_vectors_test.cc.
//
// The algorithms are those of the RFC, and so are the short names: fn is where the node stands
// among those of its level, sn where the last one does.
#include "service/ledger/merkle_proof.h"

#include <bit>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

absl::Status Refused(const std::string& why) {
  return absl::InvalidArgumentError(absl::StrCat("the proof does not hold: ", why));
}

absl::Status Longer() { return Refused("it has more hashes than lead to the root"); }
absl::Status Shorter() { return Refused("it has fewer hashes than lead to the root"); }

}  // namespace

absl::Status CheckInclusion(uint64_t index, uint64_t size, const Hash& leaf,
                            const std::vector<Hash>& path, const Hash& root) {
  if (index >= size) {
    return Refused(absl::StrCat("there is no leaf ", index, " in a tree of ", size));
  }
  uint64_t fn = index, sn = size - 1;
  Hash r = leaf;
  for (const Hash& p : path) {
    if (sn == 0) return Longer();
    if (fn % 2 == 1 || fn == sn) {
      r = NodeHash(p, r);
      while (fn % 2 == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      r = NodeHash(r, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  if (sn != 0) return Shorter();
  if (r != root) return Refused("it leads to another root");
  return absl::OkStatus();
}

absl::Status CheckConsistency(uint64_t earlier, uint64_t later, const Hash& earlier_root,
                              const Hash& later_root, const std::vector<Hash>& path) {
  if (earlier == 0 || earlier > later) {
    return Refused(absl::StrCat("there is none from ", earlier, " leaves to ", later));
  }
  if (earlier == later) {
    if (!path.empty()) return Longer();
    if (earlier_root != later_root) return Refused("trees of one size have two roots");
    return absl::OkStatus();
  }
  if (path.empty()) return Shorter();
  // The path leaves the earlier root out when the earlier tree is perfect.
  size_t next = 0;
  const Hash first = std::has_single_bit(earlier) ? earlier_root : path[next++];
  uint64_t fn = earlier - 1, sn = later - 1;
  while (fn % 2 == 1) {
    fn >>= 1;
    sn >>= 1;
  }
  Hash fr = first, sr = first;
  for (; next < path.size(); ++next) {
    const Hash& c = path[next];
    if (sn == 0) return Longer();
    if (fn % 2 == 1 || fn == sn) {
      fr = NodeHash(c, fr);
      sr = NodeHash(c, sr);
      while (fn % 2 == 0 && fn != 0) {
        fn >>= 1;
        sn >>= 1;
      }
    } else {
      sr = NodeHash(sr, c);
    }
    fn >>= 1;
    sn >>= 1;
  }
  if (sn != 0) return Shorter();
  if (fr != earlier_root) return Refused("it leads to another earlier root");
  if (sr != later_root) return Refused("it leads to another later root");
  return absl::OkStatus();
}

}  // namespace fairstart
