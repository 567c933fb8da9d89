// For how long a line stays the same, in cases that a person can follow; tests/properties follows
// thousands that nobody made.
#include <gtest/gtest.h>

#include "tests/engine/evaluation/asked.h"

namespace fairstart {
namespace {

TEST(Windows, ReachOverTheDaysOnWhichNothingChanges) {
  const Asked asked =
      AskOfTested(Who("as_of < birthday(17)") + "amount: 'weekly_rate'", "2020-05-01");
  EXPECT_EQ(WindowOf(asked), "2020-04-01 to 2020-05-14");
}

// Both sides of the birthday say the same, so it is no end.
TEST(Windows, GoOnWhereTheAnswerIsTheSameForAnotherReason) {
  const Asked asked = AskOfTested(
      Who("as_of < birthday(17) || as_of >= birthday(17)") + "amount: 'weekly_rate'", "2020-05-01");
  EXPECT_EQ(WindowOf(asked), "2020-04-01 to ");
}

// Before the birthday the line of "short" is settled by cases and says so; the line of "long" never
// was, whatever becomes of the other.
TEST(Windows, ALineThatIsSettledByCasesEndsWhereItNeedNotBe) {
  const std::string body =
      kEachJob +
      Who("j.id == \"long\" || as_of >= birthday(17) || has_been_told || !has_been_told");
  const Asked before = AskOfTested(body, "2020-05-01");
  EXPECT_EQ(WindowOf(before, "short"), "2020-04-01 to 2020-05-14");
  EXPECT_EQ(WindowOf(before, "long"), "2020-04-01 to ");
  const Asked after = AskOfTested(body, "2020-06-01");
  EXPECT_EQ(WindowOf(after, "short"), "2020-05-15 to ");
  EXPECT_EQ(WindowOf(after, "long"), "2020-04-01 to ");
}

}  // namespace
}  // namespace fairstart
