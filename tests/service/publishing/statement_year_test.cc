#include "service/publishing/statement_year.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/sample_statement.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

TEST(StatementYear, TellsWhatChangesByDayAndReason) {
  const SampleStatement sample;
  const std::vector<YearChange> changes = StatementYear(sample.timeline).Changes();
  // That a citation changes on 1 January is no change to anybody.
  ASSERT_EQ(changes.size(), 3u);
  EXPECT_EQ(changes[0].day, "2019-07-02");
  EXPECT_THAT(
      changes[0].what,
      ElementsAre("Task for you: sign the agreement, late if it is not done by 1 July 2019."));
  EXPECT_EQ(changes[1].day, "2020-03-10");
  EXPECT_THAT(changes[1].what, ElementsAre("Ends: Weekly allowance."));
  EXPECT_THAT(changes[1].why, ElementsAre("you become 18"));
  EXPECT_EQ(changes[2].day, "2020-03-10");
  EXPECT_THAT(changes[2].what,
              ElementsAre("Starts: Birthday money, 10 March 2020. £100.00, once."));
  EXPECT_THAT(changes[2].why, ElementsAre("its day comes"));
}

TEST(StatementYear, SaysUntilWhenSomethingStays) {
  const SampleStatement sample;
  const StatementYear year(sample.timeline);
  const std::optional<NextState> next = year.Next(sample.finding.lines(0));
  ASSERT_TRUE(next.has_value());
  EXPECT_EQ(next->day, "2020-03-10");
  EXPECT_EQ(next->becomes, "");
  EXPECT_THAT(next->why, ElementsAre("you become 18"));
  EXPECT_FALSE(year.NextStatus().has_value());
  // A line that the first day does not have.
  EXPECT_FALSE(year.Next(sample.timeline.lines(2).line()).has_value());
}

TEST(StatementYear, TellsOfASumThatBecomesAnotherAndOfWhatCannotBeDecided) {
  SampleStatement sample;
  v1::Line& later = *sample.timeline.mutable_lines(1)->mutable_line();
  later.mutable_given()->mutable_amount()->set_pence(4790);
  StatementYear year(sample.timeline);
  EXPECT_THAT(year.Changes()[1].what,
              ElementsAre("Changes: Weekly allowance. Before: £57.90 a week. Now: £47.90 a week."));
  EXPECT_EQ(year.Next(sample.finding.lines(0))->becomes, "£47.90 a week");

  later.set_outcome(v1::OUTCOME_UNDETERMINED);
  later.mutable_given()->clear_amount();
  EXPECT_THAT(
      StatementYear(sample.timeline).Changes()[1].what,
      ElementsAre("Changes: Weekly allowance. Before: £57.90 a week. Now: cannot be decided yet."));
}

TEST(StatementYear, GivesWhatARuleWorksOutAsReasonOnlyWhereNothingElseIsKnown) {
  SampleStatement sample;
  v1::Change& change = *sample.timeline.mutable_changes(2);
  v1::Cause& worked_out = *change.add_causes();
  worked_out.set_kind(v1::CAUSE_KIND_VALUE);
  worked_out.set_says("this changes: the young person is a child");
  change.mutable_items(0)->add_causes(2);
  EXPECT_THAT(StatementYear(sample.timeline).Changes()[1].why, ElementsAre("you become 18"));
  change.mutable_items(0)->clear_causes();
  change.mutable_items(0)->add_causes(2);
  EXPECT_THAT(StatementYear(sample.timeline).Changes()[1].why,
              ElementsAre("this changes: you are a child"));
}

}  // namespace
}  // namespace fairstart
