// How published pages look.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_
#define FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_

#include <string_view>

namespace fairstart {

// The style sheet of every page: light or dark as the reader has chosen, for screens from 320
// pixels on, and for paper. Text and links have a contrast of at least 4.5 to 1 with what is behind
// them.
extern const std::string_view kPageStyle;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_
