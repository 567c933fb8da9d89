// What somebody probably meant: Levenshtein distance in which two neighbours that changed places
// count for half a changed letter, since the letters are right (birthday_81), with a limit that
// grows with the length.
#include "engine/text/nearest.h"

#include <algorithm>

namespace fairstart {
namespace {

// What a letter more, less or another costs, and what two that changed places do.
constexpr size_t kLetter = 2;
constexpr size_t kSwap = 1;

size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j * kLetter;
  for (size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i * kLetter;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : kLetter);
      row[j] = std::min({last[j] + kLetter, row[j - 1] + kLetter, substituted});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + kSwap);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Nearest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr size_t kLongest = 64;  // longer names are no slips of the pen
  if (name.size() > kLongest) return "";
  std::string best;
  size_t fewest = (name.size() / 3 + 1) * kLetter;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > kLongest) continue;
    const size_t distance = Distance(name, candidate);
    if (distance < fewest || (distance == fewest && (best.empty() || candidate < best))) {
      best = candidate;
      fewest = distance;
    }
  }
  return best;
}

}  // namespace fairstart
