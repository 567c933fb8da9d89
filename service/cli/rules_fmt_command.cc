// Tested by tests/service/cli/rules_commands_test.cc.
#include <filesystem>
#include <system_error>
#include <variant>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/files/whole_file.h"
#include "service/rulebooks/edition_folder.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

// The files that have a layout: an edition's own and its scenarios.
absl::StatusOr<std::vector<RulebookFile>> FilesOf(const fs::path& folder) {
  std::vector<RulebookFile> files;
  for (const char* part : {"", "scenarios"}) {
    const fs::path below = *part == '\0' ? folder : folder / part;
    std::error_code ignored;
    if (!fs::is_directory(below, ignored)) continue;
    const absl::StatusOr<RulebookFolder> read = ReadRulebookFolder(below);
    if (absl::IsNotFound(read.status())) continue;
    if (!read.ok()) return read.status();
    for (const RulebookFile& file : read->files) {
      files.push_back({*part == '\0' ? file.path : absl::StrCat(part, "/", file.path), file.bytes});
    }
  }
  return files;
}

}  // namespace

ExitCode RulesFmt(const RulesFmtArguments& arguments, Console& console) {
  int unread = 0, changed = 0;
  for (const std::string& given : arguments.folders) {
    const absl::StatusOr<std::vector<fs::path>> folders =
        FindEditionFolders(fs::path(given).lexically_normal());
    if (!folders.ok()) return PrintError(folders.status(), console.err);
    if (folders->empty()) {
      return PrintError(absl::InvalidArgumentError(absl::StrCat(
                            given, " has no edition of a rulebook: a folder with *.txtpb files")),
                        console.err);
    }
    for (const fs::path& folder : *folders) {
      const absl::StatusOr<std::vector<RulebookFile>> files = FilesOf(folder);
      if (!files.ok()) return PrintError(files.status(), console.err);
      for (const RulebookFile& file : *files) {
        const fs::path path = folder / file.path;
        std::variant<std::string, Diagnostic> formatted = Format(file);
        if (Diagnostic* diagnostic = std::get_if<Diagnostic>(&formatted)) {
          diagnostic->file = path.string();
          PrintDiagnostics({*diagnostic}, console.err);
          ++unread;
          continue;
        }
        if (std::get<std::string>(formatted) == file.bytes) continue;
        ++changed;
        console.out << path.string() << "\n";
        if (arguments.check) continue;
        const absl::Status written = WriteWholeFile(path, std::get<std::string>(formatted));
        if (!written.ok()) return PrintError(written, console.err);
      }
    }
  }
  if (unread > 0) return ExitCode::kProblems;
  return arguments.check && changed > 0 ? ExitCode::kProblems : ExitCode::kOk;
}

}  // namespace fairstart
