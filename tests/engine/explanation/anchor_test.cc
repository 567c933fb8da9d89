#include "engine/explanation/anchor.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(Anchor, KeepsNamesAsTheyAre) {
  EXPECT_EQ(Anchor("definition", "eligible_or_relevant"), "definition-eligible_or_relevant");
  EXPECT_EQ(Anchor("interpretation", "I-52"), "interpretation-I-52");
  EXPECT_EQ(ReferenceAnchor("guide", "12.1.s2"), "reference-guide-12.1.s2");
  EXPECT_EQ(ReferenceAnchor("published", "home/lha"), "reference-published-home/lha");
}

TEST(Anchor, WritesWhatHasNoPlaceInAnAnchorSoThatItStaysDifferent) {
  EXPECT_EQ(Anchor("scenario", "CA Sch 2"), "scenario-CA+Sch+2");
  EXPECT_EQ(Anchor("scenario", "a+b"), "scenario-a~2bb");
  EXPECT_EQ(Anchor("scenario", "\"><b>"), "scenario-~22~3e~3cb~3e");
  EXPECT_EQ(Anchor("scenario", "é"), "scenario-~c3~a9");
}

}  // namespace
}  // namespace fairstart
