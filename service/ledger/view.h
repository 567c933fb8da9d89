// The ledger as it was at one moment.
#ifndef FAIRSTART_SERVICE_LEDGER_VIEW_H_
#define FAIRSTART_SERVICE_LEDGER_VIEW_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/ledger.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/ledger/entry.h"
#include "service/ledger/merkle_hash.h"
#include "service/ledger/merkle_tree.h"
#include "service/ledger/store.h"
#include "service/ledger/tree_head.h"

namespace fairstart {

// Reads entries, records and proofs. Everything comes from one state of the ledger, whatever is
// appended meanwhile. Belongs to one thread at a time. While it lives, the file's write-ahead log
// cannot be folded back, so that it is not to be kept for long.
//
// Every function gives kDataLoss, and says where, when what is stored is not what was recorded; and
// kInternal when the disk fails.
class LedgerView {
 public:
  // `store` must outlive it.
  explicit LedgerView(StoreView& store) : store_(store) {}

  // How many entries there are. Positions are below it.
  absl::StatusOr<int64_t> Size() const;

  // One entry, checked against its leaf. kOutOfRange if there is none.
  absl::StatusOr<RecordedEntry> Entry(int64_t position) const;

  // Entries about a young person with positions in `range`, ascending, at most `most`. Erased ones
  // are about nobody.
  absl::StatusOr<std::vector<RecordedEntry>> EntriesOf(const std::string& case_reference,
                                                       PositionRange range, size_t most) const;

  // The same of one kind and all of them, without reading them.
  absl::StatusOr<std::vector<int64_t>> PositionsOf(const std::string& case_reference,
                                                   v1::EntryKind kind, PositionRange range) const;

  // Case references of the young people whom entries are about, in byte order, those after `after`,
  // at most `most`. Empty `after`: from the first.
  absl::StatusOr<std::vector<std::string>> PeopleAfter(const std::string& after, size_t most) const;

  // Entries of a kind with positions in `range`, ascending, at most `most`, erased ones too.
  absl::StatusOr<std::vector<RecordedEntry>> EntriesOfKind(v1::EntryKind kind, PositionRange range,
                                                           size_t most) const;

  // The last entry of a kind about a young person (for kinds about nobody: empty) before position
  // `size`; nothing if there is none.
  absl::StatusOr<std::optional<RecordedEntry>> LatestOf(const std::string& case_reference,
                                                        v1::EntryKind kind, int64_t size) const;

  // The position of the last entry about a young person, of any kind; nothing if there is none.
  absl::StatusOr<std::optional<int64_t>> LastPositionOf(const std::string& case_reference) const;

  // What was on record of a young person when the ledger had `size` entries: assessments,
  // approvals, evidence, agreements, reviews, plan items and payments with their reversals, each in
  // the order of their positions, without those that an entry before `size` corrects. The same
  // bytes every time when it is serialized, unless entries were erased. kOutOfRange if it never had
  // as many.
  absl::StatusOr<v1::Record> RecordOf(const std::string& case_reference, int64_t size) const;

  // The entry that corrects this one; nothing if there is none. REQUIRES: it has its content.
  absl::StatusOr<std::optional<int64_t>> CorrectionOf(const RecordedEntry& entry) const;

  // Where a request was recorded; nothing if it was not, or was erased.
  absl::StatusOr<std::optional<int64_t>> PositionOfRequest(const std::string& request_id) const;

  // The signed head of all entries.
  absl::StatusOr<SignedTreeHead> Head() const;

  // The right edge of the tree of all entries.
  absl::StatusOr<MerkleEdge> Edge() const;

  // The root of the first `size` entries (RFC 9162, 2.1.1). kOutOfRange if there are fewer.
  absl::StatusOr<Hash> RootOf(int64_t size) const;

  // The hashes that lead from a leaf to the root of the first `size` entries (RFC 9162, 2.1.3.1).
  absl::StatusOr<std::vector<Hash>> InclusionProof(int64_t position, int64_t size) const;

  // The hashes that show that the first `later` entries begin with the first `earlier` (RFC 9162,
  // 2.1.4.1). REQUIRES: 1 <= earlier; kOutOfRange otherwise.
  absl::StatusOr<std::vector<Hash>> ConsistencyProof(int64_t earlier, int64_t later) const;

  // What a third party needs of an entry to check a proof and, unless it is erased, its content:
  // the leaf's bytes, the salt and the content's bytes.
  absl::StatusOr<StoredEntry> Stored(int64_t position) const;

 private:
  absl::StatusOr<std::vector<RecordedEntry>> EntriesAt(
      const absl::StatusOr<std::vector<int64_t>>& positions) const;
  absl::Status CheckSize(int64_t size) const;
  absl::StatusOr<Hash> Node(int level, uint64_t index) const;
  MerkleNodes Nodes() const {
    return [this](int level, uint64_t index) { return Node(level, index); };
  }

  StoreView& store_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_VIEW_H_
