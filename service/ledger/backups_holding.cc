// Tested by tests/service/ledger/backups_holding_test.cc.
#include "service/ledger/backups_holding.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "service/ledger/ledger.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

// Whether it is what a ledger keeps beside its file: that is read with it.
bool IsBesideLedger(const fs::path& file) {
  const std::string name = file.string();
  for (const std::string_view end : {"-wal", "-shm", ".lock"}) {
    if (!name.ends_with(end)) continue;
    std::error_code ignored;
    if (fs::exists(name.substr(0, name.size() - end.size()), ignored)) return true;
  }
  return false;
}

absl::StatusOr<std::vector<fs::path>> FilesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::recursive_directory_iterator file(folder, error);
  for (; !error && file != fs::recursive_directory_iterator(); file.increment(error)) {
    if (!file->is_directory() && !IsBesideLedger(file->path())) files.push_back(file->path());
  }
  if (error) {
    return absl::NotFoundError(
        absl::StrCat(folder.string(), ": cannot be looked through: ", error.message()));
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Which of the positions a copy holds the leaf of, and with it anything that is erased since.
absl::StatusOr<std::vector<int64_t>> HeldIn(const fs::path& file,
                                            const std::vector<StoredEntry>& erased) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> copy = LedgerReader::Open(file);
  if (!copy.ok()) return copy.status();
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> then = (*copy)->Read();
  if (!then.ok()) return then.status();
  const absl::StatusOr<int64_t> size = (**then)->Size();
  if (!size.ok()) return size.status();
  std::vector<int64_t> held;
  for (const StoredEntry& entry : erased) {
    if (entry.position >= *size) continue;
    const absl::StatusOr<StoredEntry> stored = (**then)->Stored(entry.position);
    if (!stored.ok()) return stored.status();
    const bool has_anything = stored->content.has_value() || stored->salt.has_value();
    if (stored->leaf == entry.leaf && has_anything) held.push_back(entry.position);
  }
  return held;
}

}  // namespace

absl::StatusOr<BackupsHolding> FindBackupsHolding(const LedgerView& ledger,
                                                  const std::vector<int64_t>& positions,
                                                  const fs::path& folder) {
  std::vector<StoredEntry> erased;
  for (const int64_t position : positions) {
    absl::StatusOr<StoredEntry> entry = ledger.Stored(position);
    if (!entry.ok()) return entry.status();
    erased.push_back(*std::move(entry));
  }
  std::sort(erased.begin(), erased.end(), [](const StoredEntry& one, const StoredEntry& other) {
    return one.position < other.position;
  });
  const absl::StatusOr<std::vector<fs::path>> files = FilesIn(folder);
  if (!files.ok()) return files.status();
  BackupsHolding found;
  for (const fs::path& file : *files) {
    absl::StatusOr<std::vector<int64_t>> held = HeldIn(file, erased);
    if (!held.ok()) {
      found.unread.push_back({file, std::string(held.status().message())});
    } else if (!held->empty()) {
      found.holding.push_back({file, *std::move(held)});
    }
  }
  return found;
}

}  // namespace fairstart
