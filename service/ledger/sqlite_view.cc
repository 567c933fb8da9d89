// Tested by tests/service/ledger/view_test.cc.
#include "service/ledger/sqlite_view.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

constexpr char kAllColumns[] =
    "SELECT position, leaf, subtrees, salt, content FROM entry ORDER BY position";
constexpr char kOneEntry[] =
    "SELECT position, leaf, subtrees, salt, content FROM entry WHERE position = ?";

StoredEntry EntryIn(const SqlRows& rows) {
  StoredEntry entry;
  entry.position = rows.Int(0);
  entry.leaf = rows.Bytes(1);
  entry.subtrees = rows.Bytes(2);
  if (!rows.IsNull(3)) entry.salt = rows.Bytes(3);
  if (!rows.IsNull(4)) entry.content = rows.Bytes(4);
  return entry;
}

absl::Status NoEntry(int64_t position) {
  return absl::NotFoundError(absl::StrCat("there is no entry at position ", position));
}

// SQLite takes a negative limit for none.
int64_t Limit(size_t most) {
  return static_cast<int64_t>(std::min<size_t>(most, std::numeric_limits<int32_t>::max()));
}

absl::StatusOr<std::optional<int64_t>> FirstOf(absl::StatusOr<std::vector<int64_t>> positions) {
  if (!positions.ok()) return positions.status();
  if (positions->empty()) return std::optional<int64_t>();
  return std::optional<int64_t>(positions->front());
}

}  // namespace

template <typename Base>
absl::StatusOr<int64_t> SqliteViewOf<Base>::Size() {
  return connection_.QueryInt("SELECT coalesce(max(position) + 1, 0) FROM entry", {});
}

template <typename Base>
absl::StatusOr<StoredEntry> SqliteViewOf<Base>::Entry(int64_t position) {
  SqlRows rows = connection_.Query(kOneEntry, {position});
  const absl::StatusOr<bool> row = rows.Next();
  if (!row.ok()) return row.status();
  if (!*row) return NoEntry(position);
  return EntryIn(rows);
}

template <typename Base>
absl::StatusOr<std::string> SqliteViewOf<Base>::Subtrees(int64_t position) {
  SqlRows rows = connection_.Query("SELECT subtrees FROM entry WHERE position = ?", {position});
  const absl::StatusOr<bool> row = rows.Next();
  if (!row.ok()) return row.status();
  if (!*row) return NoEntry(position);
  return rows.Bytes(0);
}

template <typename Base>
absl::Status SqliteViewOf<Base>::ForEachEntry(
    const std::function<absl::Status(const StoredEntry&)>& visit) {
  SqlRows rows = connection_.Query(kAllColumns, {});
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
    const absl::Status visited = visit(EntryIn(rows));
    if (!visited.ok()) return visited;
  }
}

template <typename Base>
absl::StatusOr<std::vector<int64_t>> SqliteViewOf<Base>::PositionsOf(
    const std::string& case_reference, PositionRange range, size_t most) {
  return connection_.QueryInts(
      "SELECT position FROM person_index WHERE case_reference = ? AND position >= ? AND "
      "position < ? ORDER BY position LIMIT ?",
      {SqlText{case_reference}, range.from, range.until, Limit(most)});
}

template <typename Base>
absl::StatusOr<std::vector<int64_t>> SqliteViewOf<Base>::PositionsOfPersonAndKind(
    const std::string& case_reference, v1::EntryKind kind, PositionRange range) {
  return connection_.QueryInts(
      "SELECT position FROM person_index WHERE case_reference = ? AND kind = ? AND "
      "position >= ? AND position < ? ORDER BY position",
      {SqlText{case_reference}, int64_t{kind}, range.from, range.until});
}

template <typename Base>
absl::StatusOr<std::vector<std::string>> SqliteViewOf<Base>::PeopleAfter(const std::string& after,
                                                                         size_t most) {
  // Each step is a search in the index: a person has many entries.
  SqlRows rows = connection_.Query(
      "WITH RECURSIVE person(name) AS ("
      "SELECT min(case_reference) FROM person_index WHERE case_reference > ?1 UNION ALL "
      "SELECT (SELECT min(case_reference) FROM person_index WHERE case_reference > name) "
      "FROM person WHERE name IS NOT NULL LIMIT ?2) "
      "SELECT name FROM person WHERE name IS NOT NULL",
      {SqlText{after}, Limit(most)});
  std::vector<std::string> people;
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return people;
    people.emplace_back(rows.Bytes(0));
  }
}

template <typename Base>
absl::StatusOr<std::vector<int64_t>> SqliteViewOf<Base>::PositionsOfKind(v1::EntryKind kind,
                                                                         PositionRange range,
                                                                         size_t most) {
  return connection_.QueryInts(
      "SELECT position FROM kind_index WHERE kind = ? AND position >= ? AND position < ? "
      "ORDER BY position LIMIT ?",
      {int64_t{kind}, range.from, range.until, Limit(most)});
}

template <typename Base>
absl::StatusOr<std::optional<int64_t>> SqliteViewOf<Base>::LastPositionOf(
    const std::string& case_reference, v1::EntryKind kind, int64_t until) {
  return FirstOf(connection_.QueryInts(
      "SELECT position FROM person_index WHERE case_reference = ? AND position < ? AND "
      "(kind = ?3 OR ?3 = 0) ORDER BY position DESC LIMIT 1",
      {SqlText{case_reference}, until, int64_t{kind}}));
}

template <typename Base>
absl::StatusOr<std::optional<int64_t>> SqliteViewOf<Base>::LastPositionOfKind(v1::EntryKind kind,
                                                                              int64_t until) {
  return FirstOf(
      connection_.QueryInts("SELECT position FROM kind_index WHERE kind = ? AND position < ? "
                            "ORDER BY position DESC LIMIT 1",
                            {int64_t{kind}, until}));
}

template <typename Base>
absl::StatusOr<std::optional<int64_t>> SqliteViewOf<Base>::PositionOfRequest(
    const std::string& request_id) {
  return FirstOf(connection_.QueryInts("SELECT position FROM request_index WHERE request_id = ?",
                                       {SqlText{request_id}}));
}

template <typename Base>
absl::StatusOr<bool> SqliteViewOf<Base>::HasIndexRows(int64_t position, const IndexKeys& keys) {
  const absl::StatusOr<int64_t> rows = connection_.QueryInt(
      "SELECT (SELECT count(*) FROM kind_index WHERE kind = ?1 AND position = ?2) + "
      "(SELECT count(*) FROM request_index WHERE request_id = ?3 AND position = ?2) + "
      "(SELECT count(*) FROM person_index WHERE case_reference = ?4 AND position = ?2 AND "
      "kind = ?1)",
      {int64_t{keys.kind}, position, SqlText{keys.request_id}, SqlText{keys.case_reference}});
  if (!rows.ok()) return rows.status();
  return *rows == 1 + (keys.request_id.empty() ? 0 : 1) + (keys.case_reference.empty() ? 0 : 1);
}

template <typename Base>
absl::StatusOr<IndexCounts> SqliteViewOf<Base>::CountIndexRows() {
  const absl::StatusOr<int64_t> kinds = connection_.QueryInt("SELECT count(*) FROM kind_index", {});
  if (!kinds.ok()) return kinds.status();
  const absl::StatusOr<int64_t> requests =
      connection_.QueryInt("SELECT count(*) FROM request_index", {});
  if (!requests.ok()) return requests.status();
  const absl::StatusOr<int64_t> people =
      connection_.QueryInt("SELECT count(*) FROM person_index", {});
  if (!people.ok()) return people.status();
  return IndexCounts{*kinds, *requests, *people};
}

template <typename Base>
absl::StatusOr<std::string> SqliteViewOf<Base>::Head() {
  SqlRows rows = connection_.Query("SELECT one, note FROM head", {});
  absl::StatusOr<bool> row = rows.Next();
  if (!row.ok()) return row.status();
  if (!*row) return absl::DataLossError(absl::StrCat(connection_.name(), ": has no head"));
  const bool is_the_one = rows.Int(0) == 1;
  const std::string note = rows.Bytes(1);
  row = rows.Next();
  if (!row.ok()) return row.status();
  if (*row || !is_the_one) {
    return absl::DataLossError(absl::StrCat(connection_.name(), ": has not one head, numbered 1"));
  }
  return note;
}

template <typename Base>
absl::StatusOr<std::vector<std::string>> SqliteViewOf<Base>::FindDamage() {
  SqlRows rows = connection_.Query("PRAGMA integrity_check", {});
  std::vector<std::string> damage;
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return damage;
    if (rows.Bytes(0) != "ok") damage.push_back(rows.Bytes(0));
  }
}

template class SqliteViewOf<StoreView>;
template class SqliteViewOf<StoreTransaction>;

}  // namespace fairstart
