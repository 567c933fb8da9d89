// Books of the small rulebook, and their rules as lines of text.
#ifndef FAIRSTART_TESTS_ENGINE_EXPLANATION_BOOK_TEXT_H_
#define FAIRSTART_TESTS_ENGINE_EXPLANATION_BOOK_TEXT_H_

#include <memory>
#include <string>
#include <vector>

#include "engine/explanation/book.h"

namespace fairstart {

// The book of the small rulebook with one more file.
Book BookWith(const std::string& more);

// The rule with this anchor; an empty one, and a failure, when there is none.
BookRule RuleAt(const Book& book, const std::string& anchor);

// A rule, line by line:
//   Who: The young person is in care. [1.2; I-1]
//   - a part of a list
//   = in_care                     the formula
//   (If not: …)                   a remark
//   | IN_CARE | £57.90 a week |   a row of a table
std::vector<std::string> Lines(const BookRule& rule);

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_EXPLANATION_BOOK_TEXT_H_
