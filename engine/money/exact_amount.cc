// An amount is read digit by digit into a numerator over a power of ten, and written from its whole
// pence and what is left over. Neither way passes through binary fractions.
//
// Tested by tests/engine/money/exact_amount_test.cc.
#include "engine/money/exact_amount.h"

#include <algorithm>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

bool AllDigits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "1,234,567".
std::string WithThousands(uint64_t number) {
  std::string digits = absl::StrCat(number);
  for (size_t place = digits.size(); place > 3;) {
    place -= 3;
    digits.insert(place, ",");
  }
  return digits;
}

}  // namespace

absl::StatusOr<Amount> ParsePounds(std::string_view text) {
  const size_t point = text.find('.');
  const std::string_view pounds = text.substr(0, point);
  const std::string_view decimals =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (pounds.empty() || decimals.size() < 2 || !AllDigits(pounds) || !AllDigits(decimals) ||
      (pounds.size() > 1 && pounds[0] == '0')) {
    return Misread(text, "pounds and pence, such as \"57.90\" or \"0.00\"");
  }
  // Zeros at the end add nothing, and would only make the power of ten overflow.
  const std::string_view significant =
      decimals.substr(0, std::max<size_t>(2, decimals.find_last_not_of('0') + 1));
  int64_t numerator = 0;
  int64_t denominator = 1;
  bool fits = true;
  for (const char digit : pounds) {
    fits = fits && !__builtin_mul_overflow(numerator, 10, &numerator) &&
           !__builtin_add_overflow(numerator, digit - '0', &numerator);
  }
  for (size_t place = 0; place < significant.size(); ++place) {
    fits = fits && !__builtin_mul_overflow(numerator, 10, &numerator) &&
           !__builtin_add_overflow(numerator, significant[place] - '0', &numerator);
    // The first two decimals are the pence themselves.
    if (place >= 2) fits = fits && !__builtin_mul_overflow(denominator, 10, &denominator);
  }
  if (!fits) {
    return absl::OutOfRangeError(
        absl::StrCat("read ", Quoted(text), ", which is more digits than an exact amount has"));
  }
  return *Amount::Of(numerator, denominator);
}

std::string FormatPounds(const Amount& amount) {
  const uint64_t magnitude = amount.IsNegative() ? 0 - static_cast<uint64_t>(amount.numerator())
                                                 : static_cast<uint64_t>(amount.numerator());
  const uint64_t denominator = static_cast<uint64_t>(amount.denominator());
  const uint64_t pence = magnitude / denominator;
  std::string text = absl::StrFormat("%s£%s.%02d", amount.IsNegative() ? "−" : "",
                                     WithThousands(pence / 100), pence % 100);
  if (!amount.IsWhole()) {
    absl::StrAppend(&text, " and ", magnitude % denominator, "/", denominator, "p");
  }
  return text;
}

}  // namespace fairstart
