// A file's bytes.
#ifndef FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_
#define FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_

#include <filesystem>
#include <string>

#include "absl/status/statusor.h"

namespace fairstart {

// What a file holds. kNotFound, kPermissionDenied and the like, naming the file and what the system
// said; kInvalidArgument for a folder.
absl::StatusOr<std::string> ReadWholeFile(const std::filesystem::path& file);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_
