// SQLite, as far as the ledger uses it. sqlite3.h is included by the .cc beside it and by nothing
// else.
#ifndef FAIRSTART_SERVICE_LEDGER_SQLITE_CONNECTION_H_
#define FAIRSTART_SERVICE_LEDGER_SQLITE_CONNECTION_H_

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

struct sqlite3;
struct sqlite3_stmt;

namespace fairstart {

// How long a statement waits for somebody else's lock, in milliseconds. Readers and the writer
// never wait for each other; only opening and folding the log back take locks, and briefly.
inline constexpr int kPatienceMilliseconds = 5000;

// A value for a parameter of a statement: NULL, INTEGER, TEXT or BLOB. Texts and blobs are borrowed
// until the statement has run.
struct SqlText {
  std::string_view text;
};
struct SqlBlob {
  std::string_view bytes;
};
using SqlValue = std::variant<std::nullptr_t, int64_t, SqlText, SqlBlob>;

// The rows that a statement gives. The connection must outlive it, and one statement has one result
// at a time.
class SqlRows {
 public:
  SqlRows(sqlite3* connection, sqlite3_stmt* statement, absl::Status begun);
  ~SqlRows();
  SqlRows(SqlRows&& other) noexcept;
  SqlRows& operator=(SqlRows&&) = delete;

  // True when there is a next row, whose columns can then be read; false at the end.
  absl::StatusOr<bool> Next();

  int64_t Int(int column) const;
  std::string Bytes(int column) const;  // of a text or a blob
  bool IsNull(int column) const;

 private:
  sqlite3* connection_;
  sqlite3_stmt* statement_;
  absl::Status status_;
};

// A connection to a database file. Belongs to one thread at a time.
//
// Errors say what was done, to which file, and how to mend it where that is known:
//   kNotFound            there is no such file
//   kPermissionDenied    it may not be read
//   kFailedPrecondition  it is read-only, or no database
//   kResourceExhausted   the disk is full, or the database has no room left
//   kUnavailable         somebody else holds it
//   kDataLoss            it is damaged
//   kInternal            the disk failed, or a statement is wrong
class SqliteConnection {
 public:
  enum class Access { kRead, kWrite, kCreate };

  // Opens a file; `file_system` is the name of a SQLite VFS, empty for the usual one.
  static absl::StatusOr<std::unique_ptr<SqliteConnection>> Open(const std::filesystem::path& file,
                                                                Access access,
                                                                const std::string& file_system);
  ~SqliteConnection();
  SqliteConnection(const SqliteConnection&) = delete;
  SqliteConnection& operator=(const SqliteConnection&) = delete;

  // Runs statements without parameters, separated by semicolons.
  absl::Status Run(const std::string& sql);

  // Runs one statement to its end. `sql` is a literal: a statement is kept, ready, under it.
  absl::Status Run(const char* sql, std::initializer_list<SqlValue> values);

  // Begins one statement that gives rows. A mistake is given by the first Next.
  SqlRows Query(const char* sql, std::initializer_list<SqlValue> values);

  // The integer that a statement gives in its first row.
  absl::StatusOr<int64_t> QueryInt(const char* sql, std::initializer_list<SqlValue> values);

  // The integers that a statement gives, one a row.
  absl::StatusOr<std::vector<int64_t>> QueryInts(const char* sql,
                                                 std::initializer_list<SqlValue> values);

  // Whether a transaction is open; an error may have ended it.
  bool InTransaction() const;

  bool IsReadOnly() const;

  // Copies what this connection sees into a new database, page by page (SQLite's online backup).
  absl::Status CopyTo(SqliteConnection& copy);

  const std::string& name() const { return name_; }

 private:
  SqliteConnection(sqlite3* connection, std::string name);

  sqlite3* connection_;
  std::string name_;
  std::map<const char*, sqlite3_stmt*> statements_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SQLITE_CONNECTION_H_
