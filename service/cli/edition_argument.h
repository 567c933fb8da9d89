// Editions as the `rules` commands are given them: folders on disk.
#ifndef FAIRSTART_SERVICE_CLI_EDITION_ARGUMENT_H_
#define FAIRSTART_SERVICE_CLI_EDITION_ARGUMENT_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "service/cli/console.h"
#include "service/cli/exit_code.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// An edition that was asked for, and the library that it is part of.
struct EditionArgument {
  std::filesystem::path folder;
  std::string id;
  std::string edition;
  std::shared_ptr<const RulebookLibrary> library;
};

// The editions at or below the folders given, in that order, each once. kInvalidArgument if a
// folder has none, or an edition does not stand at <root>/<id>/<edition> beside <root>/rates.
absl::StatusOr<std::vector<EditionArgument>> FindEditions(const std::vector<std::string>& folders);

// kOk if the edition compiles with the rates; kProblems, and what is to be mended, if it does not,
// so that this is said once and not for each of its scenarios.
ExitCode CheckCompiles(const EditionArgument& edition, const std::string& rates, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_EDITION_ARGUMENT_H_
