// Tested by tests/service/files/message_file_test.cc and tests/service/files/whole_file_test.cc.
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

absl::Status WriteWholeFile(const std::filesystem::path& file, const std::string& bytes) {
  const std::filesystem::path beside = file.string() + ".new";
  {
    std::ofstream stream(beside, std::ios::binary | std::ios::trunc);
    stream << bytes;
    stream.close();
    if (!stream) {
      return absl::ErrnoToStatus(errno, absl::StrCat("cannot write ", file.string()));
    }
  }
  std::error_code error;
  std::filesystem::rename(beside, file, error);
  if (error) {
    return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot write ", file.string()));
  }
  return absl::OkStatus();
}

}  // namespace fairstart
