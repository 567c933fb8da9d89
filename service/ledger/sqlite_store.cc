// Tested by tests/service/ledger/ledger_test.cc and tests/service/ledger/failing_disk_test.cc.
#include "service/ledger/sqlite_store.h"

#include <sys/types.h>

#include <mutex>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/ledger/schema.h"
#include "service/ledger/sqlite_connection.h"
#include "service/ledger/sqlite_view.h"
#include "service/ledger/synced_file.h"

namespace fairstart {
namespace {

using Access = SqliteConnection::Access;

// Changes go to a log first, beside which others read; a commit waits until the log is on the disk;
// what is deleted is overwritten with zeros; a cell that is damaged is found when it is read.
constexpr char kWriterSettings[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
    "PRAGMA cell_size_check = ON;";
// What is in a ledger is nobody else's business, unless its owner says so.
constexpr mode_t kOwnerAlone = 0600;

// A copy is one file, which can be read where nothing can be written.
constexpr char kCopySettings[] = "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;";
constexpr char kReaderSettings[] = "PRAGMA cell_size_check = ON; PRAGMA query_only = ON;";

// Connections that read, kept for the next who does.
class Readers {
 public:
  Readers(std::filesystem::path file, std::string file_system)
      : file_(std::move(file)), file_system_(std::move(file_system)) {}

  absl::StatusOr<std::unique_ptr<SqliteConnection>> Take() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!idle_.empty()) {
        std::unique_ptr<SqliteConnection> connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    absl::StatusOr<std::unique_ptr<SqliteConnection>> connection =
        SqliteConnection::Open(file_, Access::kRead, file_system_);
    if (!connection.ok()) return connection;
    const absl::Status status = (*connection)->Run(std::string(kReaderSettings));
    if (!status.ok()) return status;
    return connection;
  }

  void GiveBack(std::unique_ptr<SqliteConnection> connection) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(connection));
  }

 private:
  static constexpr size_t kMostIdle = 16;

  const std::filesystem::path file_;
  const std::string file_system_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<SqliteConnection>> idle_;
};

class SqliteReadView : public SqliteViewOf<StoreView> {
 public:
  SqliteReadView(std::shared_ptr<Readers> readers, std::unique_ptr<SqliteConnection> connection)
      : SqliteViewOf(*connection), readers_(std::move(readers)), owned_(std::move(connection)) {}

  ~SqliteReadView() override {
    if (owned_->Run(std::string("ROLLBACK")).ok()) readers_->GiveBack(std::move(owned_));
  }

 private:
  std::shared_ptr<Readers> readers_;
  std::unique_ptr<SqliteConnection> owned_;
};

// Puts what is in the log into its place and empties it. False, at once, while somebody reads an
// earlier state.
bool FoldLog(SqliteConnection& connection) {
  if (!connection.Run(std::string("PRAGMA busy_timeout = 0")).ok()) return false;
  const absl::StatusOr<int64_t> busy = connection.QueryInt("PRAGMA wal_checkpoint(TRUNCATE)", {});
  connection.Run(absl::StrCat("PRAGMA busy_timeout = ", kPatienceMilliseconds)).IgnoreError();
  return busy.ok() && *busy == 0;
}

class SqliteTransaction : public SqliteViewOf<StoreTransaction> {
 public:
  // `to_wipe` is set when the log holds what was erased.
  SqliteTransaction(SqliteConnection& connection, bool& to_wipe)
      : SqliteViewOf(connection), to_wipe_(to_wipe) {}

  ~SqliteTransaction() override {
    if (connection().InTransaction()) connection().Run("ROLLBACK", {}).IgnoreError();
  }

  absl::Status BeginPart() override { return connection().Run("SAVEPOINT part", {}); }
  absl::Status KeepPart() override { return connection().Run("RELEASE part", {}); }
  absl::Status UndoPart() override {
    const absl::Status undone = connection().Run("ROLLBACK TO part", {});
    return undone.ok() ? KeepPart() : undone;
  }

  absl::Status Insert(const StoredEntry& entry, const IndexKeys& keys) override {
    absl::Status status = connection().Run(
        "INSERT INTO entry (position, leaf, subtrees, salt, content) "
        "VALUES (?, ?, ?, ?, ?)",
        {entry.position, SqlBlob{entry.leaf}, SqlBlob{entry.subtrees}, SqlBlob{*entry.salt},
         SqlBlob{*entry.content}});
    if (status.ok()) {
      status = connection().Run("INSERT INTO kind_index (kind, position) VALUES (?, ?)",
                                {int64_t{keys.kind}, entry.position});
    }
    if (status.ok()) {
      status = connection().Run("INSERT INTO request_index (request_id, position) VALUES (?, ?)",
                                {SqlText{keys.request_id}, entry.position});
    }
    if (status.ok() && !keys.case_reference.empty()) {
      status = connection().Run(
          "INSERT INTO person_index (case_reference, position, kind) VALUES (?, ?, ?)",
          {SqlText{keys.case_reference}, entry.position, int64_t{keys.kind}});
    }
    return status;
  }

  absl::Status Erase(int64_t position, const IndexKeys& keys) override {
    erased_ = true;
    absl::Status status = connection().Run(
        "UPDATE entry SET salt = NULL, content = NULL WHERE position = ?", {position});
    if (status.ok()) {
      status = connection().Run("DELETE FROM request_index WHERE request_id = ? AND position = ?",
                                {SqlText{keys.request_id}, position});
    }
    if (status.ok()) {
      status =
          connection().Run("DELETE FROM person_index WHERE case_reference = ? AND position = ?",
                           {SqlText{keys.case_reference}, position});
    }
    return status;
  }

  absl::Status SetHead(const std::string& head) override {
    return connection().Run("INSERT OR REPLACE INTO head (one, note) VALUES (1, ?)",
                            {SqlText{head}});
  }

  absl::Status Commit() override {
    const absl::Status committed = connection().Run("COMMIT", {});
    if (!committed.ok()) return committed;
    to_wipe_ = to_wipe_ || erased_;
    if (to_wipe_) to_wipe_ = !FoldLog(connection());
    return absl::OkStatus();
  }

 private:
  bool& to_wipe_;
  bool erased_ = false;
};

class SqliteStore : public Store {
 public:
  SqliteStore(const std::filesystem::path& file, std::string file_system)
      : file_system_(file_system),
        readers_(std::make_shared<Readers>(file, std::move(file_system))) {}

  absl::Status OpenWriter(const std::filesystem::path& file, StoreAccess access) {
    absl::StatusOr<std::unique_ptr<SqliteConnection>> writer =
        SqliteConnection::Open(file, Access::kWrite, file_system_);
    if (!writer.ok()) return writer.status();
    writer_ = *std::move(writer);
    return access == StoreAccess::kCreate ? Create() : Check();
  }

  absl::Status CheckReadable() {
    absl::StatusOr<std::unique_ptr<SqliteConnection>> reader = readers_->Take();
    if (!reader.ok()) return reader.status();
    const absl::StatusOr<int64_t> schema = CheckSchema(**reader, ShippedMigrations());
    if (!schema.ok()) return schema.status();
    if (*schema < static_cast<int64_t>(ShippedMigrations().steps.size())) {
      return absl::FailedPreconditionError(
          absl::StrCat((*reader)->name(), ": has the earlier schema ", *schema,
                       "; open it for writing once, which brings it up to date"));
    }
    readers_->GiveBack(*std::move(reader));
    return absl::OkStatus();
  }

  absl::StatusOr<std::unique_ptr<StoreView>> Read() override {
    absl::StatusOr<std::unique_ptr<SqliteConnection>> reader = readers_->Take();
    if (!reader.ok()) return reader.status();
    absl::Status begun = (*reader)->Run("BEGIN", {});
    // The state is fixed by the first read.
    if (begun.ok()) begun = (*reader)->QueryInt("SELECT count(*) FROM head", {}).status();
    if (!begun.ok()) return begun;
    return std::make_unique<SqliteReadView>(readers_, *std::move(reader));
  }

  absl::StatusOr<std::unique_ptr<StoreTransaction>> Begin() override {
    const absl::Status begun = writer_->Run("BEGIN IMMEDIATE", {});
    if (!begun.ok()) return begun;
    return std::make_unique<SqliteTransaction>(*writer_, to_wipe_);
  }

  absl::Status CopyTo(const std::filesystem::path& file) override;

 private:
  // In a file without bytes.
  absl::Status Create() {
    absl::Status status = writer_->Run(absl::StrCat(kWriterSettings, "BEGIN IMMEDIATE;"));
    if (status.ok()) status = CreateSchema(*writer_, ShippedMigrations());
    return status.ok() ? writer_->Run(std::string("COMMIT")) : status;
  }

  absl::Status Check() {
    if (writer_->IsReadOnly()) {
      return absl::FailedPreconditionError(absl::StrCat(
          writer_->name(),
          ": is read-only; let this user write the file and its folder, or only read it"));
    }
    absl::Status status = CheckSchema(*writer_, ShippedMigrations()).status();
    if (status.ok()) status = CheckStructure();
    if (status.ok()) status = writer_->Run(std::string(kWriterSettings));
    // A process that was stopped may have left erased bytes in the log.
    to_wipe_ = status.ok() && !FoldLog(*writer_);
    return status.ok() ? MigrateSchema(*writer_, ShippedMigrations()) : status;
  }

  // Pages, cells and the order of keys; what the rows say is for Verify.
  absl::Status CheckStructure() {
    SqlRows rows = writer_->Query("PRAGMA quick_check(1)", {});
    const absl::StatusOr<bool> row = rows.Next();
    if (!row.ok()) return row.status();
    if (*row && rows.Bytes(0) == "ok") return absl::OkStatus();
    return absl::DataLossError(absl::StrCat(
        writer_->name(), ": is damaged (", rows.Bytes(0),
        "); keep the file, restore a backup and compare it with a head that somebody else keeps"));
  }

  const std::string file_system_;
  std::unique_ptr<SqliteConnection> writer_;
  bool to_wipe_ = false;
  std::shared_ptr<Readers> readers_;
};

absl::Status SqliteStore::CopyTo(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) {
    return absl::AlreadyExistsError(
        absl::StrCat(file.string(), " exists; nothing is written over"));
  }
  const std::filesystem::path beside = file.string() + ".new";
  std::filesystem::remove(beside, error);
  absl::StatusOr<std::unique_ptr<SqliteConnection>> from = readers_->Take();
  if (!from.ok()) return from.status();
  absl::Status status;
  if (status = WriteNewFile(beside, "", kOwnerAlone); status.ok()) {
    const auto copy = SqliteConnection::Open(beside, Access::kWrite, file_system_);
    status = copy.status();
    if (status.ok()) status = (*from)->CopyTo(**copy);
    if (status.ok()) status = (*copy)->Run(std::string(kCopySettings));
  }
  readers_->GiveBack(*std::move(from));
  if (status.ok()) status = PutInPlace(beside, file);
  if (!status.ok()) std::filesystem::remove(beside, error);
  return status;
}

}  // namespace

absl::Status FindStore(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::exists(file, error)) return absl::OkStatus();
  return absl::NotFoundError(
      absl::StrCat("there is no ledger ", file.string(), "; `fairstart ledger init` makes one"));
}

void RemoveStore(const std::filesystem::path& file) {
  std::error_code ignored;
  for (const char* end : {"", "-wal", "-shm"}) {
    std::filesystem::remove(file.string() + end, ignored);
  }
}

absl::StatusOr<std::unique_ptr<Store>> OpenSqliteStore(const std::filesystem::path& file,
                                                       StoreAccess access,
                                                       const std::string& file_system) {
  const absl::Status found = FindStore(file);
  if (access != StoreAccess::kCreate) {
    if (!found.ok()) return found;
  } else if (found.ok()) {
    return absl::AlreadyExistsError(
        absl::StrCat(file.string(), " exists; a ledger is never made over a file"));
  } else if (const absl::Status made = WriteNewFile(file, "", kOwnerAlone); !made.ok()) {
    return made;
  }
  auto store = std::make_unique<SqliteStore>(file, file_system);
  const absl::Status opened =
      access == StoreAccess::kRead ? store->CheckReadable() : store->OpenWriter(file, access);
  if (opened.ok()) return store;
  store = nullptr;
  if (access == StoreAccess::kCreate) RemoveStore(file);
  return opened;
}

}  // namespace fairstart
