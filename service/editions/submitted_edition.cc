// Tested by tests/service/editions/editions_test.cc.
#include "service/editions/submitted_edition.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

constexpr size_t kLongestName = 100;

// A name that is one step of a path on every system.
bool IsFolderName(const std::string& name) {
  return !name.empty() && name.size() <= kLongestName && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](unsigned char c) {
           return absl::ascii_isalnum(c) || c == '-' || c == '_' || c == '.';
         });
}

void CheckFolderName(const std::string& field, const std::string& name,
                     FieldViolations& violations) {
  if (IsFolderName(name)) return;
  violations.push_back(
      {field, absl::StrCat("read ", Quoted(name), ", want letters, digits, \"-\", \"_\" and \".\"",
                           ", at most ", kLongestName, ", not beginning with a dot")});
}

template <typename Files>
std::vector<RulebookFile> ReadFiles(const std::string& field, const Files& files,
                                    FieldViolations& violations) {
  std::vector<RulebookFile> read;
  std::set<std::string> names;
  for (int i = 0; i < files.size(); ++i) {
    const std::string at = absl::StrCat(field, "[", i, "].name");
    const std::string& name = files[i].name();
    CheckFolderName(at, name, violations);
    if (!absl::EndsWith(name, ".txtpb")) violations.push_back({at, "does not end in .txtpb"});
    if (!names.insert(name).second) violations.push_back({at, "stands there twice"});
    read.push_back({name, files[i].contents()});
  }
  std::sort(read.begin(), read.end(),
            [](const RulebookFile& a, const RulebookFile& b) { return a.path < b.path; });
  return read;
}

template <typename Files>
std::vector<RulebookFile> FilesOf(const Files& files) {
  std::vector<RulebookFile> taken;
  for (const v1::PublishedFile& file : files) taken.push_back({file.name(), file.contents()});
  return taken;
}

// The folder of an edition's scenarios, as diagnostics name it.
std::string ScenariosOf(const EditionFolder& edition) {
  return absl::StrCat(edition.folder.name, "/scenarios");
}

}  // namespace

SubmittedFiles ReadSubmitted(const std::string& field, const v1::SubmittedEdition& submitted,
                             FieldViolations& violations) {
  CheckFolderName(field + ".id", submitted.id(), violations);
  CheckFolderName(field + ".edition", submitted.edition(), violations);
  if (submitted.files().empty()) violations.push_back({field + ".files", "is needed"});
  SubmittedFiles read;
  read.edition = EditionOf(submitted.id(), submitted.edition(),
                           ReadFiles(field + ".files", submitted.files(), violations));
  read.scenarios.name = ScenariosOf(read.edition);
  read.scenarios.files = ReadFiles(field + ".scenarios", submitted.scenarios(), violations);
  return read;
}

SubmittedFiles SubmittedIn(const v1::PublicationProposed& proposed) {
  SubmittedFiles submitted;
  submitted.edition =
      EditionOf(proposed.edition().id(), proposed.edition().edition(), FilesOf(proposed.files()));
  submitted.scenarios.name = ScenariosOf(submitted.edition);
  submitted.scenarios.files = FilesOf(proposed.scenarios());
  return submitted;
}

v1::EditionReference ReferenceOf(const EditionFolder& edition) {
  v1::EditionReference reference;
  reference.set_id(edition.id);
  reference.set_edition(edition.edition);
  reference.set_digest(Digest(edition.folder));
  return reference;
}

}  // namespace fairstart
