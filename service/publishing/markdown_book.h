// The book of rules in Markdown.
#ifndef FAIRSTART_SERVICE_PUBLISHING_MARKDOWN_BOOK_H_
#define FAIRSTART_SERVICE_PUBLISHING_MARKDOWN_BOOK_H_

#include <string>

#include "engine/engine.h"

namespace fairstart {

// Markdown as GitHub reads it, with tables, and with an anchor before each heading that links lead
// to. Words of the rulebook stay words: nothing in them is read as markup.
std::string MarkdownBook(const Book& book);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_MARKDOWN_BOOK_H_
