// Who writes a ledger: one process at a time.
#ifndef FAIRSTART_SERVICE_LEDGER_WRITER_LOCK_H_
#define FAIRSTART_SERVICE_LEDGER_WRITER_LOCK_H_

#include <filesystem>
#include <utility>

#include "absl/status/statusor.h"

namespace fairstart {

// A lock of the operating system's on the file `<ledger>.lock`, which says whose it is. It is given
// back when this object goes or the process ends, however it ends; the file stays. On a network's
// file system it is worth what that makes of flock(2).
class WriterLock {
 public:
  // kUnavailable, naming process and machine, if somebody has it; others if the file cannot be
  // made.
  static absl::StatusOr<WriterLock> Take(const std::filesystem::path& ledger);

  ~WriterLock();
  WriterLock(WriterLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  WriterLock& operator=(WriterLock&&) = delete;

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_WRITER_LOCK_H_
