// The book of rules as one HTML page.
#ifndef FAIRSTART_SERVICE_PUBLISHING_HTML_BOOK_H_
#define FAIRSTART_SERVICE_PUBLISHING_HTML_BOOK_H_

#include <string>

#include "engine/engine.h"

namespace fairstart {

// A page that needs nothing beside it: no script, no font, no picture. It can be read on a
// telephone and by a screen reader, follows the reader's choice of light or dark, and prints.
std::string HtmlBook(const Book& book);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_HTML_BOOK_H_
