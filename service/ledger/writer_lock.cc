// Tested by tests/service/ledger/writer_lock_test.cc.
#include "service/ledger/writer_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

std::string HolderIn(int descriptor) {
  std::array<char, 400> text{};
  const ssize_t bytes = pread(descriptor, text.data(), text.size(), 0);
  const std::string holder(text.data(), bytes > 0 ? static_cast<size_t>(bytes) : 0);
  return holder.empty() ? "somebody" : holder.substr(0, holder.find('\n'));
}

std::string ThisProcess() {
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
  return absl::StrCat("process ", getpid(), " on ", host[0] == '\0' ? "this machine" : host.data());
}

}  // namespace

absl::StatusOr<WriterLock> WriterLock::Take(const std::filesystem::path& ledger) {
  const std::string file = ledger.string() + ".lock";
  WriterLock lock(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
  if (lock.descriptor_ < 0) {
    return absl::ErrnoToStatus(
        errno, absl::StrCat(
                   "whoever writes a ledger must be able to write its folder; cannot open ", file));
  }
  if (flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return absl::ErrnoToStatus(errno, absl::StrCat("cannot lock ", file));
    return absl::UnavailableError(absl::StrCat(ledger.string(), " is open for writing by ",
                                               HolderIn(lock.descriptor_),
                                               "; one process writes at a time"));
  }
  const std::string holder = ThisProcess() + "\n";
  if (ftruncate(lock.descriptor_, 0) != 0 || pwrite(lock.descriptor_, holder.data(), holder.size(),
                                                    0) != static_cast<ssize_t>(holder.size())) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot write ", file));
  }
  return lock;
}

WriterLock::~WriterLock() {
  if (descriptor_ >= 0) close(descriptor_);
}

}  // namespace fairstart
