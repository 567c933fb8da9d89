// Appends entries to a store, one after the other, within transactions that somebody else commits.
#ifndef FAIRSTART_SERVICE_LEDGER_APPENDER_H_
#define FAIRSTART_SERVICE_LEDGER_APPENDER_H_

#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "service/ledger/entry.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/signing_key.h"
#include "service/ledger/store.h"

namespace fairstart {

// Knows the end of the ledger: tree, last time and key. Belongs to one thread.
class Appender {
 public:
  // All that changes as entries are appended. To go back to an earlier end, put it back.
  struct End {
    MerkleEdge tree;
    int64_t last_time = std::numeric_limits<int64_t>::min();  // microseconds, as in leaves
    SigningKey key;
  };

  // At the beginning of a new ledger.
  Appender(std::string origin, SigningKey key, std::function<absl::Time()> clock);

  // At the end of what is stored. kFailedPrecondition if `key` is not the one that signs; kDataLoss
  // if head, tree and keys do not belong together.
  static absl::StatusOr<Appender> AtEndOf(StoreView& store, const SigningKey& key,
                                          std::function<absl::Time()> clock);

  // Appends an entry, as Ledger::Append says. Nothing is changed when it is refused.
  absl::StatusOr<Receipt> Append(StoreTransaction& transaction, const NewEntry& entry);

  // Appends an entry of the ledger's own. REQUIRES: it is as it must be.
  absl::StatusOr<Receipt> AppendOwn(StoreTransaction& transaction, const v1::LedgerEntry& content);

  // Appends the entry that hands over to `next`, and signs with it from then on. kInvalidArgument
  // if the ledger had that key before.
  absl::StatusOr<Receipt> HandOver(StoreTransaction& transaction, const SigningKey& next,
                                   const std::string& said_by);

  // Signs the head of what is there now.
  absl::Status Seal(StoreTransaction& transaction) const;

  const End& end() const { return end_; }
  void GoBackTo(End end) { end_ = std::move(end); }

 private:
  absl::StatusOr<Receipt> Write(StoreTransaction& transaction, const v1::LedgerEntry& content);

  std::string origin_;
  std::function<absl::Time()> clock_;
  End end_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_APPENDER_H_
