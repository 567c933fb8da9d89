// A statement as one HTML page.
#ifndef FAIRSTART_SERVICE_PUBLISHING_HTML_STATEMENT_H_
#define FAIRSTART_SERVICE_PUBLISHING_HTML_STATEMENT_H_

#include <string>

#include "service/publishing/statement_page.h"

namespace fairstart {

// A page that needs nothing beside it: no script, no font, no picture. It can be read on a
// telephone of 320 pixels and by a screen reader, follows the reader's choice of light or dark, and
// prints on A4. UTF-8; whatever a page says is text in it.
std::string HtmlStatement(const StatementPage& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_HTML_STATEMENT_H_
