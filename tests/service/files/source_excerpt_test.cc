#include "service/files/source_excerpt.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(SourceLines, FindsLinesAndPositions) {
  const SourceLines lines("one\ntwo\r\n\nfour");
  EXPECT_EQ(lines.Line(1), "one");
  EXPECT_EQ(lines.Line(2), "two");
  EXPECT_EQ(lines.Line(3), "");
  EXPECT_EQ(lines.Line(4), "four");
  EXPECT_EQ(lines.Line(5), "");
  EXPECT_EQ(lines.Line(0), "");
  EXPECT_EQ(lines.PositionOf(0), (Position{1, 1}));
  EXPECT_EQ(lines.PositionOf(5), (Position{2, 2}));
  EXPECT_EQ(lines.PositionOf(99), (Position{4, 5}));
}

TEST(Excerpt, PutsACaretUnderTheColumn) {
  EXPECT_EQ(SourceLines("a: 1\n  b: 2\n").Excerpt({2, 3}), "  b: 2\n  ^");
}

TEST(Excerpt, CountsACharacterOnceAndKeepsTabs) {
  EXPECT_EQ(SourceLines("\ta: \"££\" b").Excerpt({1, 12}), "\ta: \"££\" b\n\t        ^");
}

TEST(Excerpt, CutsALongLineAroundTheCaret) {
  const std::string source = std::string(500, 'x') + "here" + std::string(500, 'y');
  const std::string excerpt = SourceLines(source).Excerpt({1, 501});
  EXPECT_LT(excerpt.size(), 250u);
  EXPECT_NE(excerpt.find("here"), std::string::npos);
}

TEST(Excerpt, IsEmptyWithoutAPosition) { EXPECT_EQ(SourceLines("a").Excerpt({}), ""); }

}  // namespace
}  // namespace fairstart
