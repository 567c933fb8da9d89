#include "service/payments/reconcile.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

using Kind = v1::PaymentDifferenceKind;

class ReconcileTest : public PaymentsTest {
 protected:
  // Of June 2019, from Monday the 3rd to Sunday the 30th.
  absl::StatusOr<v1::ReconcileResponse> Reconciled(const std::string& report = "",
                                                   bool has_report = false) {
    v1::ReconcileRequest request;
    request.set_case_reference(kPerson);
    request.set_first_day("2019-06-03");
    request.set_last_day("2019-06-30");
    if (has_report) *request.mutable_report() = Parsed<v1::PaymentReport>(report);
    return Reconcile(*library_, **Now(), request.SerializeAsString());
  }

  std::vector<v1::PaymentDifference> Differences(const std::string& line) {
    const auto response = Reconciled();
    EXPECT_TRUE(response.ok()) << response.status();
    std::vector<v1::PaymentDifference> differences;
    if (!response.ok()) return differences;
    for (const v1::PaymentDifference& difference : response->differences()) {
      if (difference.line().entitlement() == line) differences.push_back(difference);
    }
    return differences;
  }

  // Of payments that are reported, without what was due.
  std::vector<std::pair<std::string, Kind>> Reported(const std::string& report) {
    const auto response = Reconciled(report, true);
    EXPECT_TRUE(response.ok()) << response.status();
    std::vector<std::pair<std::string, Kind>> differences;
    if (!response.ok()) return differences;
    for (const v1::PaymentDifference& difference : response->differences()) {
      if (difference.kind() >= v1::PAYMENT_DIFFERENCE_KIND_NOT_ON_RECORD)
        differences.emplace_back(difference.reference(), difference.kind());
    }
    return differences;
  }
};

TEST_F(ReconcileTest, WhatIsDueAndNotPaidIsFoundToTheDay) {
  Decide("r1");
  Paid(Week("p1", "2019-06-03", "2019-06-09"));
  Paid(Week("p2", "2019-06-24", "2019-06-26", 2481));
  const auto differences = Differences("weekly_allowance");
  ASSERT_EQ(differences.size(), 2u);
  EXPECT_EQ(differences[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID);
  EXPECT_EQ(differences[0].first_day(), "2019-06-10");
  EXPECT_EQ(differences[0].last_day(), "2019-06-23");
  EXPECT_EQ(differences[0].due().pence(), 11580);
  EXPECT_EQ(differences[0].recorded().pence(), 0);
  EXPECT_EQ(differences[0].citations(0).paragraph(), "2.1");
  EXPECT_EQ(differences[1].first_day(), "2019-06-27");
  EXPECT_EQ(differences[1].due().pence(), 5790 - 2481);
}

TEST_F(ReconcileTest, WhenAllIsPaidNothingDiffers) {
  Decide("r1");
  Paid(Week("p1", "2019-06-03", "2019-06-30", 4 * 5790));
  EXPECT_TRUE(Differences("weekly_allowance").empty());
}

TEST_F(ReconcileTest, APaymentThatCameBackIsDueAgain) {
  Decide("r1");
  Paid(Week("p1", "2019-06-03", "2019-06-30", 4 * 5790));
  Paid(Back("b1", Week("p1", "2019-06-03", "2019-06-30", 4 * 5790), 1000));
  const auto part = Differences("weekly_allowance");
  ASSERT_EQ(part.size(), 1u);
  EXPECT_EQ(part[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID);
  EXPECT_EQ(part[0].due().pence(), 4 * 5790);
  EXPECT_EQ(part[0].recorded().pence(), 4 * 5790 - 1000);
  EXPECT_EQ(part[0].reference(), "p1");
}

TEST_F(ReconcileTest, WhatIsPaidAndNotDueIsFound) {
  Decide("r1");
  Paid(Week("p1", "2019-06-03", "2019-06-30", 4 * 5790 + 1));
  v1::Payment other = To("p2", "home_grant", 100);
  Paid(other);
  const auto over = Differences("weekly_allowance");
  ASSERT_EQ(over.size(), 1u);
  EXPECT_EQ(over[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_PAID_NOT_DUE);
  EXPECT_EQ(over[0].due().pence(), 4 * 5790);
  EXPECT_EQ(over[0].recorded().pence(), 4 * 5790 + 1);
}

TEST_F(ReconcileTest, WithoutADecisionWhatWasPaidIsNotDue) {
  Paid(Week());
  const auto differences = Differences("weekly_allowance");
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_PAID_NOT_DUE);
  EXPECT_EQ(differences[0].reference(), "p1");
  EXPECT_EQ(differences[0].recorded().pence(), 5790);
}

TEST_F(ReconcileTest, WhatWaitsForADecisionIsOnHoldAndNotDue) {
  Recorded(Proposal("r1", "2019-06-01", PayeeFacts()));
  const auto differences = Differences("weekly_allowance");
  ASSERT_EQ(differences.size(), 1u);
  EXPECT_EQ(differences[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_ON_HOLD);
  EXPECT_EQ(differences[0].first_day(), "2019-06-03");
  EXPECT_EQ(differences[0].last_day(), "2019-06-30");
  EXPECT_FALSE(differences[0].has_due());
}

TEST_F(ReconcileTest, WhatNeedsEvidenceIsOnHoldUntilItIsThere) {
  Decide("r1");
  const auto held = Differences("top_up");
  ASSERT_EQ(held.size(), 1u);
  EXPECT_EQ(held[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_ON_HOLD);
  EXPECT_EQ(held[0].says(), "not on record: A payslip.");
  Recorded(Added("e1",
                 "evidence { id: 'e1' line { entitlement: 'top_up' } kind: 'payslip' received_on: "
                 "'2019-06-05' }"));
  const auto due = Differences("top_up");
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID);
  EXPECT_EQ(due[0].due().pence(), 4 * 1400);
}

TEST_F(ReconcileTest, WhatIsPaidWhenItIsAskedForIsNeitherDueNorOnHold) {
  Recorded(Proposal("r1", "2019-06-01", PayeeFacts()));
  for (const char* line : {"home_grant", "equipment", "sport", "adviser", "special_needs"})
    EXPECT_TRUE(Differences(line).empty()) << line;
  Decide("r2");
  for (const char* line : {"home_grant", "equipment", "sport", "adviser", "special_needs"})
    EXPECT_TRUE(Differences(line).empty()) << line;
}

TEST_F(ReconcileTest, ADecisionThatEndedIsOnHoldIfItGaveSomething) {
  v1::CaseFacts facts = PayeeFacts();
  auto& job = *facts.mutable_jobs()->add_records();
  job.set_id("job-1");
  job.set_first_day("2019-06-17");
  job.mutable_last_day()->set_not_yet(true);
  Decide("r1", "2019-06-01", facts);
  const auto differences = Differences("weekly_allowance");
  ASSERT_EQ(differences.size(), 2u);
  EXPECT_EQ(differences[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID);
  EXPECT_EQ(differences[0].last_day(), "2019-06-16");
  EXPECT_EQ(differences[1].kind(), v1::PAYMENT_DIFFERENCE_KIND_ON_HOLD);
  EXPECT_EQ(differences[1].first_day(), "2019-06-17");
}

TEST_F(ReconcileTest, WhatIsDueOnADayIsFoundInThePeriodOfThatDay) {
  v1::CaseFacts facts = PayeeFacts();
  facts.set_date_of_birth("2002-06-15");
  Decide("r1", "2019-06-20", facts);
  const auto due = Differences("birthday_gift");
  ASSERT_EQ(due.size(), 1u);
  EXPECT_EQ(due[0].kind(), v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID);
  EXPECT_EQ(due[0].first_day(), "2019-06-15");
  EXPECT_EQ(due[0].due().pence(), 5000);
  v1::Payment gift = To("p1", "birthday_gift", 5000, "2019-06-20");
  gift.mutable_line()->set_instance("2019-06-15");
  Paid(gift);
  EXPECT_TRUE(Differences("birthday_gift").empty());
}

TEST_F(ReconcileTest, WhatIsReportedIsHeldBesideTheRecord) {
  Decide("r1");
  Paid(Week("p1", "2019-06-03", "2019-06-09"));
  Paid(Week("p2", "2019-06-10", "2019-06-16"));
  Paid(Week("p3", "2019-06-17", "2019-06-23"));
  Paid(Back("b3", Week("p3", "2019-06-17", "2019-06-23"), 5790));
  Paid(Week("p4", "2019-06-24", "2019-06-30"));
  const std::string right = R"pb(
    payments {
      id: "p1"
      amount { pence: 5790 }
      state: REPORTED_STATE_PAID
    }
    payments {
      id: "p2"
      amount { pence: 5790 }
      state: REPORTED_STATE_PAID
    }
    payments {
      id: "p3"
      amount { pence: 5790 }
      state: REPORTED_STATE_BOUNCED
    }
    payments {
      id: "p4"
      amount { pence: 5790 }
      state: REPORTED_STATE_PAID
    }
  )pb";
  EXPECT_TRUE(Reported(right).empty());
  using All = std::vector<std::pair<std::string, Kind>>;
  EXPECT_EQ(Reported(R"pb(
              payments {
                id: "p1"
                amount { pence: 5791 }
                state: REPORTED_STATE_PAID
              }
              payments {
                id: "p2"
                amount { pence: 1000 }
                state: REPORTED_STATE_RETURNED
              }
              payments {
                id: "p3"
                amount { pence: 5790 }
                state: REPORTED_STATE_PAID
              }
              payments {
                id: "p9"
                amount { pence: 5790 }
                state: REPORTED_STATE_PAID
              }
              payments {
                id: "p8"
                amount { pence: 5790 }
                state: REPORTED_STATE_BOUNCED
              }
            )pb"),
            (All{{"p1", v1::PAYMENT_DIFFERENCE_KIND_ANOTHER_SUM},
                 {"p2", v1::PAYMENT_DIFFERENCE_KIND_NOT_REVERSED},
                 {"p3", v1::PAYMENT_DIFFERENCE_KIND_REVERSED},
                 {"p9", v1::PAYMENT_DIFFERENCE_KIND_NOT_ON_RECORD},
                 {"p4", v1::PAYMENT_DIFFERENCE_KIND_NOT_REPORTED}}));
}

TEST_F(ReconcileTest, WhatIsWrongWithTheQuestionIsNamed) {
  EXPECT_EQ(Fields(Reconciled(R"pb(
                                payments {
                                  id: "p1"
                                  amount { pence: 5791 }
                                  state: REPORTED_STATE_PAID
                                }
                                payments { id: "p1" state: REPORTED_STATE_PAID }
                                payments { amount { pence: 1 } }
                              )pb",
                              true)
                       .status()),
            (std::vector<std::string>{"report.payments[1].id", "report.payments[1].amount",
                                      "report.payments[2].id", "report.payments[2].state"}));
  v1::ReconcileRequest request;
  request.set_first_day("2019-06-30");
  request.set_last_day("2019-06-03");
  EXPECT_EQ(Fields(Reconcile(*library_, **Now(), request.SerializeAsString()).status()),
            (std::vector<std::string>{"case_reference", "last_day"}));
}

TEST_F(ReconcileTest, EveryoneOfWhomSomethingIsDecidedOrPaidIsListed) {
  for (const std::string name : {"c", "a", "b"}) Decide("r" + name, "2019-06-01", PayeeFacts(name));
  Paid(Week(), "d");
  Recorded(Proposal("re", "2019-06-01", PayeeFacts("e")));
  v1::ListPayeesRequest request;
  request.set_page_size(3);
  const auto first = ListPayees(**Now(), request.SerializeAsString());
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->case_references_size(), 3);
  EXPECT_EQ(first->case_references(0), "a");
  request.set_page_token(first->next_page_token());
  const auto second = ListPayees(**Now(), request.SerializeAsString());
  ASSERT_TRUE(second.ok()) << second.status();
  ASSERT_EQ(second->case_references_size(), 1);
  EXPECT_EQ(second->case_references(0), "d");
  EXPECT_TRUE(second->next_page_token().empty());
}

}  // namespace
}  // namespace fairstart
