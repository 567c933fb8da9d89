#include "engine/explanation/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fairstart {
namespace {

using testing::ElementsAre;

TEST(Cat, JoinsPlainTextAndKeepsLinks) {
  EXPECT_THAT(
      Cat("the ", Link("allowance", "definition-allowance"), " is ", std::string("due"), "!"),
      ElementsAre(Phrase{"the ", ""}, Phrase{"allowance", "definition-allowance"},
                  Phrase{" is due!", ""}));
  EXPECT_THAT(Cat("", Plain(""), "a"), ElementsAre(Phrase{"a", ""}));
}

TEST(Listed, PutsTheLastWordBeforeTheLast) {
  EXPECT_EQ(Text(Listed({Plain("a")}, " and ")), "a");
  EXPECT_EQ(Text(Listed({Plain("a"), Plain("b")}, " and ")), "a and b");
  EXPECT_EQ(Text(Listed({Plain("a"), Plain("b"), Plain("c")}, " or ")), "a, b or c");
  EXPECT_EQ(Text(Joined({Plain("a"), Plain("b"), Plain("c")}, " and ")), "a and b and c");
}

TEST(Passage, HasWordsBeforeAndAfter) {
  const Passage plain{Plain("b"), {}, {}};
  EXPECT_EQ(Text(After(Before(Plain("a"), plain), Plain("c"))), "abc");
  const Passage list{Plain("all:"), {plain, plain}, {}};
  const Passage closed = After(Before(Plain("when "), list), Plain("; so"));
  EXPECT_EQ(Text(closed), "when all: (b; b); so");
  EXPECT_EQ(Text(closed.after), "; so");
}

}  // namespace
}  // namespace fairstart
