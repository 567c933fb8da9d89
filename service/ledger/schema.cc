// Tested by tests/service/ledger/schema_test.cc.
#include "service/ledger/schema.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// Every column is a part of the leaf's tree (leaf, subtrees), committed to by a leaf (salt,
// content), signed (note), or can be made again from those (position and the three indexes): Verify
// does.
constexpr char kFirst[] = R"sql(
CREATE TABLE entry (
  position INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL,
  subtrees BLOB NOT NULL,
  salt BLOB,
  content BLOB,
  CHECK ((salt IS NULL) = (content IS NULL))
) STRICT;

CREATE TABLE kind_index (
  kind INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (kind, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE request_index (
  request_id TEXT PRIMARY KEY NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person_index (
  case_reference TEXT NOT NULL,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  PRIMARY KEY (case_reference, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  note TEXT NOT NULL
) STRICT;
)sql";

absl::StatusOr<std::string> TablesOf(SqliteConnection& connection) {
  SqlRows rows = connection.Query(
      "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", {});
  std::string tables;
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return tables;
    for (int column = 0; column < 4; ++column) absl::StrAppend(&tables, rows.Bytes(column), "\n");
  }
}

absl::Status Step(SqliteConnection& connection, const Migrations& migrations, int64_t from,
                  int64_t to) {
  for (int64_t step = from; step < to; ++step) {
    const absl::Status status = connection.Run(migrations.steps[static_cast<size_t>(step)]);
    if (!status.ok()) return status;
  }
  return connection.Run(absl::StrCat("PRAGMA user_version = ", to));
}

int64_t Newest(const Migrations& migrations) {
  return static_cast<int64_t>(migrations.steps.size());
}

absl::StatusOr<std::string> TablesAt(int64_t schema, const Migrations& migrations) {
  const auto empty =
      SqliteConnection::Open(":memory:", SqliteConnection::Access::kCreate, std::string());
  if (!empty.ok()) return empty.status();
  const absl::Status made = Step(**empty, migrations, 0, schema);
  if (!made.ok()) return made;
  return TablesOf(**empty);
}

absl::StatusOr<int64_t> SchemaOf(SqliteConnection& connection) {
  return connection.QueryInt("PRAGMA user_version", {});
}

}  // namespace

const Migrations& ShippedMigrations() {
  static const auto* const kShipped = new Migrations{{kFirst}};
  return *kShipped;
}

absl::Status CreateSchema(SqliteConnection& connection, const Migrations& migrations) {
  const absl::Status marked =
      connection.Run(absl::StrCat("PRAGMA application_id = ", kApplicationId));
  if (!marked.ok()) return marked;
  return Step(connection, migrations, 0, Newest(migrations));
}

absl::StatusOr<int64_t> CheckSchema(SqliteConnection& connection, const Migrations& migrations) {
  const absl::StatusOr<int64_t> application = connection.QueryInt("PRAGMA application_id", {});
  if (!application.ok()) return application.status();
  if (*application != kApplicationId) {
    return absl::FailedPreconditionError(absl::StrCat(
        connection.name(), ": is a database, but no ledger; `fairstart ledger init` makes one"));
  }
  const absl::StatusOr<int64_t> schema = SchemaOf(connection);
  if (!schema.ok()) return schema.status();
  if (*schema > Newest(migrations)) {
    return absl::FailedPreconditionError(absl::StrCat(
        connection.name(), ": has schema ", *schema, ", and this Fairstart knows those up to ",
        Newest(migrations), "; use the Fairstart that wrote it, or a later one"));
  }
  const absl::StatusOr<std::string> expected = TablesAt(*schema, migrations);
  if (!expected.ok()) return expected.status();
  const absl::StatusOr<std::string> tables = TablesOf(connection);
  if (!tables.ok()) return tables.status();
  if (*schema < 1 || *tables != *expected) {
    return absl::DataLossError(
        absl::StrCat(connection.name(), ": its tables are not those of schema ", *schema,
                     "; somebody changed them. Keep the file and restore a backup"));
  }
  return schema;
}

absl::Status MigrateSchema(SqliteConnection& connection, const Migrations& migrations) {
  const absl::StatusOr<int64_t> schema = SchemaOf(connection);
  if (!schema.ok()) return schema.status();
  if (*schema == Newest(migrations)) return absl::OkStatus();
  absl::Status status = connection.Run(std::string("BEGIN IMMEDIATE"));
  if (status.ok()) status = Step(connection, migrations, *schema, Newest(migrations));
  if (status.ok()) status = connection.Run(std::string("COMMIT"));
  if (!status.ok() && connection.InTransaction()) {
    connection.Run(std::string("ROLLBACK")).IgnoreError();
  }
  return status;
}

}  // namespace fairstart
