// Tested by tests/service/errors/nearest_name_test.cc.
#include "service/errors/nearest_name.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/text/nearest.h"

namespace fairstart {

namespace {

// So many names are read at a glance.
constexpr size_t kFew = 12;

// Two letters, one of them wrong, are as near to everything.
constexpr size_t kShortest = 3;

}  // namespace

std::string NearestName(std::string_view name, const std::vector<std::string>& names) {
  if (name.size() < kShortest) return "";
  const std::string tail = absl::StrCat("_", std::string(name));
  for (const std::string& candidate : names) {
    if (absl::EndsWithIgnoreCase(candidate, tail)) return candidate;
  }
  const std::string head = absl::StrCat(std::string(name), "_");
  for (const std::string& candidate : names) {
    if (absl::StartsWithIgnoreCase(candidate, head)) return candidate;
  }
  return Nearest(name, names);
}

namespace {

std::vector<std::string> WordsOf(std::string_view name) {
  return absl::StrSplit(absl::AsciiStrToLower(std::string(name)), absl::ByAnyChar("_- "),
                        absl::SkipEmpty());
}

// Those that share a word of some length with `name`.
std::vector<std::string> Akin(std::string_view name, const std::vector<std::string>& names) {
  const std::vector<std::string> words = WordsOf(name);
  std::vector<std::string> akin;
  for (const std::string& candidate : names) {
    const std::vector<std::string> others = WordsOf(candidate);
    const bool shares = std::any_of(others.begin(), others.end(), [&](const std::string& word) {
      return word.size() >= kShortest && std::find(words.begin(), words.end(), word) != words.end();
    });
    if (shares) akin.push_back(candidate);
  }
  return akin;
}

}  // namespace

std::string NearestOrKnown(std::string_view name, const std::vector<std::string>& names) {
  const std::string nearest = NearestName(name, names);
  if (!nearest.empty()) return absl::StrCat("did you mean \"", nearest, "\"?");
  if (names.empty()) return "there is none";
  const bool many = names.size() > kFew;
  const std::vector<std::string> akin = many ? Akin(name, names) : names;
  if (akin.empty()) return absl::StrCat("none of the ", names.size(), " that are known is like it");
  std::string known = many ? "like it: " : "known: ";
  for (size_t i = 0; i < akin.size() && i < kFew; ++i) {
    absl::StrAppend(&known, i == 0 ? "" : ", ", "\"", akin[i], "\"");
  }
  if (akin.size() > kFew) absl::StrAppend(&known, " and ", akin.size() - kFew, " more");
  return known;
}

}  // namespace fairstart
