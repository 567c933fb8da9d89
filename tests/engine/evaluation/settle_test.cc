// Reasoning by cases: docs/rule-language.md, section 4, "Cases".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/evaluation/asked.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> PathsOf(const google::protobuf::RepeatedPtrField<v1::Missing>& missing) {
  std::vector<std::string> paths;
  for (const v1::Missing& one : missing) paths.push_back(one.path());
  return paths;
}

TEST(Settle, AFactThatMakesNoDifferenceIsNamedAndNotWaitedFor) {
  const Asked asked =
      AskOfTested(Who("has_been_told || !has_been_told") + "amount: 'weekly_rate'", "2020-06-01");
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_THAT(LineOf(asked).missing(), IsEmpty());
  EXPECT_THAT(PathsOf(LineOf(asked).whatever()), ElementsAre("declared_facts.has_been_told"));
}

TEST(Settle, AFactThatMakesADifferenceIsWaitedFor) {
  const Asked asked = AskOfTested(Who("has_been_told") + "amount: 'weekly_rate'", "2020-06-01");
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_THAT(PathsOf(LineOf(asked).missing()), ElementsAre("declared_facts.has_been_told"));
  EXPECT_THAT(LineOf(asked).whatever(), IsEmpty());
}

TEST(Settle, NumbersAreGoneThroughRunByRun) {
  const Asked asked = AskOfTested(
      kEachJob + Who("j.minutes_per_week > 961 || j.minutes_per_week < 962"), "2020-06-01");
  EXPECT_EQ(LineOf(asked, "open").outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_THAT(PathsOf(LineOf(asked, "open").whatever()),
              ElementsAre("jobs.records[1].minutes_per_week"));
}

// One number of all that there are: 500.
TEST(Settle, ANumberThatMakesADifferenceIsFound) {
  const Asked asked = AskOfTested(
      kEachJob + Who("j.minutes_per_week > 500 || j.minutes_per_week < 500"), "2020-06-01");
  EXPECT_EQ(LineOf(asked, "open").outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(LineOf(asked, "long").outcome(), v1::OUTCOME_ENTITLED);
}

// The definition "of_some_job": whether a record of the list names one of the three jobs.
std::string OfSomeJob(const std::string& records) {
  return "definition { name: 'of_some_job' label: 'of some job' value: '" + records +
         ".exists(r, r.job == \"long\" || r.job == \"open\" || r.job == \"short\")' "
         "cite { paragraph: '1.2' } } ";
}

TEST(Settle, ARecordThatMustBeMeantIsOneOfThoseThatAreThere) {
  const Asked asked = AskOfTested(Who("of_some_job") + "amount: 'weekly_rate'", "2020-06-01",
                                  OfSomeJob("active(pay_periods)"));
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_THAT(PathsOf(LineOf(asked).whatever()), ElementsAre("pay_periods.records[0].job"));
}

// Which courses there are cannot be gone through, and need not be once the job is known.
TEST(Settle, WhatCannotBeGoneThroughMayNotBeWaitedForInTheCases) {
  const Asked asked =
      AskOfTested(Who("of_some_job || size(courses) > 0") + "amount: 'weekly_rate'", "2020-06-01",
                  OfSomeJob("active(pay_periods)"));
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_THAT(PathsOf(LineOf(asked).whatever()), ElementsAre("pay_periods.records[0].job"));
}

TEST(Settle, WhatCannotBeGoneThroughIsWaitedForIfACaseNeedsIt) {
  const Asked asked = AskOfTested(
      Who("size(courses) > 0 || has_been_told") + "amount: 'weekly_rate'", "2020-06-01");
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_THAT(PathsOf(LineOf(asked).missing()),
              ElementsAre("courses", "declared_facts.has_been_told"));
}

// A journey may have been to no job.
TEST(Settle, ARecordThatNeedNotBeMeantIsWaitedFor) {
  const Asked asked = AskOfTested(Who("of_some_job") + "amount: 'weekly_rate'", "2020-06-01",
                                  OfSomeJob("journeys"));
  EXPECT_EQ(LineOf(asked).outcome(), v1::OUTCOME_UNDETERMINED);
}

TEST(Settle, ALineThatWaitsForNothingIsAsItWas) {
  const Asked asked = AskOfTested(
      kEachJob + Who("j.id == \"long\" || has_been_told || !has_been_told"), "2020-06-01");
  EXPECT_THAT(LineOf(asked, "long").whatever(), IsEmpty());
  EXPECT_THAT(PathsOf(LineOf(asked, "short").whatever()),
              ElementsAre("declared_facts.has_been_told"));
}

}  // namespace
}  // namespace fairstart
