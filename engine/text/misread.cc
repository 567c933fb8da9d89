// Tested by tests/engine/text/misread_test.cc.
#include "engine/text/misread.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace fairstart {

std::string Quoted(std::string_view text) {
  constexpr size_t kLongest = 40;
  const bool cut = text.size() > kLongest;
  const absl::string_view shown(text.data(), cut ? kLongest : text.size());
  return absl::StrCat("\"", absl::CHexEscape(shown), cut ? "…" : "", "\"");
}

absl::Status Misread(std::string_view text, std::string_view want) {
  return absl::InvalidArgumentError(
      absl::StrCat("read ", Quoted(text), ", want ", absl::string_view(want.data(), want.size())));
}

}  // namespace fairstart
