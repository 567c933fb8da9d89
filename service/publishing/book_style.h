// How the book of rules looks.
#ifndef FAIRSTART_SERVICE_PUBLISHING_BOOK_STYLE_H_
#define FAIRSTART_SERVICE_PUBLISHING_BOOK_STYLE_H_

#include <string_view>

namespace fairstart {

// The style sheet of the book, to stand after kPageStyle, whose colours it uses.
extern const std::string_view kBookStyle;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_BOOK_STYLE_H_
