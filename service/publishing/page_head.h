// The head of every published page.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PAGE_HEAD_H_
#define FAIRSTART_SERVICE_PUBLISHING_PAGE_HEAD_H_

#include <initializer_list>
#include <string>
#include <string_view>

#include "service/publishing/html_writer.h"

namespace fairstart {

// Writes it: the title, kPageStyle, and the sheets that the kind of page adds. The page needs
// nothing beside it.
void WritePageHead(HtmlWriter& html, const std::string& title,
                   std::initializer_list<std::string_view> styles);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PAGE_HEAD_H_
