// The links of a book the other way round.
#ifndef FAIRSTART_ENGINE_EXPLANATION_BOOK_LINKS_H_
#define FAIRSTART_ENGINE_EXPLANATION_BOOK_LINKS_H_

#include <functional>
#include <string>

#include "engine/explanation/book.h"

namespace fairstart {

// Calls `visit` with every rule of the book, in order.
void ForEachRule(Book& book, const std::function<void(BookRule&)>& visit);

// Calls `visit` with every phrase of the rule.
void ForEachPhrase(const BookRule& rule, const std::function<void(const Phrase&)>& visit);

// Adds to each definition, table, parameter and interpretation the rules that lead to it, to each
// reference the rules that cite it, and marks the references that wait for theirs.
void LinkBack(Book& book);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPLANATION_BOOK_LINKS_H_
