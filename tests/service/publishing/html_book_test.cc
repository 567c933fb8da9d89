#include "service/publishing/html_book.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/hostile_book.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

size_t CountOf(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(HtmlBook, IsOnePageWithLandmarksHeadingsAndASkipLink) {
  const std::string page = HtmlBook(BookOf("word"));
  EXPECT_THAT(page,
              StartsWith("<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"));
  EXPECT_THAT(page, HasSubstr("<title>word</title>"));
  EXPECT_THAT(page, HasSubstr("<a class=\"skip\" href=\"#rules\">Skip to the rules</a>"));
  EXPECT_EQ(CountOf(page, "<main id=\"rules\">"), 1u);
  EXPECT_EQ(CountOf(page, "<header class=\"masthead\">"), 1u);
  EXPECT_EQ(CountOf(page, "<nav class=\"contents\" aria-labelledby=\"contents\">"), 1u);
  EXPECT_EQ(CountOf(page, "<h1>"), 1u);
  EXPECT_THAT(page, HasSubstr("<h5 class=\"title\" id=\"rule-a-title\">word</h5>"));
}

TEST(HtmlBook, NeedsNothingBesideIt) {
  const std::string page = HtmlBook(BookOf("word"));
  EXPECT_THAT(page, Not(HasSubstr("<script")));
  EXPECT_THAT(page, Not(HasSubstr("<link")));
  EXPECT_THAT(page, Not(HasSubstr("src=")));
  EXPECT_THAT(page, Not(HasSubstr("http")));
  EXPECT_THAT(page, Not(HasSubstr("url(")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
}

TEST(HtmlBook, HasTablesWithHeaders) {
  const std::string page = HtmlBook(BookOf("word"));
  EXPECT_THAT(page, HasSubstr("<thead><tr><th scope=\"col\">word</th><th scope=\"col\">word</th>"
                              "</tr></thead>"));
  EXPECT_THAT(page, HasSubstr("<tr id=\"reference-a\"><th scope=\"row\">word</th>"));
}

TEST(HtmlBook, MarksWhatIsInPreparation) {
  const std::string page = HtmlBook(BookOf("word"));
  EXPECT_THAT(page, HasSubstr("<span class=\"mark\">in preparation</span>"));
  EXPECT_THAT(page, HasSubstr("<p class=\"notice\">In preparation: "));
}

TEST(HtmlBook, HoldsHostileWordsAsWords) {
  const std::string page = HtmlBook(BookOf(kHostile));
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_EQ(CountOf(page, "</style>"), 2u);
  EXPECT_THAT(page, HasSubstr("&lt;/style&gt;&lt;script&gt;x&lt;/script&gt;&quot;'`|*_[a](b)#"
                              "&amp;amp;"));
}

}  // namespace
}  // namespace fairstart
