// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/edition_name.h"

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"

namespace fairstart {

std::optional<std::variant<v1::EditionName, int64_t>> ReadEditionName(const std::string& word) {
  int64_t position = 0;
  if (absl::SimpleAtoi(word, &position) && position >= 0) return position;
  const size_t slash = word.find('/');
  if (slash == 0 || slash == std::string::npos || slash + 1 == word.size()) return std::nullopt;
  v1::EditionName name;
  name.set_id(word.substr(0, slash));
  name.set_edition(word.substr(slash + 1));
  return name;
}

absl::Status NoEdition(const std::string& word, const std::string& wanted) {
  return absl::InvalidArgumentError(
      absl::StrCat("read ", Quoted(word), ", want ", wanted,
                   ", or the position of an entry as rules list and rules proposals say it"));
}

}  // namespace fairstart
