// A file's bytes, read and written.
#ifndef FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_
#define FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_

#include <filesystem>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace fairstart {

// What a file holds. kNotFound, kPermissionDenied and the like, naming the file and what the system
// said; kInvalidArgument for a folder.
absl::StatusOr<std::string> ReadWholeFile(const std::filesystem::path& file);

// Puts `bytes` there, in place of what the file held. It is never half there: the bytes are written
// beside it and then put in its place. Errors as above.
absl::Status WriteWholeFile(const std::filesystem::path& file, const std::string& bytes);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_WHOLE_FILE_H_
