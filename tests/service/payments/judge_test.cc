#include "service/payments/judge.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "service/payments/problems.h"
#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class JudgeTest : public PaymentsTest {
 protected:
  // Facts by which the young person begins to work on a day.
  static v1::CaseFacts AtWorkFrom(const std::string& day) {
    v1::CaseFacts facts = PayeeFacts();
    auto& job = *facts.mutable_jobs()->add_records();
    job.set_id("job-1");
    job.set_first_day(day);
    job.mutable_last_day()->set_not_yet(true);
    return facts;
  }

  void ExpectOnly(const v1::PaymentVerdict& verdict, v1::PaymentProblemKind kind) {
    EXPECT_EQ(Kinds(verdict), ProblemKinds{kind}) << verdict.DebugString();
    EXPECT_EQ(verdict.verdict(), VerdictOf(kind));
  }
};

TEST_F(JudgeTest, WhatIsDueForAWeekIsPaid) {
  const int64_t decision = Decide("r1");
  const v1::PaymentVerdict verdict = VerdictOn(Week());
  EXPECT_EQ(verdict.verdict(), v1::VERDICT_PAY) << verdict.DebugString();
  EXPECT_EQ(verdict.right_amount().pence(), 5790);
  EXPECT_EQ(verdict.says(), "a week at £57.90");
  EXPECT_FALSE(verdict.has_left());
  EXPECT_EQ(verdict.citations(0).paragraph(), "2.1");
  ASSERT_EQ(verdict.decision_positions_size(), 1);
  EXPECT_EQ(verdict.decision_positions(0), decision);
}

TEST_F(JudgeTest, APartWeekIsSevenths) {
  Decide("r1");
  EXPECT_EQ(VerdictOn(Week("p1", "2019-06-03", "2019-06-07", 4136)).verdict(), v1::VERDICT_PAY);
  const v1::PaymentVerdict over = VerdictOn(Week("p1", "2019-06-03", "2019-06-07", 4137));
  ExpectOnly(over, v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT);
  EXPECT_EQ(over.right_amount().pence(), 4136);
  EXPECT_EQ(over.says(), "5 of 7 days at £57.90 a week");
  EXPECT_EQ(Paragraphs(over.problems(0))[0], "2.1");
}

TEST_F(JudgeTest, LessThanIsDueMayBePaidAndTheRestLater) {
  Decide("r1");
  EXPECT_EQ(VerdictOn(Week("p1", "2019-06-03", "2019-06-09", 2000)).verdict(), v1::VERDICT_PAY);
  Paid(Week("p1", "2019-06-03", "2019-06-09", 2000));
  const v1::PaymentVerdict rest = VerdictOn(Week("p2", "2019-06-03", "2019-06-09", 3790));
  EXPECT_EQ(rest.verdict(), v1::VERDICT_PAY) << rest.DebugString();
  EXPECT_EQ(rest.right_amount().pence(), 3790);
}

TEST_F(JudgeTest, WeeksThatDifferInRateAreAddedUp) {
  Decide("r1", "2019-06-01", AtWorkFrom("2019-06-17"));
  Decide("r2", "2019-06-20", AtWorkFrom("2019-06-17"));
  const v1::PaymentVerdict verdict =
      VerdictOn(Week("p1", "2019-06-03", "2019-06-23", 5790 + 5790 + 4790));
  EXPECT_EQ(verdict.verdict(), v1::VERDICT_PAY) << verdict.DebugString();
  EXPECT_EQ(verdict.decision_positions_size(), 2);
  v1::Payment payment = Week("p1", "2019-06-03", "2019-06-23", 5790 + 5790 + 4790);
  payment.set_payee(v1::PAYEE_CARER);
  ExpectOnly(VerdictOn(payment), v1::PAYMENT_PROBLEM_KIND_WRONG_PAYEE);
}

TEST_F(JudgeTest, WithoutADecisionNothingIsPaid) {
  const v1::PaymentVerdict verdict = VerdictOn(Week());
  ExpectOnly(verdict, v1::PAYMENT_PROBLEM_KIND_NO_DECISION);
  EXPECT_FALSE(verdict.has_right_amount());
  EXPECT_EQ(verdict.problems(0).first_day(), "2019-06-03");
  EXPECT_EQ(verdict.problems(0).last_day(), "2019-06-09");
}

TEST_F(JudgeTest, WhatIsFoundAndNotDecidedIsHeld) {
  Recorded(Proposal("r1", "2019-06-01", PayeeFacts()));
  ExpectOnly(VerdictOn(Week()), v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET);
}

TEST_F(JudgeTest, AMissingFactIsSaidAndHeld) {
  v1::CaseFacts facts = PayeeFacts();
  facts.clear_jobs();
  Recorded(Proposal("r1", "2019-06-01", facts));
  const v1::PaymentVerdict verdict = VerdictOn(Week());
  ExpectOnly(verdict, v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET);
  EXPECT_FALSE(verdict.has_right_amount());
  ASSERT_EQ(verdict.problems(0).missing_size(), 1);
  EXPECT_EQ(verdict.problems(0).missing(0).path(), "jobs");
  EXPECT_NE(verdict.problems(0).says().find("undetermined, because not known: jobs"),
            std::string::npos)
      << verdict.problems(0).says();
}

TEST_F(JudgeTest, WhatWasDecidedAndEndedIsHeld) {
  Decide("r1", "2019-06-01", AtWorkFrom("2019-07-01"));
  EXPECT_EQ(VerdictOn(Week("p1", "2019-06-24", "2019-06-30")).verdict(), v1::VERDICT_PAY);
  const v1::PaymentVerdict later = VerdictOn(Week("p1", "2019-07-01", "2019-07-07", 4790));
  ExpectOnly(later, v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED);
  EXPECT_NE(later.problems(0).says().find("ended on 2019-06-30"), std::string::npos);
}

TEST_F(JudgeTest, OfAPeriodTheDaysWithoutADecisionAreNamed) {
  Decide("r1", "2019-06-01", AtWorkFrom("2019-07-01"));
  const v1::PaymentVerdict verdict = VerdictOn(Week("p1", "2019-06-24", "2019-07-07", 5790 + 4790));
  ExpectOnly(verdict, v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED);
  EXPECT_EQ(verdict.problems(0).first_day(), "2019-07-01");
  EXPECT_EQ(verdict.right_amount().pence(), 5790);  // as far as it is decided
}

TEST_F(JudgeTest, WithoutEntitlementNothingIsPaid) {
  v1::CaseFacts facts = PayeeFacts();
  facts.mutable_care_episodes()->clear_records();
  Decide("r1", "2019-06-01", facts);
  const v1::PaymentVerdict verdict = VerdictOn(Week());
  ExpectOnly(verdict, v1::PAYMENT_PROBLEM_KIND_NOT_ENTITLED);
  EXPECT_EQ(verdict.right_amount().pence(), 0);
  EXPECT_NE(verdict.problems(0).says().find("The young person is not a care leaver."),
            std::string::npos);
  const std::vector<std::string> cited = Paragraphs(verdict.problems(0));
  EXPECT_NE(std::find(cited.begin(), cited.end(), "1.1"), cited.end());
}

TEST_F(JudgeTest, ANewerFindingThatSaysOtherwiseHoldsWhatWasDecided) {
  Decide("r1");
  Recorded(Proposal("r2", "2019-06-20", AtWorkFrom("2019-06-17")));
  EXPECT_EQ(VerdictOn(Week()).verdict(), v1::VERDICT_PAY);
  const v1::PaymentVerdict held = VerdictOn(Week("p2", "2019-06-17", "2019-06-23"));
  ExpectOnly(held, v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET);
}

TEST_F(JudgeTest, WhatIsNeededBeforeEachPaymentIsAskedForWhenItIsPaid) {
  Decide("r1");
  const v1::PaymentVerdict held = VerdictOn(Grant("p1", 200000));
  ExpectOnly(held, v1::PAYMENT_PROBLEM_KIND_NOT_ON_RECORD);
  EXPECT_EQ(held.problems(0).needs(0).name(), "service_manager");
  EXPECT_EQ(Paragraphs(held.problems(0)), std::vector<std::string>{"2.5"});
  Recorded(Approved());
  const v1::PaymentVerdict paid = VerdictOn(Grant("p1", 200000));
  EXPECT_EQ(paid.verdict(), v1::VERDICT_PAY) << paid.DebugString();
}

TEST_F(JudgeTest, AGrantIsPaidInInstalmentsUpToItsSum) {
  Decide("r1");
  Recorded(Approved());
  Paid(Grant("p1", 50000));
  const v1::PaymentVerdict rest = VerdictOn(Grant("p2", 150000));
  EXPECT_EQ(rest.verdict(), v1::VERDICT_PAY);
  EXPECT_EQ(rest.left().pence(), 150000);
  const v1::PaymentVerdict over = VerdictOn(Grant("p2", 150001));
  ExpectOnly(over, v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT);
  EXPECT_EQ(over.right_amount().pence(), 150000);
  Paid(Grant("p2", 150000));
  const v1::PaymentVerdict spent = VerdictOn(Grant("p3", 1));
  ExpectOnly(spent, v1::PAYMENT_PROBLEM_KIND_PAID_ALREADY);
  EXPECT_EQ(spent.right_amount().pence(), 0);
  EXPECT_EQ(spent.left().pence(), 0);
  Paid(Back("b1", Grant("p1", 50000), 50000));
  EXPECT_EQ(VerdictOn(Grant("p3", 50000)).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, ACapCountsEarlierInstalments) {
  Decide("r1");
  EXPECT_EQ(VerdictOn(Equipment("p1", 50000)).left().pence(), 50000);
  Paid(Equipment("p1", 30000));
  EXPECT_EQ(VerdictOn(Equipment("p2", 20000)).verdict(), v1::VERDICT_PAY);
  const v1::PaymentVerdict over = VerdictOn(Equipment("p2", 20001));
  ExpectOnly(over, v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT);
  EXPECT_EQ(over.right_amount().pence(), 20000);
  EXPECT_EQ(over.left().pence(), 20000);
}

TEST_F(JudgeTest, APotCountsWhatOthersDrewFromItInItsYear) {
  Decide("r1");
  Paid(To("p1", "sport", 6000, "2019-06-01"));
  EXPECT_EQ(VerdictOn(To("p2", "music", 4000)).verdict(), v1::VERDICT_PAY);
  ExpectOnly(VerdictOn(To("p2", "music", 4001)), v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT);
  EXPECT_EQ(VerdictOn(To("p2", "music", 10000, "2020-04-01")).verdict(), v1::VERDICT_PAY);
  EXPECT_EQ(VerdictOn(To("p2", "music", 4001, "2020-03-31")).verdict(), v1::VERDICT_REJECT);
}

TEST_F(JudgeTest, APotOfAHomeCountsWhatOthersGotForIt) {
  Decide("r1");
  Decide("r2", "2019-06-01", PayeeFacts("case-2"));
  v1::Payment food = To("p1", "first_food", 5000);
  food.set_home("home-1");
  Paid(food, "case-2");
  EXPECT_EQ(VerdictOn(food).left().pence(), 3000);
  ExpectOnly(VerdictOn(food), v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT);
  food.mutable_amount()->set_pence(3000);
  EXPECT_EQ(VerdictOn(food).verdict(), v1::VERDICT_PAY);
  Paid(Back(
           "b1",
           [&] {
             v1::Payment all = food;
             all.mutable_amount()->set_pence(5000);
             return all;
           }(),
           1000),
       "case-2");
  EXPECT_EQ(VerdictOn(food).left().pence(), 4000);
  food.clear_home();
  EXPECT_EQ(Fields(Validated(food).status()), std::vector<std::string>{"payment.home"});
}

TEST_F(JudgeTest, TheSameAgainIsADuplicate) {
  Decide("r1");
  Paid(Week());
  ExpectOnly(VerdictOn(Week()), v1::PAYMENT_PROBLEM_KIND_DUPLICATE);
  const v1::PaymentVerdict renamed = VerdictOn(Week("p2"));
  EXPECT_EQ(renamed.verdict(), v1::VERDICT_REJECT);
  EXPECT_TRUE(HasProblem(renamed, v1::PAYMENT_PROBLEM_KIND_DUPLICATE));
  EXPECT_EQ(renamed.right_amount().pence(), 0);
  Paid(Back("b1", Week(), 5790));
  ExpectOnly(VerdictOn(Week()), v1::PAYMENT_PROBLEM_KIND_DUPLICATE);  // its reference is taken
  EXPECT_EQ(VerdictOn(Week("p2")).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, DaysThatArePaidAreNotPaidAgain) {
  Decide("r1");
  Paid(Week());
  const v1::PaymentVerdict two_weeks = VerdictOn(Week("p2", "2019-06-03", "2019-06-16", 11580));
  ExpectOnly(two_weeks, v1::PAYMENT_PROBLEM_KIND_OVERLAP);
  EXPECT_EQ(two_weeks.problems(0).first_day(), "2019-06-03");
  EXPECT_EQ(two_weeks.problems(0).last_day(), "2019-06-09");
  EXPECT_EQ(two_weeks.right_amount().pence(), 5790);
  v1::Payment another_day = Week("p2");
  another_day.set_paid_on("2019-06-12");
  EXPECT_TRUE(HasProblem(VerdictOn(another_day), v1::PAYMENT_PROBLEM_KIND_OVERLAP));
  EXPECT_EQ(VerdictOn(Week("p2", "2019-06-10", "2019-06-16")).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, AllThatIsWrongIsReportedAndTheGravestDecides) {
  Decide("r1");
  v1::Payment payment = Grant("p1", 200001);
  payment.set_payee(v1::PAYEE_YOUNG_PERSON);
  payment.set_manner(v1::MANNER_ACCOUNT);
  const v1::PaymentVerdict verdict = VerdictOn(payment);
  EXPECT_EQ(verdict.verdict(), v1::VERDICT_REJECT);
  EXPECT_EQ(
      Kinds(verdict),
      (ProblemKinds{v1::PAYMENT_PROBLEM_KIND_WRONG_PAYEE, v1::PAYMENT_PROBLEM_KIND_WRONG_MANNER,
                    v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT, v1::PAYMENT_PROBLEM_KIND_NOT_ON_RECORD}));
}

TEST_F(JudgeTest, WhatThePaymentLeavesOutIsHeld) {
  Decide("r1");
  v1::Payment payment = Week();
  payment.clear_payee();
  payment.clear_manner();
  payment.clear_first_day();
  payment.clear_last_day();
  EXPECT_EQ(Kinds(VerdictOn(payment)),
            (ProblemKinds{v1::PAYMENT_PROBLEM_KIND_NOT_STATED, v1::PAYMENT_PROBLEM_KIND_NOT_STATED,
                          v1::PAYMENT_PROBLEM_KIND_NOT_STATED}));
}

TEST_F(JudgeTest, CashNeedsThePlansConsent) {
  Decide("r1");
  v1::Payment payment = To("p1", "cash_help", 2000);
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
  payment.set_manner(v1::MANNER_CASH_IF_AGREED);
  ExpectOnly(VerdictOn(payment), v1::PAYMENT_PROBLEM_KIND_CASH_NOT_AGREED);
  Recorded(Added("i1",
                 "plan_item { id: 'i1' line { entitlement: 'cash_help' } "
                 "manner: MANNER_CASH_IF_AGREED }"));
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, AGiftForADayIsPaidOnce) {
  Decide("r1");
  v1::Payment payment = To("p1", "birthday_gift", 5000);
  EXPECT_EQ(Kinds(VerdictOn(payment)), ProblemKinds{v1::PAYMENT_PROBLEM_KIND_NO_DECISION});
  payment.mutable_line()->set_instance("2019-05-15");
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
  v1::Payment over = payment;
  over.mutable_amount()->set_pence(5001);
  ExpectOnly(VerdictOn(over), v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT);
  Paid(payment);
  payment.set_id("p2");
  payment.set_paid_on("2019-06-11");
  ExpectOnly(VerdictOn(payment), v1::PAYMENT_PROBLEM_KIND_PAID_ALREADY);
}

TEST_F(JudgeTest, ACostWithoutACapIsPaidOnceInOneSum) {
  Decide("r1");
  v1::Payment payment = To("p1", "name_change", 4900);
  payment.set_payee(v1::PAYEE_SUPPLIER);
  const v1::PaymentVerdict first = VerdictOn(payment);
  EXPECT_EQ(first.verdict(), v1::VERDICT_PAY) << first.DebugString();
  EXPECT_FALSE(first.has_right_amount());
  Paid(payment);
  payment.set_id("p2");
  payment.mutable_amount()->set_pence(100);
  const v1::PaymentVerdict again = VerdictOn(payment);
  ExpectOnly(again, v1::PAYMENT_PROBLEM_KIND_PAID_ALREADY);
  EXPECT_EQ(again.right_amount().pence(), 0);
}

TEST_F(JudgeTest, ACostByTheWeekIsPaidForEachDayOnce) {
  Decide("r1");
  v1::Payment payment = Week("p1", "2019-06-03", "2019-06-09", 14500);
  payment.mutable_line()->set_entitlement("lodgings");
  payment.set_payee(v1::PAYEE_LANDLORD_OR_PROVIDER);
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
  Paid(payment);
  payment.set_id("p2");
  payment.mutable_amount()->set_pence(100);
  ExpectOnly(VerdictOn(payment), v1::PAYMENT_PROBLEM_KIND_OVERLAP);
  payment.set_first_day("2019-06-09");
  payment.set_last_day("2019-06-15");
  ExpectOnly(VerdictOn(payment), v1::PAYMENT_PROBLEM_KIND_OVERLAP);
  payment.set_first_day("2019-06-10");
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, CostsThatAriseOneByOneMayOverlapInTheirDays) {
  Decide("r1");
  v1::Payment payment = To("p1", "sport", 1000);
  payment.set_first_day("2019-06-01");
  payment.set_last_day("2019-06-30");
  Paid(payment);
  payment.set_id("p2");
  payment.mutable_amount()->set_pence(1200);
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, AnyDayThatThereIsCanBeAskedAbout) {
  Decide("r1");
  for (const char* day : {"1900-01-01", "2199-12-31"}) {
    const v1::PaymentVerdict verdict = VerdictOn(Week("p1", day, day));
    EXPECT_NE(verdict.verdict(), v1::VERDICT_UNSPECIFIED) << day;
    EXPECT_NE(verdict.verdict(), v1::VERDICT_PAY) << day;
  }
}

TEST_F(JudgeTest, WhatIsGivenInKindIsNotPaid) {
  Decide("r1");
  ExpectOnly(VerdictOn(To("p1", "adviser", 100)), v1::PAYMENT_PROBLEM_KIND_IN_KIND);
}

TEST_F(JudgeTest, ADepartureIsPaidAsItWasDecided) {
  const auto found = Ask(Proposal("r1", "2019-06-01", PayeeFacts()));
  Recorded(Departure("d1", found->recorded().position()));
  EXPECT_EQ(VerdictOn(Week("p1", "2019-06-03", "2019-06-09", 7000)).verdict(), v1::VERDICT_PAY);
  const v1::PaymentVerdict over = VerdictOn(Week("p1", "2019-06-03", "2019-06-09", 7001));
  ExpectOnly(over, v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT);
  EXPECT_EQ(over.right_amount().pence(), 7000);
}

TEST_F(JudgeTest, ADepartureStandsInPlaceOfWhatTheEntitlementNeedsAndNotOfWhatAPaymentDoes) {
  const auto found = Ask(Proposal("r1", "2019-06-01", PayeeFacts()));
  v1::DepartRequest departure = Departure("d1", found->recorded().position());
  departure.mutable_departure()->mutable_line()->set_entitlement("special_needs");
  *departure.mutable_departure()->mutable_given() = Parsed<v1::Given>("actual_cost: true");
  Recorded(departure);
  v1::Payment payment = Equipment("p1", 100);
  payment.mutable_line()->set_entitlement("special_needs");
  const v1::PaymentVerdict held = VerdictOn(payment);
  ExpectOnly(held, v1::PAYMENT_PROBLEM_KIND_NOT_ON_RECORD);
  ASSERT_EQ(held.problems(0).needs_size(), 1);
  EXPECT_EQ(held.problems(0).needs(0).name(), "receipt");
  Recorded(Added("e1",
                 "evidence { id: 'e1' line { entitlement: 'special_needs' } kind: 'receipt' "
                 "received_on: '2019-06-05' }"));
  EXPECT_EQ(VerdictOn(payment).verdict(), v1::VERDICT_PAY);
}

TEST_F(JudgeTest, ALineOfADayIsNotPaidFromThePotOfAnotherYear) {
  Decide("r1");
  v1::Payment treat = To("p1", "birthday_treat", 10000, "2019-06-10");
  treat.mutable_line()->set_instance("2019-05-15");
  EXPECT_EQ(VerdictOn(treat).verdict(), v1::VERDICT_PAY);
  treat.set_paid_on("2020-04-02");
  ExpectOnly(VerdictOn(treat), v1::PAYMENT_PROBLEM_KIND_NOT_STATED);
  treat.set_first_day("2019-05-15");
  treat.set_last_day("2019-05-15");
  EXPECT_EQ(VerdictOn(treat).verdict(), v1::VERDICT_PAY);
  Paid(To("p2", "sport", 1));
  ExpectOnly(VerdictOn(treat), v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT);
}

TEST_F(JudgeTest, TheCapOfADepartureCountsInPlaceOfTheRulebooks) {
  const auto found = Ask(Proposal("r1", "2019-06-01", PayeeFacts()));
  v1::DepartRequest departure = Departure("d1", found->recorded().position());
  departure.mutable_departure()->mutable_line()->set_entitlement("equipment");
  *departure.mutable_departure()->mutable_given() = Parsed<v1::Given>(
      "actual_cost: true cap { pence: 60000 } cap_period: CAP_PERIOD_LIFE unit: UNIT_PENCE");
  Recorded(departure);
  Paid(Equipment("p1", 50000));
  EXPECT_EQ(VerdictOn(Equipment("p2", 10000)).verdict(), v1::VERDICT_PAY);
  ExpectOnly(VerdictOn(Equipment("p2", 10001)), v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT);
}

TEST_F(JudgeTest, WhatCameOntoTheRecordSinceMayChangeTheLine) {
  Recorded(Approved());
  Decide("r1");
  Recorded(Added("s1",
                 "assessment { id: 's1' line { entitlement: 'home_grant' } "
                 "outcome: ASSESSMENT_OUTCOME_APPROVED amount { pence: 10000 } assessed_by: 'pa-7' "
                 "assessed_on: '2019-06-03' reason: 'less is enough' }"));
  ExpectOnly(VerdictOn(Grant("p1", 200000)), v1::PAYMENT_PROBLEM_KIND_DECIDED_OTHERWISE);
  Decide("r2");
  const v1::PaymentVerdict over = VerdictOn(Grant("p1", 200000));
  ExpectOnly(over, v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT);
  EXPECT_EQ(over.right_amount().pence(), 10000);
}

TEST_F(JudgeTest, AnEditionThatIsAnotherNowDecidesNothing) {
  Decide("r1");
  const std::filesystem::path copy = folder_.path() / "rules";
  std::filesystem::copy("tests/service/payments/rules", copy,
                        std::filesystem::copy_options::recursive);
  std::ofstream(copy / "payments/2019/about.txtpb", std::ios::app) << "# changed\n";
  OpenRules(copy.string());
  const absl::Status status = Validated(Week()).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(ReasonOf(status), "EDITION_NOT_FOUND");
}

TEST_F(JudgeTest, AnEditionDecidesNothingOnceTheOneThatItAmendsIsAnother) {
  const std::filesystem::path copy = folder_.path() / "rules";
  std::filesystem::copy("tests/service/payments/rules", copy,
                        std::filesystem::copy_options::recursive);
  std::filesystem::create_directory(copy / "payments/2019-05");
  std::ofstream(copy / "payments/2019-05/about.txtpb") << R"pb(
    about {
      id: "payments"
      edition: "2019-05"
      title: "A guide to payments"
      amends: "2019"
      in_force_from: "2019-05-01"
      legal_status: "legal_status"
    }
  )pb";
  OpenRules(copy.string());
  Decide("r1");
  EXPECT_EQ(VerdictOn(Week()).verdict(), v1::VERDICT_PAY);
  OpenRules(copy.string());
  EXPECT_EQ(VerdictOn(Week()).verdict(), v1::VERDICT_PAY);
  std::ofstream(copy / "payments/2019/about.txtpb", std::ios::app) << "# changed\n";
  OpenRules(copy.string());
  EXPECT_EQ(ReasonOf(Validated(Week()).status()), "EDITION_NOT_FOUND");
}

}  // namespace
}  // namespace fairstart
