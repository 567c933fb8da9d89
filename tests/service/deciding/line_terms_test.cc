#include "service/deciding/line_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(LineTerms, WhatIsFoundForCertainCanBeConfirmed) {
  EXPECT_THAT(Hindrances(Weekly("allowance", 5790)), IsEmpty());
  EXPECT_THAT(Hindrances(Parsed<v1::Line>("outcome: OUTCOME_NOT_ENTITLED")), IsEmpty());
}

TEST(LineTerms, AMissingFactHindersAndIsNamed) {
  EXPECT_THAT(Hindrances(Parsed<v1::Line>(R"pb(
                outcome: OUTCOME_UNDETERMINED
                missing { kind: KIND_FACT path: "jobs" label: "jobs" }
                missing { kind: KIND_RATE path: "benefit_rate" day: "2030-01-01" }
              )pb")),
              ElementsAre(AllOf(HasSubstr("jobs"), HasSubstr("propose again with a case")),
                          AllOf(HasSubstr("benefit_rate on 2030-01-01"), HasSubstr("rates"))));
}

TEST(LineTerms, WhatIsToBeConsideredNeedsAnAssessment) {
  EXPECT_THAT(Hindrances(Parsed<v1::Line>("outcome: OUTCOME_TO_CONSIDER consider: 'hardship'")),
              ElementsAre(AllOf(HasSubstr("hardship"), HasSubstr("record an assessment"))));
}

TEST(LineTerms, OnlyWhatIsNeededBeforeTheEntitlementHinders) {
  EXPECT_THAT(
      Hindrances(Parsed<v1::Line>(R"pb(
        outcome: OUTCOME_SUBJECT_TO
        needs {
          kind: "approval"
          name: "service_manager"
          before: BEFORE_ENTITLEMENT
          says: "A manager approves."
        }
        needs { kind: "evidence" name: "receipt" before: BEFORE_EACH_PAYMENT says: "A receipt." }
      )pb")),
      ElementsAre(
          AllOf(HasSubstr("approval \"service_manager\""), HasSubstr("A manager approves."))));
}

TEST(LineTerms, WhatAwaitsTheRecordIsNoOtherDecision) {
  v1::Line decided = Weekly("allowance", 5790);
  v1::Line later = decided;
  later.set_outcome(v1::OUTCOME_SUBJECT_TO);
  later.add_needs()->set_before(v1::Need::BEFORE_EACH_PAYMENT);
  later.mutable_limits()->mutable_paid()->set_pence(100);
  EXPECT_TRUE(SaysTheSame(decided, later));
  later.mutable_needs(0)->set_before(v1::Need::BEFORE_ENTITLEMENT);
  EXPECT_FALSE(SaysTheSame(decided, later));
}

TEST(LineTerms, AnotherSumMannerOrDayIsAnotherDecision) {
  const v1::Line decided = Weekly("allowance", 5790);
  EXPECT_FALSE(SaysTheSame(decided, Weekly("allowance", 5789)));
  v1::Line later = decided;
  later.set_manner(v1::MANNER_VOUCHER);
  EXPECT_FALSE(SaysTheSame(decided, later));
  later = decided;
  later.set_last_day("2017-07-31");
  EXPECT_FALSE(SaysTheSame(decided, later));
}

TEST(LineTerms, WhatHinderedBeforeIsNoNews) {
  const v1::Line open = Parsed<v1::Line>("outcome: OUTCOME_UNDETERMINED missing { path: 'jobs' }");
  EXPECT_TRUE(SaysNothingNew(open, open));
  EXPECT_FALSE(SaysTheSame(open, open));
  v1::Line more = open;
  more.add_missing()->set_path("courses");
  EXPECT_FALSE(SaysNothingNew(open, more));
}

}  // namespace
}  // namespace fairstart
