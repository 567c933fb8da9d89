// Where the ledger keeps its rows: no wider than what the ledger does with them.
#ifndef FAIRSTART_SERVICE_LEDGER_STORE_H_
#define FAIRSTART_SERVICE_LEDGER_STORE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/ledger.pb.h"

namespace fairstart {

// Positions from `from`, before `until`.
struct PositionRange {
  int64_t from = 0;
  int64_t until = std::numeric_limits<int64_t>::max();
};

// One entry as it is stored. service/ledger/FORMAT.md says what the bytes are.
struct StoredEntry {
  int64_t position = 0;
  std::string leaf;
  std::string subtrees;  // hashes of the perfect subtrees that end with this leaf, its own first
  std::optional<std::string> salt;     // nothing once it is erased
  std::optional<std::string> content;  // a LedgerEntry; nothing once it is erased
};

// By what an entry is found again.
struct IndexKeys {
  v1::EntryKind kind = v1::ENTRY_KIND_UNSPECIFIED;
  std::string request_id;      // empty: not found by request
  std::string case_reference;  // empty: about nobody
};

// How many rows each index has.
struct IndexCounts {
  int64_t kinds = 0;
  int64_t requests = 0;
  int64_t people = 0;
};

// One state of what is stored. Belongs to one thread at a time. Errors: kDataLoss for a damaged
// file, kInternal when the disk fails.
class StoreView {
 public:
  virtual ~StoreView() = default;

  // One more than the last position; 0 when there is nothing.
  virtual absl::StatusOr<int64_t> Size() = 0;

  // kNotFound if there is none.
  virtual absl::StatusOr<StoredEntry> Entry(int64_t position) = 0;

  // The entry's subtrees alone. kNotFound if there is none.
  virtual absl::StatusOr<std::string> Subtrees(int64_t position) = 0;

  // Every entry, in the order of positions, until `visit` gives an error, which is then returned.
  virtual absl::Status ForEachEntry(
      const std::function<absl::Status(const StoredEntry&)>& visit) = 0;

  // Positions of entries about a young person, ascending, at most `most`.
  virtual absl::StatusOr<std::vector<int64_t>> PositionsOf(const std::string& case_reference,
                                                           PositionRange range, size_t most) = 0;

  // The same, of one kind and all of them.
  virtual absl::StatusOr<std::vector<int64_t>> PositionsOfPersonAndKind(
      const std::string& case_reference, v1::EntryKind kind, PositionRange range) = 0;

  // Case references of young people whom entries are about, in byte order, those after `after`, at
  // most `most`. Empty `after`: from the first.
  virtual absl::StatusOr<std::vector<std::string>> PeopleAfter(const std::string& after,
                                                               size_t most) = 0;

  // Positions of entries of a kind, ascending, at most `most`.
  virtual absl::StatusOr<std::vector<int64_t>> PositionsOfKind(v1::EntryKind kind,
                                                               PositionRange range,
                                                               size_t most) = 0;

  // The last position before `until`, of an entry of a kind (unspecified: of any) about a young
  // person.
  virtual absl::StatusOr<std::optional<int64_t>> LastPositionOf(const std::string& case_reference,
                                                                v1::EntryKind kind,
                                                                int64_t until) = 0;

  // The last position before `until` of an entry of a kind.
  virtual absl::StatusOr<std::optional<int64_t>> LastPositionOfKind(v1::EntryKind kind,
                                                                    int64_t until) = 0;

  virtual absl::StatusOr<std::optional<int64_t>> PositionOfRequest(
      const std::string& request_id) = 0;

  // Whether an entry stands in each index where its keys say.
  virtual absl::StatusOr<bool> HasIndexRows(int64_t position, const IndexKeys& keys) = 0;
  virtual absl::StatusOr<IndexCounts> CountIndexRows() = 0;

  // The signed head of all entries.
  virtual absl::StatusOr<std::string> Head() = 0;

  // What the storage itself finds wrong with its file, in its own words; nothing if it is sound.
  virtual absl::StatusOr<std::vector<std::string>> FindDamage() = 0;
};

// What is stored, and a change to it that others see when it is committed, all of it or nothing.
// Without Commit it is undone when it goes.
class StoreTransaction : public StoreView {
 public:
  // A part that can be undone alone. Between Begin and Keep or Undo there is no other.
  virtual absl::Status BeginPart() = 0;
  virtual absl::Status KeepPart() = 0;
  virtual absl::Status UndoPart() = 0;

  virtual absl::Status Insert(const StoredEntry& entry, const IndexKeys& keys) = 0;

  // Removes salt, content and the rows by which the entry is found, except by its kind. Once it is
  // committed and nobody reads an earlier state, their bytes are in no file of the store.
  virtual absl::Status Erase(int64_t position, const IndexKeys& keys) = 0;

  virtual absl::Status SetHead(const std::string& head) = 0;

  // OK when everything is on the disk. kResourceExhausted when the disk is full: nothing of it is
  // there then, and a later transaction may succeed. kInternal when the disk failed: whether it is
  // there is known only once the store is opened again.
  virtual absl::Status Commit() = 0;
};

// Read may be called by any thread, the rest by one at a time.
class Store {
 public:
  virtual ~Store() = default;

  virtual absl::StatusOr<std::unique_ptr<StoreView>> Read() = 0;

  // REQUIRES: opened for writing, and no other transaction lives.
  virtual absl::StatusOr<std::unique_ptr<StoreTransaction>> Begin() = 0;

  // Copies one state into a new store, which is then on the disk. kAlreadyExists if there is one.
  virtual absl::Status CopyTo(const std::filesystem::path& file) = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_STORE_H_
