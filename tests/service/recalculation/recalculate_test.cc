#include "service/recalculation/recalculate.h"

#include <gmock/gmock.h>

#include "tests/service/recalculation/recalculation_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

// The full allowance is £57.90 a week, and £10.00 less for those at work (2.1, 2.2).

TEST_F(RecalculationTest, WhatWasPaidAsDueIsSettled) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  ItIs("2019-06-09");
  Paid(Week());
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated());
  EXPECT_EQ(period.outcome(), v1::RECALCULATION_OUTCOME_SETTLED);
  EXPECT_EQ(period.then().amount().pence(), 5790);
  EXPECT_EQ(period.now().amount().pence(), 5790);
  EXPECT_TRUE(period.causes().empty());
  EXPECT_FALSE(period.has_recovery());
}

TEST_F(RecalculationTest, LateFactThatLowersTheSumIsNotRecoveredWithoutARule) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  ItIs("2019-06-09");
  Paid(Week());
  ItIs("2019-07-01");
  const int64_t late = Received("r2", AtWorkFrom("2019-06-01"));
  const v1::Recalculation all = Recalculated();
  const v1::RecalculatedPeriod period = OnlyPeriod(all);
  EXPECT_EQ(period.outcome(), v1::RECALCULATION_OUTCOME_OVERPAID);
  EXPECT_EQ(period.then().amount().pence(), 5790);
  EXPECT_EQ(period.now().amount().pence(), 4790);
  EXPECT_EQ(period.difference().pence(), -1000);
  ASSERT_EQ(period.causes_size(), 1);
  EXPECT_EQ(period.causes(0).position(), late);
  EXPECT_EQ(period.causes(0).reason(), v1::RECALCULATION_REASON_LATE_FACT);
  EXPECT_EQ(period.causes(0).matters_from(), "2019-06-03");
  EXPECT_THAT(period.causes(0).recorded_at(), HasSubstr("2019-07-01"));
  EXPECT_FALSE(period.recovery().has_rule());
  EXPECT_THAT(period.recovery().says(), HasSubstr("the rulebook has no rule for it"));
  ASSERT_EQ(period.recovery().citations_size(), 1);
  EXPECT_EQ(period.recovery().citations(0).paragraph(), "2.1");
  EXPECT_FALSE(period.now().because().empty());
  EXPECT_NE(period.then().because(0), "");
  EXPECT_EQ(all.totals().overpaid().pence(), 1000);
  EXPECT_EQ(all.totals().overpaid_by_correction().pence(), 1000);
  EXPECT_EQ(all.totals().overpaid_without_rule().pence(), 1000);
  EXPECT_EQ(all.totals().repayable().pence(), 0);
}

TEST_F(RecalculationTest, LateFactThatRaisesTheSumIsArrears) {
  ItIs("2019-06-01");
  Received("r1", AtWorkFrom("2019-06-01"));
  ItIs("2019-06-09");
  Paid(Week("p1", "2019-06-03", "2019-06-09", 4790));
  ItIs("2019-07-01");
  Received("r2", PayeeFacts());
  const v1::Recalculation all = Recalculated();
  EXPECT_EQ(OnlyPeriod(all).outcome(), v1::RECALCULATION_OUTCOME_ARREARS);
  EXPECT_EQ(OnlyPeriod(all).difference().pence(), 1000);
  EXPECT_EQ(OnlyPeriod(all).causes(0).reason(), v1::RECALCULATION_REASON_LATE_FACT);
  EXPECT_EQ(all.totals().arrears_by_correction().pence(), 1000);
}

// Three days at £57.90 and four at £47.90 a week: 365.30 / 7 = 52.1857.
TEST_F(RecalculationTest, ChangeThatIsReportedInTimeIsNoCorrection) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  ItIs("2019-06-03");
  Paid(Week());
  ItIs("2019-06-06");
  Received("r2", AtWorkFrom("2019-06-06"));
  const v1::Recalculation all = Recalculated();
  const v1::RecalculatedPeriod period = OnlyPeriod(all);
  EXPECT_EQ(period.now().amount().pence(), 5219);
  ASSERT_EQ(period.causes_size(), 1);
  EXPECT_EQ(period.causes(0).reason(), v1::RECALCULATION_REASON_CHANGE_IN_TIME);
  EXPECT_EQ(period.causes(0).matters_from(), "2019-06-06");
  EXPECT_EQ(all.totals().overpaid().pence(), 571);
  EXPECT_EQ(all.totals().overpaid_by_correction().pence(), 0);
}

TEST_F(RecalculationTest, ChangeThatIsReportedTheDayAfterIsLate) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  ItIs("2019-06-03");
  Paid(Week());
  ItIs("2019-06-07");
  Received("r2", AtWorkFrom("2019-06-06"));
  EXPECT_EQ(OnlyPeriod(Recalculated()).causes(0).reason(), v1::RECALCULATION_REASON_LATE_FACT);
}

TEST_F(RecalculationTest, NothingPaidIsArrearsAsKnownWhenItWasDue) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated());
  EXPECT_EQ(period.difference().pence(), 5790);
  EXPECT_EQ(period.then().amount().pence(), 5790);
}

TEST_F(RecalculationTest, BeforeAnyCaseNothingWasKnown) {
  ItIs("2019-07-01");
  Received("r1", PayeeFacts());
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated());
  EXPECT_FALSE(period.has_then());
  EXPECT_EQ(period.difference().pence(), 5790);
  EXPECT_EQ(period.causes(0).reason(), v1::RECALCULATION_REASON_LATE_FACT);
}

TEST_F(RecalculationTest, WhatCameBackWasNotPaid) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  Paid(Week());
  Paid(Back("b1", Week(), 790));
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated());
  EXPECT_EQ(period.paid().pence(), 5000);
  EXPECT_EQ(period.difference().pence(), 790);
}

TEST_F(RecalculationTest, PaymentForTwoWeeksJoinsThem) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  Paid(Week("p1", "2019-06-03", "2019-06-16", 11580));
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated("2019-06-03", "2019-06-05"));
  EXPECT_EQ(period.last_day(), "2019-06-16");
  EXPECT_EQ(period.outcome(), v1::RECALCULATION_OUTCOME_SETTLED);
}

TEST_F(RecalculationTest, MissingFactIsUndeterminedAndNeverZero) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  Paid(Week());
  v1::CaseFacts facts = PayeeFacts();
  facts.clear_jobs();
  Received("r2", facts);
  const v1::Recalculation all = Recalculated();
  const v1::RecalculatedPeriod period = OnlyPeriod(all);
  EXPECT_EQ(period.outcome(), v1::RECALCULATION_OUTCOME_UNDETERMINED);
  EXPECT_FALSE(period.has_difference());
  EXPECT_FALSE(period.now().has_amount());
  EXPECT_THAT(period.says(), HasSubstr("jobs"));
  EXPECT_FALSE(period.has_recovery());
  EXPECT_GE(all.totals().undetermined(), 1);
  EXPECT_EQ(all.totals().overpaid().pence(), 0);
}

TEST_F(RecalculationTest, CorrectedSumOfTheRulebookIsArrearsOfAllWhoWereFoundByTheOld) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  v1::CaseFacts other = PayeeFacts("case-2");
  Received("r2", other);
  Paid(Week());
  ItIs("2019-08-01");
  const int64_t published = Size();
  PublishChanged("value: \"57.90\"", "value: \"60.00\"");
  ASSERT_GT(Size(), published);
  const v1::RecalculatedPeriod period = OnlyPeriod(Recalculated());
  EXPECT_EQ(period.then().amount().pence(), 5790);
  EXPECT_EQ(period.now().amount().pence(), 6000);
  EXPECT_EQ(period.difference().pence(), 210);
  ASSERT_EQ(period.causes_size(), 1);
  EXPECT_EQ(period.causes(0).position(), published);
  EXPECT_EQ(period.causes(0).reason(), v1::RECALCULATION_REASON_RULES_CORRECTED);

  const auto affected = AffectedBy(**Now(), published);
  ASSERT_TRUE(affected.ok()) << affected.status();
  EXPECT_EQ(*affected, (std::vector<std::string>{"case-1", "case-2"}));
  std::vector<int64_t> arrears;
  const auto reader = LedgerReader::Open(file_);
  ASSERT_TRUE(reader.ok()) << reader.status();
  const absl::Status all =
      RecalculateAll(**reader, *affected, {*ParseDay("2019-06-03"), *ParseDay("2019-06-09")}, 2,
                     [&](const v1::Recalculation& one) {
                       arrears.push_back(OnlyPeriod(one).difference().pence());
                       return absl::OkStatus();
                     });
  EXPECT_TRUE(all.ok()) << all;
  EXPECT_EQ(arrears, (std::vector<int64_t>{210, 6000}));
}

TEST_F(RecalculationTest, FindingOfALaterDayCountsWhereItSaysTheSame) {
  ItIs("2019-06-01");
  PublishNextEdition();
  FoundBy("r1", "2019", "2019-06-20");
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 5790);
  // From the birthday on the whole finding is the same.
  FoundBy("r2", "2020", "2019-06-20");
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 6000);
}

TEST_F(RecalculationTest, LaterFindingOfDaysBeforeThePeriodDoesNotCount) {
  ItIs("2019-06-01");
  PublishNextEdition();
  FoundBy("r1", "2020", "2019-06-03");
  FoundBy("r2", "2019", "2019-05-01");  // holds up to the birthday in May
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 6000);
}

TEST_F(RecalculationTest, OfFindingsThatAllHoldFromLaterOnTheEarliestCounts) {
  ItIs("2019-06-01");
  PublishNextEdition();
  FoundBy("r1", "2019", "2020-06-01");  // holds from the birthday in 2020 on
  FoundBy("r2", "2020", "2020-06-01");
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 6000);
}

TEST_F(RecalculationTest, EditionOfANewNameAffectsThoseWhoWereFoundByAnEarlierOne) {
  ItIs("2019-06-01");
  Received("r1", PayeeFacts());
  const int64_t published = Size();
  PublishNextEdition();
  ASSERT_GT(Size(), published);
  const auto affected = AffectedBy(**Now(), published);
  ASSERT_TRUE(affected.ok()) << affected.status();
  EXPECT_EQ(*affected, (std::vector<std::string>{kPerson}));
  // It changes nothing of what is due until something is found by it.
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 5790);
  FoundBy("r2", "2020", "2019-06-03");
  EXPECT_EQ(OnlyPeriod(Recalculated()).now().amount().pence(), 6000);
}

TEST_F(RecalculationTest, RuleOfRepaymentIsCitedAndOnlyItsSumsArePaidBack) {
  ItIs("2019-06-01");
  PublishChanged("label: \"weekly allowance\"",
                 "label: \"weekly allowance\" repayment { says: \"Paid back from arrears of a "
                 "benefit.\" cite { paragraph: \"2.2\" } }");
  Received("r1", PayeeFacts());
  Paid(Week());
  Received("r2", AtWorkFrom("2019-06-01"));
  const v1::Recalculation all = Recalculated();
  const v1::Recovery recovery = OnlyPeriod(all).recovery();
  EXPECT_TRUE(recovery.has_rule());
  EXPECT_EQ(recovery.says(), "Paid back from arrears of a benefit.");
  ASSERT_EQ(recovery.citations_size(), 1);
  EXPECT_EQ(recovery.citations(0).paragraph(), "2.2");
  EXPECT_EQ(all.totals().overpaid().pence(), 1000);
  EXPECT_EQ(all.totals().overpaid_without_rule().pence(), 0);
  // No duty of these rules comes to a sum.
  EXPECT_EQ(all.totals().repayable().pence(), 0);
}

TEST_F(RecalculationTest, AffectedPeopleComeByPages) {
  ItIs("2019-06-01");
  const int64_t position = Received("r1", PayeeFacts());
  v1::ListAffectedRequest request;
  request.set_position(position);
  const auto page = ListAffected(**Now(), request.SerializeAsString());
  ASSERT_TRUE(page.ok()) << page.status();
  ASSERT_EQ(page->case_references_size(), 1);
  EXPECT_EQ(page->case_references(0), kPerson);
  EXPECT_EQ(page->next_page_token(), "");
  request.set_position(1'000'000);
  EXPECT_EQ(ListAffected(**Now(), request.SerializeAsString()).status().code(),
            absl::StatusCode::kNotFound);
  request.set_position(0);  // the ledger's key
  EXPECT_EQ(ListAffected(**Now(), request.SerializeAsString()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(RecalculationTest, RequestsThatCannotBeReadNameTheField) {
  v1::RecalculateRequest request;
  request.set_case_reference(kPerson);
  request.set_first_day("2019-06-09");
  request.set_last_day("2019-06-03");
  EXPECT_EQ(Fields(Recalculate(**Now(), request.SerializeAsString(), plans_).status()),
            std::vector<std::string>{"last_day"});
  request.set_last_day("2019-06-30");
  const absl::Status unknown = Recalculate(**Now(), request.SerializeAsString(), plans_).status();
  EXPECT_EQ(unknown.code(), absl::StatusCode::kNotFound);
  EXPECT_EQ(Fields(unknown), std::vector<std::string>{"case_reference"});
}

}  // namespace
}  // namespace fairstart
