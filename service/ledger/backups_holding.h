// Which copies of a ledger still hold what was erased from it.
#ifndef FAIRSTART_SERVICE_LEDGER_BACKUPS_HOLDING_H_
#define FAIRSTART_SERVICE_LEDGER_BACKUPS_HOLDING_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/ledger/view.h"

namespace fairstart {

// A copy with the content or the salt of entries that are erased.
struct HoldingBackup {
  std::filesystem::path file;
  std::vector<int64_t> positions;  // ascending
};

// A file that may be a copy, and of which it is not known what it holds.
struct UnreadBackup {
  std::filesystem::path file;
  std::string reason;
};

// Each in byte order of the files' names.
struct BackupsHolding {
  std::vector<HoldingBackup> holding;
  std::vector<UnreadBackup> unread;
};

// Looks through a folder and the folders in it for copies that hold any of `positions`, which are
// erased in `ledger`. A copy is known by its leaves, whatever it is called: another ledger's entry
// at the same position is none of this one's. A file that cannot be read as a ledger is named,
// since it may be one that is packed, encrypted or damaged. kNotFound if there is no such folder;
// kOutOfRange if the ledger has no such position; others as LedgerView.
absl::StatusOr<BackupsHolding> FindBackupsHolding(const LedgerView& ledger,
                                                  const std::vector<int64_t>& positions,
                                                  const std::filesystem::path& folder);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_BACKUPS_HOLDING_H_
