// Tested by tests/service/cli/new_folder_test.cc.
#include "service/cli/new_folder.h"

#include <stdlib.h>
#include <sys/stat.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/text/misread.h"
#include "service/ledger/synced_file.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

absl::Status Failed(const fs::path& folder, int error) {
  return absl::ErrnoToStatus(error, absl::StrCat("cannot write ", folder.string()));
}

// Whether a name leads to a file in the folder itself or one folder below it.
bool StaysInside(const std::string& name) {
  const std::vector<std::string> steps = absl::StrSplit(name, '/');
  if (steps.size() > 2 || name.find('\0') != std::string::npos) return false;
  for (const std::string& step : steps) {
    if (step.empty() || step.front() == '.') return false;
  }
  return true;
}

absl::Status WriteAll(const fs::path& folder, const std::vector<RulebookFile>& files) {
  for (const RulebookFile& file : files) {
    const fs::path path = folder / file.path;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    if (error) return Failed(path.parent_path(), error.value());
    const absl::Status written = WriteNewFile(path, file.bytes, 0644);
    if (!written.ok()) return written;
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status WriteNewFolder(const fs::path& named, const std::vector<RulebookFile>& files) {
  for (const RulebookFile& file : files) {
    if (StaysInside(file.path)) continue;
    return absl::InvalidArgumentError(
        absl::StrCat("a file is called ", Quoted(file.path),
                     ", which is no name for a file in a folder; nothing was written"));
  }
  fs::path folder = named.lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  std::error_code ignored;
  if (fs::symlink_status(folder, ignored).type() != fs::file_type::not_found) {
    return absl::AlreadyExistsError(
        absl::StrCat(folder.string(), " is there already; name a new folder"));
  }
  const std::string beside = absl::StrCat(".", folder.filename().string(), "-XXXXXX");
  std::string scratch = (folder.parent_path() / beside).string();
  if (mkdtemp(scratch.data()) == nullptr) return Failed(folder, errno);
  absl::Status status = WriteAll(scratch, files);
  // mkdtemp lets nobody else in.
  if (status.ok() && chmod(scratch.c_str(), 0755) != 0) status = Failed(folder, errno);
  // What came to have the name meanwhile stays, unless it is a folder with nothing in it.
  if (status.ok() && rename(scratch.c_str(), folder.c_str()) != 0) status = Failed(folder, errno);
  if (status.ok()) return SyncFolderOf(folder);
  fs::remove_all(scratch, ignored);
  return status;
}

}  // namespace fairstart
