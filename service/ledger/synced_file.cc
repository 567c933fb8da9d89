// Tested by tests/service/ledger/synced_file_test.cc.
#include "service/ledger/synced_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

absl::Status Failed(const std::filesystem::path& file) {
  return absl::ErrnoToStatus(errno, absl::StrCat("cannot write ", file.string()));
}

bool WriteAll(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<size_t>(written));
  }
  return true;
}

}  // namespace

absl::Status WriteNewFile(const std::filesystem::path& file, std::string_view bytes, mode_t mode) {
  const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (descriptor < 0) return Failed(file);
  const bool written = WriteAll(descriptor, bytes) && fsync(descriptor) == 0;
  const absl::Status status = written ? absl::OkStatus() : Failed(file);
  close(descriptor);
  if (!written) {
    unlink(file.c_str());
    return status;
  }
  return SyncFolderOf(file);
}

absl::Status PutInPlace(const std::filesystem::path& file, const std::filesystem::path& name) {
  // A rename would put it in place of what is there.
  if (link(file.c_str(), name.c_str()) != 0) return Failed(name);
  if (unlink(file.c_str()) != 0) return Failed(file);
  return SyncFolderOf(name);
}

absl::Status SyncFolderOf(const std::filesystem::path& file) {
  const std::filesystem::path parent = file.parent_path();
  const std::filesystem::path folder = parent.empty() ? "." : parent;
  const int descriptor = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return Failed(folder);
  const absl::Status status = fsync(descriptor) == 0 ? absl::OkStatus() : Failed(folder);
  close(descriptor);
  return status;
}

}  // namespace fairstart
