// Tested by tests/engine/money/share_test.cc.
#include "engine/money/share.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

// The number that `digits` writes without sign or leading zeros, if it does and it fits.
std::optional<int64_t> Number(std::string_view digits) {
  if (digits.empty() || digits[0] == '-' || (digits[0] == '0' && digits.size() > 1)) {
    return std::nullopt;
  }
  int64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stopped != end) return std::nullopt;
  return number;
}

}  // namespace

absl::StatusOr<Share> ParseShare(std::string_view text) {
  const size_t slash = text.find('/');
  if (slash != std::string_view::npos) {
    const std::optional<int64_t> numerator = Number(text.substr(0, slash));
    const std::optional<int64_t> denominator = Number(text.substr(slash + 1));
    if (numerator.has_value() && denominator.has_value() && *denominator != 0) {
      return *Share::Of(*numerator, *denominator);
    }
  }
  return Misread(text, "a fraction, such as \"1/2\" or \"3/7\"");
}

std::string FormatShare(const Share& share) {
  return absl::StrCat(share.numerator(), "/", share.denominator());
}

}  // namespace fairstart
