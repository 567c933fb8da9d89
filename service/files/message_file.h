// Messages in files: text format, JSON or protobuf's binary encoding.
#ifndef FAIRSTART_SERVICE_FILES_MESSAGE_FILE_H_
#define FAIRSTART_SERVICE_FILES_MESSAGE_FILE_H_

#include <iosfwd>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "google/protobuf/message.h"
#include "service/files/field_positions.h"

namespace fairstart {

enum class Encoding { kText, kJson, kBinary };

// A file with a message in it, as it was read.
struct MessageFile {
  std::string name;  // for people: the path, or "standard input"
  std::string bytes;
  Encoding encoding = Encoding::kText;
};

// Reads a file; its encoding is its extension's: .txtpb, .json or .binpb. "-" reads `input`, whose
// encoding shows in its bytes: JSON starts with {, text has no control characters, the binary
// encoding is what remains. kNotFound and the like if it cannot be read; kInvalidArgument for
// another extension.
absl::StatusOr<MessageFile> OpenMessageFile(const std::string& path, std::istream& input);

// Reads the message of a file into `message`, which must be empty, and the positions of its fields,
// if wanted. Returns what is wrong: nothing if it could be read. What is unknown in the binary
// encoding stays in the message, for whoever checks it.
std::vector<Diagnostic> ReadMessage(const MessageFile& file, google::protobuf::Message& message,
                                    FieldPositions* positions = nullptr);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_MESSAGE_FILE_H_
