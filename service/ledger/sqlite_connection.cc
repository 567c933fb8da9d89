// Tested by tests/service/ledger/sqlite_connection_test.cc.
#include "service/ledger/sqlite_connection.h"

#include <sqlite3.h>

#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

absl::Status StatusOf(sqlite3* connection, int code, const std::string& name) {
  const auto said = [&](const char* what) {
    return absl::StrCat(name, ": ", what, " (SQLite: ", sqlite3_errmsg(connection), ", code ",
                        sqlite3_extended_errcode(connection), ")");
  };
  switch (code & 0xFF) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
      return absl::OkStatus();
    case SQLITE_FULL:
      return absl::ResourceExhaustedError(
          said("the disk is full; nothing was recorded. Make room and try again"));
    case SQLITE_READONLY:
      return absl::FailedPreconditionError(
          said("is read-only; let this user write the file and its folder"));
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return absl::UnavailableError(said("is held by somebody else; try again"));
    case SQLITE_CORRUPT:
      return absl::DataLossError(
          said("is damaged; keep the file, restore a backup and compare it with a head that "
               "somebody else keeps"));
    case SQLITE_NOTADB:
      return absl::FailedPreconditionError(said("is no ledger"));
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return absl::PermissionDeniedError(said("may not be read"));
    case SQLITE_CANTOPEN: {
      const int error = sqlite3_system_errno(connection);
      std::error_code ignored;
      if (std::filesystem::exists(name, ignored)) {
        return absl::FailedPreconditionError(said(
            "cannot be opened with its log, which needs a folder that can be written; `fairstart "
            "ledger backup` makes a copy that does not"));
      }
      return absl::ErrnoToStatus(error, absl::StrCat("cannot open ", name));
    }
    default:
      return absl::InternalError(said("reading or writing failed"));
  }
}

int BindValue(sqlite3_stmt* statement, int index, const SqlValue& value) {
  if (const auto* number = std::get_if<int64_t>(&value)) {
    return sqlite3_bind_int64(statement, index, *number);
  }
  if (const auto* text = std::get_if<SqlText>(&value)) {
    return sqlite3_bind_text64(statement, index, text->text.data(), text->text.size(),
                               SQLITE_STATIC, SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<SqlBlob>(&value)) {
    // A blob without bytes is not NULL, whatever its data points at.
    const char* data = blob->bytes.empty() ? "" : blob->bytes.data();
    return sqlite3_bind_blob64(statement, index, data, blob->bytes.size(), SQLITE_STATIC);
  }
  return sqlite3_bind_null(statement, index);
}

}  // namespace

SqlRows::SqlRows(sqlite3* connection, sqlite3_stmt* statement, absl::Status begun)
    : connection_(connection), statement_(statement), status_(std::move(begun)) {}

SqlRows::SqlRows(SqlRows&& other) noexcept
    : connection_(other.connection_),
      statement_(std::exchange(other.statement_, nullptr)),
      status_(std::move(other.status_)) {}

SqlRows::~SqlRows() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

absl::StatusOr<bool> SqlRows::Next() {
  if (!status_.ok()) return status_;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  const char* name = sqlite3_db_filename(connection_, "main");
  status_ = StatusOf(connection_, code, name == nullptr ? "the ledger" : name);
  return status_;
}

int64_t SqlRows::Int(int column) const { return sqlite3_column_int64(statement_, column); }

std::string SqlRows::Bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

bool SqlRows::IsNull(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

SqliteConnection::SqliteConnection(sqlite3* connection, std::string name)
    : connection_(connection), name_(std::move(name)) {}

SqliteConnection::~SqliteConnection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(connection_);
}

absl::StatusOr<std::unique_ptr<SqliteConnection>> SqliteConnection::Open(
    const std::filesystem::path& file, Access access, const std::string& file_system) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (access == Access::kRead) flags |= SQLITE_OPEN_READONLY;
  if (access == Access::kWrite) flags |= SQLITE_OPEN_READWRITE;
  if (access == Access::kCreate) flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags,
                                   file_system.empty() ? nullptr : file_system.c_str());
  if (handle == nullptr) return absl::ResourceExhaustedError("no memory for SQLite");
  // The constructor is private.
  std::unique_ptr<SqliteConnection> connection(new SqliteConnection(handle, file.string()));
  if (code != SQLITE_OK) return StatusOf(handle, code, file.string());
  sqlite3_busy_timeout(handle, kPatienceMilliseconds);
  // What a file's schema says is not to be trusted more than its rows.
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return connection;
}

absl::Status SqliteConnection::Run(const std::string& sql) {
  return StatusOf(connection_, sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr),
                  name_);
}

SqlRows SqliteConnection::Query(const char* sql, std::initializer_list<SqlValue> values) {
  sqlite3_stmt*& statement = statements_[sql];
  int code = SQLITE_OK;
  if (statement == nullptr) {
    code = sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  }
  int index = 0;
  for (const SqlValue& value : values) {
    if (code == SQLITE_OK) code = BindValue(statement, ++index, value);
  }
  return {connection_, statement, StatusOf(connection_, code, name_)};
}

absl::Status SqliteConnection::Run(const char* sql, std::initializer_list<SqlValue> values) {
  SqlRows rows = Query(sql, values);
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return absl::OkStatus();
  }
}

absl::StatusOr<int64_t> SqliteConnection::QueryInt(const char* sql,
                                                   std::initializer_list<SqlValue> values) {
  SqlRows rows = Query(sql, values);
  const absl::StatusOr<bool> row = rows.Next();
  if (!row.ok()) return row.status();
  if (!*row) return absl::DataLossError(absl::StrCat(name_, ": gives no row for ", sql));
  return rows.Int(0);
}

absl::StatusOr<std::vector<int64_t>> SqliteConnection::QueryInts(
    const char* sql, std::initializer_list<SqlValue> values) {
  SqlRows rows = Query(sql, values);
  std::vector<int64_t> numbers;
  while (true) {
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (!*row) return numbers;
    numbers.push_back(rows.Int(0));
  }
}

bool SqliteConnection::InTransaction() const { return sqlite3_get_autocommit(connection_) == 0; }

bool SqliteConnection::IsReadOnly() const { return sqlite3_db_readonly(connection_, "main") == 1; }

absl::Status SqliteConnection::CopyTo(SqliteConnection& copy) {
  sqlite3_backup* backup = sqlite3_backup_init(copy.connection_, "main", connection_, "main");
  if (backup == nullptr) {
    return StatusOf(copy.connection_, sqlite3_errcode(copy.connection_), copy.name_);
  }
  // All pages in one step: one state, and a writer meanwhile does not have it begin again.
  const int code = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (code == SQLITE_DONE) return absl::OkStatus();
  return StatusOf(copy.connection_, finished == SQLITE_OK ? code : finished, copy.name_);
}

}  // namespace fairstart
