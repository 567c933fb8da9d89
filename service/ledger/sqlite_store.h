// The ledger's store in one SQLite file, with its write-ahead log beside it.
#ifndef FAIRSTART_SERVICE_LEDGER_SQLITE_STORE_H_
#define FAIRSTART_SERVICE_LEDGER_SQLITE_STORE_H_

#include <filesystem>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "service/ledger/store.h"

namespace fairstart {

enum class StoreAccess {
  kRead,    // never writes
  kWrite,   // checks the whole file's structure first, and brings an earlier schema up to date
  kCreate,  // makes the file, for its owner alone, and its tables; kAlreadyExists if there is one
};

// OK if there is such a file; kNotFound, saying how one is made, otherwise.
absl::Status FindStore(const std::filesystem::path& file);

// Removes a store that could not be filled.
void RemoveStore(const std::filesystem::path& file);

// Opens the store of a file; `file_system` is the name of a SQLite VFS, empty for the usual one.
// Errors are those of SqliteConnection and schema.h.
absl::StatusOr<std::unique_ptr<Store>> OpenSqliteStore(const std::filesystem::path& file,
                                                       StoreAccess access,
                                                       const std::string& file_system);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SQLITE_STORE_H_
