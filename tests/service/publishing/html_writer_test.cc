#include "service/publishing/html_writer.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(HtmlWriter, ClosesWhatItOpens) {
  HtmlWriter html;
  {
    const HtmlElement list(html, "ul", {{"class", "rules"}});
    html.Leaf("li", {}, "one");
    const HtmlElement item(html, "li");
    html.Text("two");
  }
  EXPECT_EQ(html.text(), "<ul class=\"rules\"><li>one</li><li>two</li></ul>");
}

TEST(HtmlWriter, KeepsTextText) {
  HtmlWriter html;
  html.Leaf("p", {}, "a < b && c > \"d\" <script>alert(1)</script>");
  EXPECT_EQ(html.text(),
            "<p>a &lt; b &amp;&amp; c &gt; &quot;d&quot; "
            "&lt;script&gt;alert(1)&lt;/script&gt;</p>");
}

TEST(HtmlWriter, KeepsValuesInTheirQuotes) {
  HtmlWriter html;
  html.Leaf("a", {{"href", "#x\" onclick=\"alert(1)"}}, "x");
  EXPECT_EQ(html.text(), "<a href=\"#x&quot; onclick=&quot;alert(1)\">x</a>");
}

TEST(HtmlWriter, LeavesOutEmptyValues) {
  HtmlWriter html;
  html.Void("img", {{"class", ""}, {"alt", ""}});
  EXPECT_EQ(html.text(), "<img alt=\"\">");
}

TEST(HtmlWriter, ReplacesControlCharacters) {
  HtmlWriter html;
  html.Text(std::string("a\0b\x1b\x7f\tc\nd", 9));
  EXPECT_EQ(html.text(),
            "a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\tc\nd");
}

TEST(HtmlWriter, LeavesLettersOfEveryAlphabet) {
  HtmlWriter html;
  html.Text("£57.90 – “é” 日本");
  EXPECT_EQ(html.text(), "£57.90 – “é” 日本");
}

}  // namespace
}  // namespace fairstart
