// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/kept_heads.h"

#include "absl/strings/str_cat.h"
#include "service/files/whole_file.h"

namespace fairstart {

absl::StatusOr<std::vector<KeptHead>> ReadKeptHeads(const std::vector<std::string>& files) {
  std::vector<KeptHead> kept;
  for (const std::string& file : files) {
    const absl::StatusOr<std::string> text = ReadWholeFile(file);
    if (!text.ok()) return text.status();
    const absl::StatusOr<SignedTreeHead> head = ReadTreeHead(*text);
    if (!head.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat(file, ": ", std::string(head.status().message())));
    }
    kept.push_back({file, *head});
  }
  return kept;
}

}  // namespace fairstart
