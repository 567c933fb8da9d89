// Each mention is judged by the word before and the word after it: as owner ("the young person's
// home"), as subject ("if the young person lives …"), as subject after the verb of a question ("has
// the young person …") or as what a verb or preposition is about ("help the young person to …").
//
// Tested by tests/service/publishing/second_person_test.cc.
#include "service/publishing/second_person.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"

namespace fairstart {
namespace {

constexpr absl::string_view kWho = "the young person";

template <size_t N>
bool IsOneOf(absl::string_view word, const std::array<absl::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool IsLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// The lower-case word that ends right before `at`, spaces between; "" if none or a mark stands
// there.
std::string WordBefore(absl::string_view text, size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  size_t start = at;
  while (start > 0 && IsLetter(text[start - 1])) --start;
  return absl::AsciiStrToLower(text.substr(start, at - start));
}

// The word that starts at `at` after one space; "" if none or a mark stands there.
absl::string_view WordAfter(absl::string_view text, size_t at) {
  if (at >= text.size() || text[at] != ' ') return "";
  size_t end = ++at;
  while (end < text.size() && IsLetter(text[end])) ++end;
  return text.substr(at, end - at);
}

// Verbs that have a form of their own for "you".
std::optional<absl::string_view> IrregularForYou(absl::string_view verb) {
  static constexpr std::array<std::pair<absl::string_view, absl::string_view>, 4> kForms = {
      {{"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}}};
  for (const auto& [theirs, yours] : kForms) {
    if (verb == theirs) return yours;
  }
  return std::nullopt;
}

// What looks like a verb of the third person without being one.
bool OnlyLooksLikeAVerb(absl::string_view word) {
  static constexpr std::array<absl::string_view, 14> kWords = {
      "as",        "always",  "this", "its", "his",   "thus",    "perhaps",
      "sometimes", "besides", "yes",  "us",  "whose", "towards", "afterwards"};
  return IsOneOf(word, kWords) || absl::EndsWith(word, "ss");
}

bool LooksLikeAVerb(absl::string_view word) {
  return IrregularForYou(word).has_value() ||
         (word.size() > 2 && word.back() == 's' && !OnlyLooksLikeAVerb(word));
}

// "live" of "lives", "study" of "studies", "go" of "goes"; nothing of what is no such verb.
std::optional<std::string> ForYou(absl::string_view verb) {
  static constexpr std::array<absl::string_view, 12> kSame = {"can",   "cannot", "could", "will",
                                                              "would", "should", "may",   "might",
                                                              "must",  "had",    "did",   "need"};
  if (IsOneOf(verb, kSame)) return std::string(verb);
  if (const auto form = IrregularForYou(verb); form.has_value()) return std::string(*form);
  if (!LooksLikeAVerb(verb)) return std::nullopt;
  for (absl::string_view ending : {"sses", "shes", "ches", "xes", "zes", "oes"}) {
    if (absl::EndsWith(verb, ending)) return std::string(verb.substr(0, verb.size() - 2));
  }
  if (absl::EndsWith(verb, "ies") && verb.size() > 4) {
    return absl::StrCat(verb.substr(0, verb.size() - 3), "y");
  }
  return std::string(verb.substr(0, verb.size() - 1));
}

// After which a clause begins.
bool BeginsAClause(absl::string_view word) {
  static constexpr std::array<absl::string_view, 16> kWords = {
      "if",    "that", "when",  "because", "while",  "since", "whether", "where",
      "until", "once", "which", "what",    "unless", "so",    "how",     "than"};
  return IsOneOf(word, kWords);
}

// Whether a verb further on in the sentence may have the same subject: "lives alone and pays the
// rent".
bool AnotherVerbFollows(absl::string_view rest) {
  rest = rest.substr(0, rest.find_first_of(".;:"));
  size_t at = 0;
  while (at < rest.size()) {
    const size_t comma = rest.find(',', at);
    const size_t space = rest.find(' ', at);
    if (space == rest.npos) return false;
    const std::string before = WordBefore(rest, space);
    const bool joins = comma + 1 == space || before == "and" || before == "or" || before == "but" ||
                       before == "nor" || before == "then" || before == "not" ||
                       before == "neither";
    if (joins && LooksLikeAVerb(WordAfter(rest, space))) return true;
    at = space + 1;
  }
  return false;
}

bool MayMeanThem(absl::string_view text) {
  static constexpr std::array<absl::string_view, 8> kPronouns = {
      "they", "them", "their", "theirs", "themselves", "themself", "he", "she"};
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && IsLetter(text[end])) ++end;
    if (IsOneOf(absl::AsciiStrToLower(text.substr(at, end - at)), kPronouns)) return true;
    at = end + 1;
  }
  return false;
}

// A mention and what takes its place.
struct Turned {
  size_t from = 0;
  size_t to = 0;
  std::string words;
};

bool IsPreposition(absl::string_view word) {
  static constexpr std::array<absl::string_view, 9> kWords = {"to", "for", "with", "about",  "from",
                                                              "by", "at",  "on",   "against"};
  return IsOneOf(word, kWords);
}

// After which somebody whom a verb is about is mentioned no further: "help the young person to
// claim".
bool GoesOnAfterAnObject(absl::string_view word) {
  static constexpr std::array<absl::string_view, 14> kWords = {
      "",   "to", "in", "for",  "with", "about", "from",
      "at", "on", "of", "what", "how",  "when",  "where"};
  return IsOneOf(word, kWords);
}

std::optional<Turned> TurnSubject(absl::string_view text, size_t at, size_t end) {
  const absl::string_view next = WordAfter(text, end);
  const std::optional<std::string> verb = ForYou(next);
  const size_t after = end + 1 + next.size();
  if (!verb.has_value() || AnotherVerbFollows(text.substr(after))) return std::nullopt;
  return Turned{at, after, absl::StrCat("you ", *verb)};
}

// "has the young person" in a question; `verb` is the word before.
std::optional<Turned> TurnQuestion(absl::string_view text, size_t at, size_t end,
                                   const std::string& verb) {
  static constexpr std::array<absl::string_view, 9> kSame = {
      "did", "can", "could", "will", "would", "should", "may", "must", "had"};
  const auto form = IrregularForYou(verb);
  if (!form.has_value() && !IsOneOf(verb, kSame)) return std::nullopt;
  if (text[text.find_first_of(".?", end) == text.npos ? at : text.find_first_of(".?", end)] !=
          '?' ||
      AnotherVerbFollows(text.substr(end))) {
    return std::nullopt;
  }
  const std::string said(form.has_value() ? *form : absl::string_view(verb));
  return Turned{at - 1 - verb.size(), end, absl::StrCat(said, " you")};
}

std::optional<Turned> Turn(absl::string_view text, size_t at) {
  const size_t end = at + kWho.size();
  if (absl::StartsWith(text.substr(end), "'s")) {
    const size_t after = end + 2;
    if (WordAfter(text, after).empty()) return std::nullopt;
    return Turned{at, after, "your"};
  }
  if (absl::StartsWith(text.substr(end), ", who")) return std::nullopt;
  const std::string before = WordBefore(text, at);
  const size_t mark = at > 1 ? at - 2 : 0;
  const bool begins = at == 0 || BeginsAClause(before) ||
                      (before.empty() && absl::string_view(".;:,?").find(text[mark]) != text.npos);
  if (begins) return TurnSubject(text, at, end);
  if (before == "and" || before == "or" || before == "of") return std::nullopt;
  if (auto turned = TurnQuestion(text, at, end, before); turned.has_value()) return turned;
  if (IrregularForYou(before).has_value()) return std::nullopt;  // "the payee is the young person"
  const absl::string_view next = WordAfter(text, end);
  const bool followed = end < text.size() && text[end] == ' ';
  if (IsPreposition(before) && next != "who" && next != "and" && next != "or")
    return Turned{at, end, "you"};
  if (before.empty() || (followed && next.empty()) || !GoesOnAfterAnObject(next))
    return std::nullopt;
  return Turned{at, end, "you"};
}

size_t FindMention(absl::string_view text, size_t from) {
  for (size_t at = from; at + kWho.size() <= text.size(); ++at) {
    if (!absl::EqualsIgnoreCase(text.substr(at, kWho.size()), kWho)) continue;
    const size_t end = at + kWho.size();
    if ((at == 0 || !IsLetter(text[at - 1])) && (end == text.size() || !IsLetter(text[end])))
      return at;
  }
  return absl::string_view::npos;
}

}  // namespace

std::string InSecondPerson(const std::string& text) {
  size_t at = FindMention(text, 0);
  if (at == absl::string_view::npos || MayMeanThem(text)) return text;
  std::string turned;
  size_t done = 0;
  while (at != absl::string_view::npos) {
    std::optional<Turned> mention = Turn(text, at);
    if (!mention.has_value()) return text;
    const bool capital = absl::ascii_isupper(static_cast<unsigned char>(text[mention->from])) != 0;
    if (capital)
      mention->words[0] = absl::ascii_toupper(static_cast<unsigned char>(mention->words[0]));
    absl::StrAppend(&turned, text.substr(done, mention->from - done), mention->words);
    done = mention->to;
    at = FindMention(text, done);
  }
  return absl::StrCat(turned, text.substr(done));
}

}  // namespace fairstart
