// A book whose every word tries to be more than a word.
#ifndef FAIRSTART_TESTS_SERVICE_PUBLISHING_HOSTILE_BOOK_H_
#define FAIRSTART_TESTS_SERVICE_PUBLISHING_HOSTILE_BOOK_H_

#include "engine/engine.h"

namespace fairstart {

inline constexpr char kHostile[] = "</style><script>x</script>\"'`|*_[a](b)#&amp;";

// Every kind of thing that a book can hold, with `text` for each text and `anchor` for each anchor.
inline Book BookOf(const std::string& text, const std::string& anchor = "a") {
  const Words words = {{text, ""}, {text, anchor}};
  const Passage passage{words, {{words, {{words, {}, {}}}, {}}}, words};
  const BookItem item{passage, text, {text}, {{text, anchor}}, {{text, anchor}}};
  BookRule rule;
  rule.anchor = "rule-" + anchor;
  rule.kind = "definition";
  rule.name = text;
  rule.title = text;
  rule.blocks.push_back({text, {item, item}, BookTable{{text, text}, {{words, words}}}, false});
  rule.blocks.push_back({text, {item}, std::nullopt, true});
  BookReference reference;
  reference.anchor = "reference-" + anchor;
  reference.paragraph = text;
  reference.kind = "status";
  reference.says = text;
  reference.carried_by = {{text, anchor}};
  reference.shown_by = {{text, anchor}};
  reference.nothing_to_compute = text;
  BookSection section;
  section.anchor = anchor;
  section.number = text;
  section.title = text;
  section.in_preparation = true;
  section.references = {reference};
  section.groups = {{text, {rule}}};
  Book book;
  book.title = text;
  book.about = {item};
  book.how_to_read = {item};
  book.parts = {{"part-" + anchor, text, text, text, {section}}};
  return book;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_PUBLISHING_HOSTILE_BOOK_H_
