// Tested by tests/service/cli/payments_commands_test.cc.
#include "service/cli/text_input.h"

#include <iterator>
#include <utility>

#include "service/files/whole_file.h"

namespace fairstart {

absl::StatusOr<TextInput> ReadText(const std::string& path, std::istream& in) {
  if (path == "-") {
    return TextInput{"standard input", std::string(std::istreambuf_iterator<char>(in), {})};
  }
  absl::StatusOr<std::string> bytes = ReadWholeFile(path);
  if (!bytes.ok()) return bytes.status();
  return TextInput{path, *std::move(bytes)};
}

}  // namespace fairstart
