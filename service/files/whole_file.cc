// Tested by tests/service/files/message_file_test.cc.
#include "service/files/whole_file.h"

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace fairstart {

absl::StatusOr<std::string> ReadWholeFile(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) {
    return absl::InvalidArgumentError(absl::StrCat(file.string(), " is a folder, not a file"));
  }
  errno = 0;
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  if (stream) bytes << stream.rdbuf();
  // An empty file sets the output's failbit without anything being wrong.
  if (!stream.is_open() || stream.bad()) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read ", file.string()));
  }
  return std::move(bytes).str();
}

}  // namespace fairstart
