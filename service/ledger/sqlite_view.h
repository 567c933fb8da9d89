// What is stored, as one connection sees it.
#ifndef FAIRSTART_SERVICE_LEDGER_SQLITE_VIEW_H_
#define FAIRSTART_SERVICE_LEDGER_SQLITE_VIEW_H_

#include <string>
#include <vector>

#include "service/ledger/sqlite_connection.h"
#include "service/ledger/store.h"

namespace fairstart {

// The reading half of StoreView and StoreTransaction, which `Base` is. Whoever derives from it
// opens and ends the transaction.
template <typename Base>
class SqliteViewOf : public Base {
 public:
  explicit SqliteViewOf(SqliteConnection& connection) : connection_(connection) {}

  absl::StatusOr<int64_t> Size() override;
  absl::StatusOr<StoredEntry> Entry(int64_t position) override;
  absl::StatusOr<std::string> Subtrees(int64_t position) override;
  absl::Status ForEachEntry(const std::function<absl::Status(const StoredEntry&)>& visit) override;
  absl::StatusOr<std::vector<int64_t>> PositionsOf(const std::string& case_reference,
                                                   PositionRange range, size_t most) override;
  absl::StatusOr<std::vector<int64_t>> PositionsOfPersonAndKind(const std::string& case_reference,
                                                                v1::EntryKind kind,
                                                                PositionRange range) override;
  absl::StatusOr<std::vector<std::string>> PeopleAfter(const std::string& after,
                                                       size_t most) override;
  absl::StatusOr<std::vector<int64_t>> PositionsOfKind(v1::EntryKind kind, PositionRange range,
                                                       size_t most) override;
  absl::StatusOr<std::optional<int64_t>> LastPositionOf(const std::string& case_reference,
                                                        v1::EntryKind kind, int64_t until) override;
  absl::StatusOr<std::optional<int64_t>> LastPositionOfKind(v1::EntryKind kind,
                                                            int64_t until) override;
  absl::StatusOr<std::optional<int64_t>> PositionOfRequest(const std::string& request_id) override;
  absl::StatusOr<bool> HasIndexRows(int64_t position, const IndexKeys& keys) override;
  absl::StatusOr<IndexCounts> CountIndexRows() override;
  absl::StatusOr<std::string> Head() override;
  absl::StatusOr<std::vector<std::string>> FindDamage() override;

 protected:
  SqliteConnection& connection() { return connection_; }

 private:
  SqliteConnection& connection_;
};

extern template class SqliteViewOf<StoreView>;
extern template class SqliteViewOf<StoreTransaction>;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SQLITE_VIEW_H_
