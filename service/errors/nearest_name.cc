// Tested by tests/service/errors/nearest_name_test.cc.
#include "service/errors/nearest_name.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/text/nearest.h"

namespace fairstart {

// Two letters, one of them wrong, are as near to everything.
constexpr size_t kShortest = 3;

std::string NearestName(std::string_view name, const std::vector<std::string>& names) {
  if (name.size() < kShortest) return "";
  const std::string tail = absl::StrCat("_", std::string(name));
  for (const std::string& candidate : names) {
    if (absl::EndsWithIgnoreCase(candidate, tail)) return candidate;
  }
  return Nearest(name, names);
}

std::string NearestOrKnown(std::string_view name, const std::vector<std::string>& names) {
  const std::string nearest = NearestName(name, names);
  if (!nearest.empty()) return absl::StrCat("did you mean \"", nearest, "\"?");
  if (names.empty()) return "there is none";
  constexpr size_t kShown = 12;
  std::string known = "known: ";
  for (size_t i = 0; i < names.size() && i < kShown; ++i) {
    absl::StrAppend(&known, i == 0 ? "" : ", ", "\"", names[i], "\"");
  }
  if (names.size() > kShown) absl::StrAppend(&known, " and ", names.size() - kShown, " more");
  return known;
}

}  // namespace fairstart
