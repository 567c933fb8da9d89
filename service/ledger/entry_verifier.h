// Verifies entries one after the other, from the first.
#ifndef FAIRSTART_SERVICE_LEDGER_ENTRY_VERIFIER_H_
#define FAIRSTART_SERVICE_LEDGER_ENTRY_VERIFIER_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "service/ledger/entry.h"
#include "service/ledger/leaf.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/store.h"

namespace fairstart {

// A key and where its turn begins.
struct KeyTurn {
  int64_t position = 0;  // of the entry that hands over to it
  std::string public_key;
};

// What it finds is given to `report`. What is wrong at one entry is said there and is not said
// again of those after it.
class EntryVerifier {
 public:
  using Report = std::function<void(int64_t position, const std::string& what)>;

  // Roots are wanted of the first `sizes` entries.
  EntryVerifier(StoreView& store, std::set<int64_t> sizes, Report report);

  // The entries must come in the order of their positions. An error is one of reading the indexes.
  absl::Status Verify(const StoredEntry& stored);

  // After the last: what can be said only then.
  void Finish();

  int64_t entries() const { return next_; }
  int64_t erased() const { return static_cast<int64_t>(without_content_.size()); }

  // The index rows that the entries make. Of those that could not be read it is not known.
  const IndexCounts& index_rows() const { return index_rows_; }
  int64_t unreadable() const { return unreadable_; }

  const std::string& origin() const { return origin_; }

  // The key that signs when there are `size` entries; nothing if there is none.
  const KeyTurn* KeyAt(int64_t size) const;

  // The root of the first `size` entries; nothing if some of them are missing.
  std::optional<Hash> RootAt(int64_t size) const;

 private:
  void VerifyTime(const Leaf& leaf);
  void VerifyTree(const StoredEntry& stored);
  void VerifyKey(const v1::SigningKey& key);
  void VerifyErasure(const v1::Erasure& erasure);
  absl::Status VerifyIndex(const IndexKeys& keys);

  StoreView& store_;
  const std::set<int64_t> sizes_;
  const Report report_;

  int64_t next_ = 0;
  int64_t position_ = 0;  // of the entry that is being verified
  int64_t last_time_ = std::numeric_limits<int64_t>::min();
  MerkleEdge tree_;
  bool tree_is_whole_ = true;  // no entry was missing so far
  std::map<int64_t, Hash> roots_;
  std::string origin_;
  std::vector<KeyTurn> keys_;
  IndexCounts index_rows_;
  int64_t unreadable_ = 0;
  std::set<int64_t> about_people_;
  std::set<int64_t> without_content_;
  std::map<int64_t, int64_t> erased_by_;  // positions named by erasures
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_ENTRY_VERIFIER_H_
