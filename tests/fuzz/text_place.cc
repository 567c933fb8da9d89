#include "tests/fuzz/text_place.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "tests/fuzz/claim.h"

namespace fairstart {

void ClaimPosition(int line, int column, std::string_view text, const std::string& what) {
  if (line == 0 && column == 0) return;
  const std::string seen = absl::StrCat(line, ":", column, ": ", what);
  Claim(line >= 1 && column >= 1, "lines and columns are counted from 1", seen);
  size_t begin = 0;
  for (int i = 1; i < line; ++i) {
    begin = text.find('\n', begin);
    Claim(begin != std::string_view::npos, "a line is one of the text's", seen);
    ++begin;
  }
  const size_t end = std::min(text.find('\n', begin), text.size());
  Claim(static_cast<size_t>(column) <= end - begin + 1, "a column lies in its line", seen);
}

void ClaimPlace(const Diagnostic& diagnostic, std::string_view text) {
  ClaimPosition(diagnostic.line, diagnostic.column, text, ToString(diagnostic));
  Claim(!diagnostic.problem.empty(), "a diagnostic says what is wrong", ToString(diagnostic));
}

}  // namespace fairstart
