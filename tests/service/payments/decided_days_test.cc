#include "service/payments/decided_days.h"

#include "service/deciding/decision_in_force.h"
#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

Window Between(const std::string& first, const std::string& last) {
  return {*ParseDay(first), *ParseDay(last)};
}

const v1::LineReference kLine = LineNamed("allowance");

// Decided of May, departed from on the 10th to the 12th, found anew and not decided from the 20th.
DecisionHistory May() {
  HistoryBuilder builder;
  builder.Case({});
  const int64_t found =
      builder.Finding({{Weekly("allowance", 5000), Days("2017-05-01", "2017-05-31")}});
  builder.Confirm(found);
  builder.Depart(found, Weekly("allowance", 6000), Days("2017-05-10", "2017-05-12"));
  builder.Finding({{Weekly("allowance", 4000), Days("2017-05-20", "2017-06-30")}});
  return builder.Build();
}

TEST(DecidedDays, ARunIsTheDaysOnWhichTheSameIsDecided) {
  const std::vector<DecidedDays> runs =
      DecidedOver(May(), kLine, Between("2017-04-25", "2017-06-05"));
  ASSERT_EQ(runs.size(), 6u);
  EXPECT_EQ(runs[0].days, Between("2017-04-25", "2017-04-30"));
  EXPECT_FALSE(runs[0].decision.has_in_force());
  EXPECT_EQ(runs[1].days, Between("2017-05-01", "2017-05-09"));
  EXPECT_EQ(runs[2].days, Between("2017-05-10", "2017-05-12"));
  EXPECT_EQ(runs[2].decision.in_force().line().given().amount().pence(), 6000);
  EXPECT_EQ(runs[3].days, Between("2017-05-13", "2017-05-19"));
  EXPECT_EQ(runs[4].days, Between("2017-05-20", "2017-05-31"));
  EXPECT_TRUE(runs[4].decision.has_in_force() && runs[4].decision.has_undecided());
  EXPECT_EQ(runs[5].days, Between("2017-06-01", "2017-06-05"));
  EXPECT_FALSE(runs[5].decision.has_in_force());
}

TEST(DecidedDays, EachDayIsDecidedAsItIsAlone) {
  const DecisionHistory history = May();
  for (const DecidedDays& run : DecidedOver(history, kLine, Between("2017-04-25", "2017-07-05"))) {
    for (Day day = run.days.first; day <= run.days.last; day = NextDay(day)) {
      v1::LineDecision alone = DecisionOn(history, kLine, day);
      alone.set_as_of(run.decision.as_of());
      EXPECT_EQ(alone.SerializeAsString(), run.decision.SerializeAsString()) << day;
    }
  }
}

TEST(DecidedDays, TheLastDecidedDayIsTheLastOfAnyRunBefore) {
  EXPECT_EQ(LastDecidedDay(May(), kLine, *ParseDay("2017-06-10")), *ParseDay("2017-05-31"));
  EXPECT_EQ(LastDecidedDay(May(), kLine, *ParseDay("2017-05-11")), *ParseDay("2017-05-10"));
  EXPECT_FALSE(LastDecidedDay(May(), kLine, *ParseDay("2017-05-01")).has_value());
}

}  // namespace
}  // namespace fairstart
