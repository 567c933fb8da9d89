// Tested by tests/engine/explanation/english_test.cc.
#include "engine/explanation/english.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

template <size_t N>
bool IsOneOf(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string FirstWord(const std::string& text) { return text.substr(0, text.find(' ')); }

// What a reader may call the noun for short, the noun itself first: "request for the service",
// "request"; "care order", "order".
std::vector<std::string> NamesOf(const std::string& noun) {
  std::vector<std::string> names = {noun};
  const std::vector<std::string> words = absl::StrSplit(noun, ' ');
  static constexpr std::array<std::string_view, 7> kPrepositions = {"in",   "of", "at",  "for",
                                                                    "with", "to", "from"};
  for (size_t i = 1; i < words.size(); ++i) {
    if (!IsOneOf(words[i], kPrepositions)) continue;
    names.push_back(absl::StrJoin(words.begin(), words.begin() + static_cast<long>(i), " "));
    return names;
  }
  if (words.size() > 1) names.push_back(words.back());
  return names;
}

// Where "the <name>" stands as whole words; npos if nowhere.
size_t FindMention(const std::string& words, const std::string& name, size_t from) {
  const std::string mention = absl::StrCat("the ", name);
  for (size_t at = words.find(mention, from); at != std::string::npos;
       at = words.find(mention, at + 1)) {
    const size_t end = at + mention.size();
    const bool begins = at == 0 || words[at - 1] == ' ';
    const bool ends =
        end == words.size() || std::string_view(" ,;:.'").find(words[end]) != std::string::npos;
    if (begins && ends) return at;
  }
  return std::string::npos;
}

// "is" and its like, after which "not" denies what follows.
bool TakesNot(std::string_view verb) {
  static constexpr std::array<std::string_view, 4> kVerbs = {"is", "are", "was", "were"};
  return IsOneOf(verb, kVerbs);
}

bool IsParticiple(const std::string& word) {
  static constexpr std::array<std::string_view, 6> kIrregular = {"been", "begun", "gone",
                                                                 "left", "had",   "kept"};
  return absl::EndsWith(word, "ed") || IsOneOf(word, kIrregular);
}

// Words beside which "not" could be taken for less, or more, than a denial of the whole.
bool ChangesWhatNotMeans(std::string_view word) {
  static constexpr std::array<std::string_view, 22> kWords = {
      "and",  "or",  "nor",  "but", "because", "if",  "unless", "only", "every", "each", "all",
      "both", "any", "some", "no",  "none",    "not", "never",  "who",  "which", "that", "also"};
  return IsOneOf(word, kWords);
}

// "kind of order" as "kind of the order".
std::string WithArticle(const std::string& words, const std::string& noun) {
  for (const std::string& name : NamesOf(noun)) {
    const std::string owner = absl::StrCat(" of ", name);
    if (words.size() <= owner.size() || !absl::EndsWith(words, owner)) continue;
    return absl::StrCat(words.substr(0, words.size() - name.size()), "the ", name);
  }
  return words;
}

}  // namespace

std::string Indefinite(const std::string& noun) {
  static constexpr std::array<std::string_view, 5> kSoundsLikeYou = {"uni", "use", "eu", "one",
                                                                     "us "};
  bool vowel = !noun.empty() && std::string_view("aeiouAEIOU").find(noun[0]) != noun.npos;
  for (std::string_view beginning : kSoundsLikeYou) {
    if (noun.substr(0, beginning.size()) == beginning) vowel = false;
  }
  return absl::StrCat(vowel ? "an " : "a ", noun);
}

std::string Definite(const std::string& noun) {
  static constexpr std::array<std::string_view, 9> kDeterminers = {
      "the", "a", "an", "this", "that", "each", "every", "no", "whether"};
  return absl::StrCat(IsOneOf(FirstWord(noun), kDeterminers) ? "" : "the ", noun);
}

std::string Capitalized(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_toupper(static_cast<unsigned char>(text[0]));
  return text;
}

std::string Uncapitalized(std::string text) {
  if (!text.empty()) text[0] = absl::ascii_tolower(static_cast<unsigned char>(text[0]));
  return text;
}

std::string Ended(std::string text) {
  static constexpr std::string_view kMarks = ".?!:";
  if (!text.empty() && kMarks.find(text.back()) == kMarks.npos) text += '.';
  return text;
}

std::string NameInWords(const std::string& name) { return absl::StrReplaceAll(name, {{"_", " "}}); }

std::optional<std::string> Denial(const std::string& clause) {
  if (clause.find_first_of(",;:()") != clause.npos) return std::nullopt;
  std::vector<std::string> words = absl::StrSplit(clause, ' ');
  if (words[0] != "the" && words[0] != "this") return std::nullopt;
  if (std::any_of(words.begin(), words.end(), ChangesWhatNotMeans)) return std::nullopt;
  for (size_t i = 2; i + 1 < words.size(); ++i) {
    if (TakesNot(words[i])) {
      words.insert(words.begin() + static_cast<long>(i) + 1, "not");
      return absl::StrJoin(words, " ");
    }
    if (words[i] != "has" && words[i] != "have") continue;
    const std::string& next = words[i + 1];
    if (IsParticiple(next)) {
      words.insert(words.begin() + static_cast<long>(i) + 1, "not");
      return absl::StrJoin(words, " ");
    }
    if (next != "a" && next != "an" && next != "the") return std::nullopt;
    words[i] = words[i] == "has" ? "does not have" : "do not have";
    return absl::StrJoin(words, " ");
  }
  return std::nullopt;
}

std::optional<std::string> Calling(const std::string& said, const std::string& noun,
                                   const std::string& reference) {
  const std::string words = WithArticle(said, noun);
  for (const std::string& name : NamesOf(noun)) {
    size_t at = FindMention(words, name, 0);
    if (at == std::string::npos) continue;
    // "the spell" needs no more words while it is the only one.
    if (reference == absl::StrCat("the ", noun)) return words;
    std::string called = words;
    while (at != std::string::npos) {
      called.replace(at, name.size() + 4, reference);
      at = FindMention(called, name, at + reference.size());
    }
    return called;
  }
  return std::nullopt;
}

std::optional<std::string> WithoutOwner(const std::string& said, const std::string& noun) {
  const std::string words = WithArticle(said, noun);
  for (const std::string& name : NamesOf(noun)) {
    const size_t at = FindMention(words, name, 0);
    if (at == std::string::npos) continue;
    const std::string owner = absl::StrCat(" of the ", name);
    const bool last =
        words.size() > owner.size() && words.substr(words.size() - owner.size()) == owner;
    const bool once = at + name.size() + 4 == words.size();
    if (!last || !once) return std::nullopt;
    return words.substr(0, words.size() - owner.size());
  }
  return words;
}

std::optional<std::string> SaidOf(const std::string& clause, const std::string& noun) {
  for (const std::string& name : NamesOf(noun)) {
    const std::string subject = absl::StrCat("the ", name, " ");
    if (absl::StartsWith(clause, subject)) return clause.substr(subject.size());
  }
  return std::nullopt;
}

}  // namespace fairstart
