// Tested by tests/service/publishing/html_statement_test.cc.
#include "service/publishing/page_head.h"

#include "service/publishing/page_style.h"

namespace fairstart {

void WritePageHead(HtmlWriter& html, const std::string& title,
                   std::initializer_list<std::string_view> styles) {
  const HtmlElement head(html, "head");
  html.Void("meta", {{"charset", "utf-8"}});
  html.Void("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  html.Leaf("title", {}, title);
  html.Style(kPageStyle);
  for (const std::string_view style : styles) html.Style(style);
}

}  // namespace fairstart
