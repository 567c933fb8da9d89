#include "service/payments/due_sum.h"

#include <gtest/gtest.h>

#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

Window Between(const std::string& first, const std::string& last) {
  return {*ParseDay(first), *ParseDay(last)};
}

DecidedDays RunOf(const std::string& first, const std::string& last, const v1::Line& line) {
  DecidedDays run;
  run.days = Between(first, last);
  *run.decision.mutable_in_force()->mutable_line() = line;
  return run;
}

// 5 June 2017 is a Monday.
TEST(DueSum, AWeekOfTwoRatesIsRoundedOnce) {
  const v1::Timeline due = DueTimeline({RunOf("2017-06-01", "2017-06-07", Weekly("a", 1000)),
                                        RunOf("2017-06-08", "2017-06-30", Weekly("a", 2000))});
  // 3/7 of £10 and 4/7 of £20: £15.714…
  EXPECT_EQ(DueFor({}, due, Between("2017-06-05", "2017-06-11")).pence, 1571);
  EXPECT_EQ(DueFor({}, due, Between("2017-06-12", "2017-06-25")).pence, 4000);
}

TEST(DueSum, PartsOfAWeekComeToTheWeeksSum) {
  for (int64_t pence = 5783; pence < 5797; ++pence) {
    const v1::Timeline due = DueTimeline({RunOf("2017-06-01", "2017-06-30", Weekly("a", pence))});
    const Day monday = *ParseDay("2017-06-05");
    for (int cut = 0; cut < 1 << 6; ++cut) {  // a bit for each of the six nights
      int64_t sum = 0;
      for (int from = 0, day = 0; day < 7; ++day) {
        if (day < 6 && (cut >> day & 1) == 0) continue;
        sum += DueFor({}, due, {AddDays(monday, from), AddDays(monday, day)}).pence;
        from = day + 1;
      }
      EXPECT_EQ(sum, pence) << cut;
    }
  }
}

TEST(DueSum, NothingIsDueForWhatIsNoEntitlementOrInKind) {
  v1::Line excluded = Weekly("a", 1000);
  excluded.set_outcome(v1::OUTCOME_NOT_ENTITLED);
  v1::Line in_kind = Weekly("a", 1000);
  in_kind.mutable_given()->set_in_kind("meals");
  const v1::Timeline due = DueTimeline(
      {RunOf("2017-06-01", "2017-06-11", excluded), RunOf("2017-06-12", "2017-06-30", in_kind)});
  EXPECT_EQ(DueFor({}, due, Between("2017-06-05", "2017-06-25")).pence, 0);
}

TEST(DueSum, WhatAwaitsTheRecordIsDueOnceItIsThere) {
  v1::Line awaits = Weekly("a", 1000);
  awaits.set_outcome(v1::OUTCOME_SUBJECT_TO);
  const v1::Timeline due = DueTimeline({RunOf("2017-06-05", "2017-06-07", Weekly("a", 1000)),
                                        RunOf("2017-06-08", "2017-06-11", awaits)});
  EXPECT_EQ(DueFor({}, due, Between("2017-06-05", "2017-06-11")).pence, 1000);
}

TEST(DueSum, ALineWithDaysOfItsOwnIsDueForThoseOnly) {
  v1::Line line = Weekly("a", 700);
  line.set_instance("holiday");
  line.set_first_day("2017-06-07");
  line.set_last_day("2017-06-20");
  const v1::Timeline due = DueTimeline({RunOf("2017-07-01", "2017-07-01", line)});
  EXPECT_EQ(DueFor({}, due, Between("2017-06-07", "2017-06-20")).pence, 1400);
  EXPECT_EQ(DueFor({}, due, Between("2017-06-05", "2017-06-11")).pence, 500);
  EXPECT_EQ(DueFor({}, due, Between("2017-06-09", "2017-06-10")).pence, 200);
  EXPECT_EQ(DueFor({}, due, Between("2017-06-21", "2017-06-30")).pence, 0);
}

TEST(DueSum, TheWeekBeginsAsTheRulebookSays) {
  v1::Rulebook rules;
  rules.mutable_about()->set_week_begins(v1::WEEKDAY_SUNDAY);
  const v1::Timeline due = DueTimeline({RunOf("2017-06-01", "2017-06-30", Weekly("a", 1001))});
  EXPECT_EQ(DueFor(rules, due, Between("2017-06-04", "2017-06-10")).says, "a week at £10.01");
}

TEST(DueSum, TheFirstAndTheLastDaysThatThereAreCanBePaid) {
  v1::Rulebook rules;
  rules.mutable_about()->set_week_begins(v1::WEEKDAY_SUNDAY);
  const v1::Timeline due = DueTimeline({RunOf("1900-01-01", "2199-12-31", Weekly("a", 700))});
  EXPECT_EQ(DueFor(rules, due, Between("1900-01-01", "1900-01-03")).pence, 300);
  EXPECT_EQ(DueFor(rules, due, Between("2199-12-30", "2199-12-31")).pence, 200);
}

}  // namespace
}  // namespace fairstart
