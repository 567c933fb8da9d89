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

Statement Before(const Words& words, Statement statement) {
  statement.words = Cat(words, statement.words);
  return statement;
}

Statement After(Statement statement, const Words& words) {
  Append(statement.parts.empty() ? statement.words : statement.after, words);
  return statement;
}

std::string Text(const Statement& statement) {
  std::string text = Text(statement.words);
  if (statement.parts.empty()) return text;
  text += " (";
  for (size_t i = 0; i < statement.parts.size(); ++i) {
    absl::StrAppend(&text, i == 0 ? "" : "; ", Text(statement.parts[i]));
  }
  return absl::StrCat(text, ")", Text(statement.after));
}

}  // namespace fairstart
