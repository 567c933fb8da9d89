// Tested by tests/service/cli/rules_commands_test.cc.
#include "service/cli/edition_argument.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

// "rules/sample/2017/" and "rules/./sample/2017" are "rules/sample/2017".
fs::path Normal(const fs::path& folder) {
  const fs::path normal = folder.lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

}  // namespace

absl::StatusOr<std::vector<EditionArgument>> FindEditions(const std::vector<std::string>& folders) {
  std::vector<EditionArgument> editions;
  std::map<fs::path, std::shared_ptr<const RulebookLibrary>> libraries;
  for (const std::string& given : folders) {
    const absl::StatusOr<std::vector<fs::path>> found = FindEditionFolders(Normal(given));
    if (!found.ok()) return found.status();
    if (found->empty()) {
      return absl::InvalidArgumentError(
          absl::StrCat(given, " has no edition of a rulebook: a folder with *.txtpb files"));
    }
    for (const fs::path& at : *found) {
      const fs::path folder = Normal(at);
      const bool known = std::any_of(editions.begin(), editions.end(),
                                     [&](const auto& other) { return other.folder == folder; });
      if (known) continue;
      EditionArgument edition;
      edition.folder = folder;
      edition.edition = folder.filename().string();
      edition.id = folder.parent_path().filename().string();
      const fs::path root = folder.parent_path().parent_path();
      if (edition.id.empty() || edition.edition == "." || edition.edition == "..") {
        return absl::InvalidArgumentError(
            absl::StrCat(given, ": name the folder from above its id: <root>/<id>/<edition>"));
      }
      std::shared_ptr<const RulebookLibrary>& library = libraries[root];
      if (library == nullptr) {
        absl::StatusOr<std::unique_ptr<RulebookLibrary>> opened =
            RulebookLibrary::Open(root.empty() ? "." : root);
        if (!opened.ok()) return opened.status();
        library = *std::move(opened);
      }
      edition.library = library;
      editions.push_back(std::move(edition));
    }
  }
  return editions;
}

ExitCode CheckCompiles(const EditionArgument& edition, const std::string& rates, Console& console) {
  Selection selection;
  selection.id = edition.id;
  selection.edition = edition.edition;
  selection.rates = rates;
  const absl::Status status = edition.library->Find(selection).status();
  if (status.ok()) return ExitCode::kOk;
  if (!absl::IsFailedPrecondition(status)) return PrintError(status, console.err);
  const absl::StatusOr<CompileResult> result = edition.library->Diagnose(selection);
  if (!result.ok()) return PrintError(result.status(), console.err);
  PrintDiagnostics(result->diagnostics, console.err);
  console.out << edition.folder.string() << ": does not compile\n";
  return ExitCode::kProblems;
}

}  // namespace fairstart
