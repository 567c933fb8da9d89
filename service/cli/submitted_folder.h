// An edition's folder on disk as it is sent to a server.
#ifndef FAIRSTART_SERVICE_CLI_SUBMITTED_FOLDER_H_
#define FAIRSTART_SERVICE_CLI_SUBMITTED_FOLDER_H_

#include <filesystem>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "engine/rulebook/differences.h"
#include "fairstart/v1/rulebook_service.pb.h"

namespace fairstart {

// Whether scenarios are sent, too.
enum class WithScenarios { kYes, kNo };

// The files of <root>/<id>/<edition> and of its folder scenarios, if it has one. Errors are those
// of ReadEdition.
absl::StatusOr<v1::SubmittedEdition> ReadSubmittedFolder(const std::filesystem::path& folder,
                                                         WithScenarios scenarios);

// An edition's folder to be compared here: which edition it is, and its files with those of the
// editions beside it, which it may amend.
struct ComparedFolder {
  v1::EditionReference edition;
  EditionText text;
};

// Errors are those of ReadEdition. What is wrong with the files is said in the folders' names.
absl::StatusOr<ComparedFolder> ReadComparedFolder(const std::filesystem::path& folder);

// What a server found of it, as the other commands say it: in the files of this folder, each with
// the line that it is about.
std::vector<Diagnostic> ProblemsIn(const v1::EditionCheck& check,
                                   const std::filesystem::path& folder,
                                   const v1::SubmittedEdition& submitted);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_SUBMITTED_FOLDER_H_
