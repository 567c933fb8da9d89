// Tested by tests/service/cli/command_line_test.cc.
#include "service/cli/command_options.h"

#include <vector>

#include "absl/strings/str_split.h"

namespace fairstart {

std::string Lines(const std::string& description) {
  constexpr size_t kWidth = 50;
  std::string lines;
  size_t column = 0;
  const std::vector<std::string> words = absl::StrSplit(description, ' ');
  for (const std::string& word : words) {
    if (column > 0) {
      const bool fits = column + 1 + word.size() <= kWidth;
      lines += fits ? ' ' : '\n';
      column = fits ? column + 1 : 0;
    }
    lines += word;
    column += word.size();
  }
  return lines;
}

CLI::Validator OneOf(const std::set<std::string>& values) {
  return CLI::IsMember(values).description("");
}

CLI::Validator Between(int least, int most) { return CLI::Range(least, most).description(""); }

}  // namespace fairstart
