// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/submitted_folder.h"

#include <map>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/files/source_excerpt.h"
#include "service/rulebooks/edition_folder.h"

namespace fairstart {
namespace {

constexpr char kScenarios[] = "scenarios";

void Add(const RulebookFolder& folder,
         google::protobuf::RepeatedPtrField<v1::PublishedFile>* files) {
  for (const RulebookFile& file : folder.files) {
    v1::PublishedFile& added = *files->Add();
    added.set_name(file.path);
    added.set_contents(file.bytes);
  }
}

// The files by the names that a server gives them: "sample/2021/scenarios/base.txtpb".
std::map<std::string, const std::string*> FilesByName(const v1::SubmittedEdition& submitted) {
  const std::string folder = absl::StrCat(submitted.id(), "/", submitted.edition(), "/");
  std::map<std::string, const std::string*> files;
  for (const v1::PublishedFile& file : submitted.files()) {
    files[folder + file.name()] = &file.contents();
  }
  for (const v1::PublishedFile& file : submitted.scenarios()) {
    files[absl::StrCat(folder, kScenarios, "/", file.name())] = &file.contents();
  }
  return files;
}

// "." and "2021" have a folder above them, too.
std::filesystem::path Absolute(const std::filesystem::path& folder) {
  std::error_code ignored;
  const std::filesystem::path whole = std::filesystem::weakly_canonical(folder, ignored);
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

absl::StatusOr<v1::SubmittedEdition> ReadSubmittedFolder(const std::filesystem::path& folder,
                                                         WithScenarios scenarios) {
  const absl::StatusOr<EditionFolder> edition = ReadEdition(folder);
  if (!edition.ok()) return edition.status();
  v1::SubmittedEdition submitted;
  submitted.set_id(edition->id);
  submitted.set_edition(edition->edition);
  Add(edition->folder, submitted.mutable_files());
  std::error_code ignored;
  if (scenarios == WithScenarios::kNo || !std::filesystem::exists(folder / kScenarios, ignored)) {
    return submitted;
  }
  const absl::StatusOr<RulebookFolder> read = ReadRulebookFolder(folder / kScenarios);
  if (read.ok()) {
    Add(*read, submitted.mutable_scenarios());
  } else if (!absl::IsNotFound(read.status())) {  // a folder without files has no scenarios
    return read.status();
  }
  return submitted;
}

absl::StatusOr<ComparedFolder> ReadComparedFolder(const std::filesystem::path& folder) {
  absl::StatusOr<EditionFolder> edition = ReadEdition(folder);
  if (!edition.ok()) return edition.status();
  ComparedFolder compared;
  compared.edition.set_id(edition->id);
  compared.edition.set_edition(edition->edition);
  compared.edition.set_digest(Digest(edition->folder));
  compared.text.rulebook = std::move(edition->folder);
  const auto beside = FindEditionFolders(Absolute(folder).parent_path());
  if (!beside.ok()) return beside.status();
  for (const std::filesystem::path& other : *beside) {
    if (other.filename() == edition->edition) continue;
    absl::StatusOr<RulebookFolder> base = ReadRulebookFolder(other);
    if (!base.ok()) return base.status();
    compared.text.bases.push_back(*std::move(base));
  }
  return compared;
}

std::vector<Diagnostic> ProblemsIn(const v1::EditionCheck& check,
                                   const std::filesystem::path& folder,
                                   const v1::SubmittedEdition& submitted) {
  const std::string named = absl::StrCat(submitted.id(), "/", submitted.edition());
  const std::map<std::string, const std::string*> files = FilesByName(submitted);
  std::vector<Diagnostic> diagnostics;
  for (const v1::EditionProblem& problem : check.problems()) {
    Diagnostic& said = diagnostics.emplace_back();
    said.severity =
        problem.is_error() ? Diagnostic::Severity::kError : Diagnostic::Severity::kWarning;
    said.file = problem.file();
    if (problem.file().empty()) {
      said.file = folder.string();
    } else if (absl::StartsWith(problem.file(), named + "/")) {
      said.file = (folder / problem.file().substr(named.size() + 1)).string();
    }
    said.line = problem.line();
    said.column = problem.column();
    said.declaration = problem.declaration();
    said.problem = problem.problem();
    said.mend = problem.mend();
    const auto file = files.find(problem.file());
    if (file != files.end() && problem.line() > 0 && problem.column() > 0) {
      said.excerpt = SourceLines(*file->second).Excerpt(Position{problem.line(), problem.column()});
    }
  }
  return diagnostics;
}

}  // namespace fairstart
