// A text that a command is given, in a file or on standard input.
#ifndef FAIRSTART_SERVICE_CLI_TEXT_INPUT_H_
#define FAIRSTART_SERVICE_CLI_TEXT_INPUT_H_

#include <istream>
#include <string>

#include "absl/status/statusor.h"

namespace fairstart {

struct TextInput {
  std::string name;  // for people: the path, or "standard input"
  std::string bytes;
};

// Reads what is at `path`; "-" is `in`. Errors are those of ReadWholeFile.
absl::StatusOr<TextInput> ReadText(const std::string& path, std::istream& in);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_TEXT_INPUT_H_
