// Folders of files that are made whole or not at all.
#ifndef FAIRSTART_SERVICE_CLI_NEW_FOLDER_H_
#define FAIRSTART_SERVICE_CLI_NEW_FOLDER_H_

#include <filesystem>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"

namespace fairstart {

// Makes a folder with these files ("about.txtpb", "scenarios/base.txtpb"), which are on the disk
// before it has its name: whatever happens, there is a folder with all of them or none of that
// name. kAlreadyExists if something has the name; kInvalidArgument for a file that would stand
// elsewhere, since names may come from somebody else's server; others name the file and what the
// system said.
absl::Status WriteNewFolder(const std::filesystem::path& folder,
                            const std::vector<RulebookFile>& files);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_NEW_FOLDER_H_
