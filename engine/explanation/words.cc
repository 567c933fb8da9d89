// Tested by tests/engine/explanation/words_test.cc.
#include "engine/explanation/words.h"

#include "absl/strings/str_cat.h"

namespace fairstart {

void Append(Words& words, std::string_view text) {
  if (text.empty()) return;
  if (words.empty() || !words.back().target.empty()) {
    words.push_back({std::string(text), ""});
  } else {
    words.back().text += text;
  }
}

void Append(Words& words, const Words& more) {
  for (const Phrase& phrase : more) {
    if (phrase.target.empty()) {
      Append(words, phrase.text);
    } else {
      words.push_back(phrase);
    }
  }
}

Words Listed(const std::vector<Words>& parts, std::string_view last) {
  Words words;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) Append(words, i + 1 == parts.size() ? last : ", ");
    Append(words, parts[i]);
  }
  return words;
}

Words Joined(const std::vector<Words>& parts, std::string_view between) {
  Words words;
  for (size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) Append(words, between);
    Append(words, parts[i]);
  }
  return words;
}

std::string Text(const Words& words) {
  std::string text;
  for (const Phrase& phrase : words) text += phrase.text;
  return text;
}

Passage Before(const Words& words, Passage passage) {
  passage.words = Cat(words, passage.words);
  return passage;
}

Passage After(Passage passage, const Words& words) {
  Append(passage.parts.empty() ? passage.words : passage.after, words);
  return passage;
}

std::string Text(const Passage& passage) {
  std::string text = Text(passage.words);
  if (passage.parts.empty()) return text;
  text += " (";
  for (size_t i = 0; i < passage.parts.size(); ++i) {
    absl::StrAppend(&text, i == 0 ? "" : "; ", Text(passage.parts[i]));
  }
  return absl::StrCat(text, ")", Text(passage.after));
}

}  // namespace fairstart
