// What somebody probably meant: Levenshtein distance, with a limit that grows with the length.
#include "engine/text/nearest.h"

#include <algorithm>

namespace fairstart {
namespace {

size_t Distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Nearest(std::string_view name, const std::vector<std::string>& candidates) {
  constexpr size_t kLongest = 64;  // longer names are no slips of the pen
  if (name.size() > kLongest) return "";
  std::string best;
  size_t fewest = name.size() / 3 + 1;
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
