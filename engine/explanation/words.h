// Text for people: phrases, some of which lead to a declaration, and statements with lists.
//
// Nothing here knows a format. Whoever prints a statement decides how a link and a list look.
#ifndef FAIRSTART_ENGINE_EXPLANATION_WORDS_H_
#define FAIRSTART_ENGINE_EXPLANATION_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace fairstart {

// Some words. With a target they lead to what the target names (engine/explanation/anchor.h).
struct Phrase {
  std::string text;
  std::string target;  // "" leads nowhere

  friend bool operator==(const Phrase&, const Phrase&) = default;
};

using Words = std::vector<Phrase>;

inline Words Plain(std::string text) { return {{std::move(text), ""}}; }
inline Words Link(std::string text, std::string target) {
  return {{std::move(text), std::move(target)}};
}

// Adds words; plain text grows the plain phrase before it.
void Append(Words& words, std::string_view text);
void Append(Words& words, const Words& more);

// Cat("the ", label, " of ", owner): texts and words, one after the other.
template <typename... Parts>
Words Cat(const Parts&... parts) {
  Words words;
  (Append(words, parts), ...);
  return words;
}

// "a", "a and b", "a, b and c" with `last` " and ".
Words Listed(const std::vector<Words>& parts, std::string_view last);

// The same, the same words between all.
Words Joined(const std::vector<Words>& parts, std::string_view between);

// Without targets.
std::string Text(const Words& words);

// A statement in words, or words that lead to a list and perhaps close it:
//   all of these hold: • … • …; then it is £0.00
struct Statement {
  Words words;
  std::vector<Statement> parts;
  Words after;  // "" when nothing follows the parts

  friend bool operator==(const Statement&, const Statement&) = default;
};

// `words` before the statement's own.
Statement Before(const Words& words, Statement statement);

// `words` after the whole statement.
Statement After(Statement statement, const Words& words);

// In one line, parts in brackets: "all of these hold: (…; …); then it is £0.00".
std::string Text(const Statement& statement);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_WORDS_H_
