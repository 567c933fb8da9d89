#include "service/cli/page.h"

#include <gtest/gtest.h>

#include <functional>
#include <sstream>

namespace fairstart {
namespace {

std::string Printed(const std::function<void(Page&)>& print, bool colour = false) {
  std::ostringstream out;
  Page page(out, colour, 20);
  print(page);
  return out.str();
}

TEST(Page, WrapsParagraphs) {
  EXPECT_EQ(Printed([](Page& page) {
              page.Paragraph(2, "one two three four five six", Page::Style::kPlain, 2);
            }),
            "  one two three four\n    five six\n");
}

TEST(Page, CountsCharactersNotBytes) {
  EXPECT_EQ(Printed([](Page& page) { page.Paragraph(0, "££££ ££££ ££££ £££££"); }),
            "££££ ££££ ££££ £££££\n");
  EXPECT_EQ(Columns("£57.90 − é"), 10);
}

TEST(Page, PutsALongWordOnALineOfItsOwn) {
  EXPECT_EQ(Printed([](Page& page) { page.Paragraph(0, "a " + std::string(30, 'b') + " c"); }),
            "a\n" + std::string(30, 'b') + "\nc\n");
}

TEST(Page, PrintsNothingForNothing) {
  EXPECT_EQ(Printed([](Page& page) { page.Paragraph(4, " "); }), "");
}

TEST(Page, LeavesControlCharactersOut) {
  EXPECT_EQ(Printed([](Page& page) { page.Paragraph(0, "a\033[31mb\nc\a"); }), "a[31mb c\n");
}

TEST(Page, PutsAValueAtTheRightEdge) {
  EXPECT_EQ(Printed([](Page& page) { page.Row(2, "rent", "£85.00", Page::Style::kPlain); }),
            "  rent        £85.00\n");
  EXPECT_EQ(
      Printed([](Page& page) { page.Row(2, "rent of a flat", "£85.00", Page::Style::kPlain); }),
      "  rent of a flat\n    £85.00\n");
}

TEST(Page, ColoursOnlyWhereThereAreColours) {
  const auto print = [](Page& page) { page.Paragraph(1, "yes", Page::Style::kGood); };
  EXPECT_EQ(Printed(print), " yes\n");
  EXPECT_EQ(Printed(print, true), " \033[32myes\033[0m\n");
}

}  // namespace
}  // namespace fairstart
