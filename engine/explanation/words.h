// Text for people: phrases, some of which lead to a declaration, and statements with lists.
//
// Nothing here knows a format. Whoever prints a passage decides how a link and a list look.
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

// A passage in words, or words that lead to a list and perhaps close it:
//   all of these hold: • … • …; then it is £0.00
struct Passage {
  Words words;
  std::vector<Passage> parts;
  Words after;  // "" when nothing follows the parts

  friend bool operator==(const Passage&, const Passage&) = default;
};

// `words` before the passage's own.
Passage Before(const Words& words, Passage passage);

// `words` after the whole passage.
Passage After(Passage passage, const Words& words);

// In one line, parts in brackets: "all of these hold: (…; …); then it is £0.00".
std::string Text(const Passage& passage);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_WORDS_H_
