// Files that are on the disk when a function says so.
#ifndef FAIRSTART_SERVICE_LEDGER_SYNCED_FILE_H_
#define FAIRSTART_SERVICE_LEDGER_SYNCED_FILE_H_

#include <sys/types.h>

#include <filesystem>
#include <string_view>

#include "absl/status/status.h"

namespace fairstart {

// Writes a new file with these permissions, and waits until it and its name are on the disk.
// kAlreadyExists if there is one; others name the file and what the system said.
absl::Status WriteNewFile(const std::filesystem::path& file, std::string_view bytes, mode_t mode);

// Gives a file its final name, under which there must be none (kAlreadyExists), and waits until
// that is on the disk. Both names are in one folder.
absl::Status PutInPlace(const std::filesystem::path& file, const std::filesystem::path& name);

// Waits until what is in a folder, the names, is on the disk.
absl::Status SyncFolderOf(const std::filesystem::path& file);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SYNCED_FILE_H_
