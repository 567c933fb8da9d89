// What is the same on every published page.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_
#define FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_

#include <string_view>

namespace fairstart {

// Colours, text, links and focus: light or dark as the reader has chosen, for screens from 320
// pixels on, and for paper. Text and links have a contrast of at least 4.5 to 1 with what is behind
// them. Each kind of page adds a sheet of its own.
extern const std::string_view kPageStyle;

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PAGE_STYLE_H_
