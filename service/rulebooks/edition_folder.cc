// Tested by tests/service/rulebooks/edition_folder_test.cc.
#include "service/rulebooks/edition_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "google/protobuf/io/tokenizer.h"
#include "google/protobuf/text_format.h"
#include "service/files/whole_file.h"

namespace fairstart {
namespace {

namespace fs = std::filesystem;

bool IsRulebookFile(const fs::directory_entry& entry) {
  std::error_code ignored;
  return entry.is_regular_file(ignored) && entry.path().extension() == ".txtpb";
}

absl::StatusOr<std::vector<fs::directory_entry>> Entries(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator iterator(folder, error);
  if (error) {
    return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot read ", folder.string()));
  }
  std::vector<fs::directory_entry> entries;
  for (; iterator != fs::directory_iterator(); iterator.increment(error)) {
    if (error) {
      return absl::ErrnoToStatus(error.value(), absl::StrCat("cannot read ", folder.string()));
    }
    if (iterator->path().filename().string().front() != '.') entries.push_back(*iterator);
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

absl::Status FindBelow(const fs::path& folder, int levels, std::vector<fs::path>& found) {
  const absl::StatusOr<std::vector<fs::directory_entry>> entries = Entries(folder);
  if (!entries.ok()) return entries.status();
  if (std::any_of(entries->begin(), entries->end(), IsRulebookFile)) {
    found.push_back(folder);
    return absl::OkStatus();
  }
  if (levels == 0) return absl::OkStatus();
  for (const fs::directory_entry& entry : *entries) {
    std::error_code ignored;
    if (!entry.is_directory(ignored)) continue;
    const absl::Status status = FindBelow(entry.path(), levels - 1, found);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

class Deaf : public google::protobuf::io::ErrorCollector {
  void AddError(int, google::protobuf::io::ColumnNumber, const std::string&) override {}
};

// What a rulebook says of itself, read without checking the rest of it: an edition that does not
// compile has its place in time, and in the order of what amends what, all the same.
v1::About AboutIn(const RulebookFolder& folder) {
  for (const RulebookFile& file : folder.files) {
    v1::Rulebook rulebook;
    Deaf deaf;
    google::protobuf::TextFormat::Parser parser;
    parser.RecordErrorsTo(&deaf);
    if (parser.ParseFromString(file.bytes, &rulebook) && rulebook.has_about()) {
      return rulebook.about();
    }
  }
  return {};
}

void TakeAbout(EditionFolder& edition) {
  const v1::About about = AboutIn(edition.folder);
  edition.in_force_from = about.in_force_from();
  edition.amends = about.amends();
}

}  // namespace

absl::StatusOr<RulebookFolder> ReadRulebookFolder(const fs::path& folder) {
  const absl::StatusOr<std::vector<fs::directory_entry>> entries = Entries(folder);
  if (!entries.ok()) return entries.status();
  RulebookFolder read;
  read.name = folder.lexically_normal().string();
  if (read.name.size() > 1 && read.name.back() == '/') read.name.pop_back();
  for (const fs::directory_entry& entry : *entries) {
    if (!IsRulebookFile(entry)) continue;
    absl::StatusOr<std::string> bytes = ReadWholeFile(entry.path());
    if (!bytes.ok()) return bytes.status();
    read.files.push_back({entry.path().filename().string(), *std::move(bytes)});
  }
  if (read.files.empty()) {
    return absl::NotFoundError(
        absl::StrCat(read.name, " has no *.txtpb file: it is no edition of a rulebook"));
  }
  return read;
}

absl::StatusOr<EditionFolder> ReadEdition(const fs::path& folder) {
  absl::StatusOr<RulebookFolder> read = ReadRulebookFolder(folder);
  if (!read.ok()) return read.status();
  EditionFolder edition;
  std::error_code ignored;
  // "." and ".." have no names of their own.
  fs::path whole = fs::weakly_canonical(folder, ignored);
  if (!whole.has_filename()) whole = whole.parent_path();
  edition.edition = whole.filename().string();
  edition.id = whole.parent_path().filename().string();
  edition.folder = *std::move(read);
  TakeAbout(edition);
  return edition;
}

EditionFolder EditionOf(const std::string& id, const std::string& edition,
                        std::vector<RulebookFile> files) {
  EditionFolder made;
  made.id = id;
  made.edition = edition;
  made.folder.name = absl::StrCat(id, "/", edition);
  made.folder.files = std::move(files);
  TakeAbout(made);
  return made;
}

absl::StatusOr<std::vector<fs::path>> FindEditionFolders(const fs::path& folder) {
  std::vector<fs::path> found;
  const absl::Status status = FindBelow(folder, 2, found);
  if (!status.ok()) return status;
  return found;
}

}  // namespace fairstart
