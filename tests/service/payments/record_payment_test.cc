#include "service/payments/record_payment.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class RecordPaymentTest : public PaymentsTest {
 protected:
  v1::Record OnRecord() {
    const auto now = Now();
    return *(*now)->RecordOf(kPerson, *(*now)->Size());
  }
};

TEST_F(RecordPaymentTest, APaymentThatMayBeMadeIsRecordedWhole) {
  Decide("r1");
  const int64_t before = Size();
  const auto response = Pay(Recording("q1", Week()));
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_EQ(response->verdict().right_amount().pence(), 5790);
  EXPECT_EQ(response->recorded().position(), before);
  ASSERT_EQ(OnRecord().payments_size(), 1);
  EXPECT_EQ(OnRecord().payments(0).SerializeAsString(), Week().SerializeAsString());
}

TEST_F(RecordPaymentTest, APaymentThatMayNotIsNotRecorded) {
  Decide("r1");
  const int64_t before = Size();
  const auto rejected = Pay(Recording("q1", Week("p1", "2019-06-03", "2019-06-09", 5791)));
  ASSERT_TRUE(rejected.ok()) << rejected.status();
  EXPECT_EQ(rejected->verdict().verdict(), v1::VERDICT_REJECT);
  EXPECT_FALSE(rejected->has_recorded());
  const auto held = Pay(Recording("q1", Grant("p1", 100)));
  ASSERT_TRUE(held.ok()) << held.status();
  EXPECT_EQ(held->verdict().verdict(), v1::VERDICT_HOLD);
  EXPECT_FALSE(held->has_recorded());
  EXPECT_EQ(Size(), before);
  // The request id was used for nothing yet.
  EXPECT_TRUE(IsPaid(Recording("q1", Week())));
}

TEST_F(RecordPaymentTest, TheSameRequestIsAnsweredAsTheFirstTime) {
  Decide("r1");
  Recorded(Approved());
  const v1::RecordRequest all = Recording("q1", Grant("p1", 200000));
  const auto first = Pay(all);
  ASSERT_TRUE(first.ok()) << first.status();
  const auto again = Pay(all);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->recorded().position(), first->recorded().position());
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_EQ(again->verdict().problems_size(), 0);
  const absl::Status other = Pay(Recording("q1", Grant("p2", 1))).status();
  EXPECT_EQ(ReasonOf(other), "REQUEST_ID_TAKEN");
  EXPECT_EQ(OnRecord().payments_size(), 1);
}

TEST_F(RecordPaymentTest, InstalmentsEndAtTheCap) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Equipment("p1", 20000))));
  EXPECT_TRUE(IsPaid(Recording("q2", Equipment("p2", 29999))));
  EXPECT_FALSE(IsPaid(Recording("q3", Equipment("p3", 2))));
  EXPECT_TRUE(IsPaid(Recording("q4", Equipment("p4", 1))));
  EXPECT_FALSE(IsPaid(Recording("q5", Equipment("p5", 1))));
}

TEST_F(RecordPaymentTest, WhatIsRecordedIsTakenByEveryLaterFinding) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Week())));
  EXPECT_TRUE(Ask(Proposal("r2", "2019-06-20", PayeeFacts())).ok());
  const absl::Status status = Pay(Recording("q2",
                                            [] {
                                              v1::Payment payment =
                                                  Week("p2", "2019-06-10", "2019-06-16");
                                              payment.mutable_line()->set_instance("x");
                                              return payment;
                                            }()))
                                  .status();
  EXPECT_TRUE(status.ok());  // of such a line nothing is decided
}

TEST_F(RecordPaymentTest, WhoItIsSaidByIsNeeded) {
  v1::RecordRequest request = Recording("q1", Week());
  request.clear_said_by();
  request.clear_request_id();
  EXPECT_EQ(Fields(Pay(request).status()), (std::vector<std::string>{"request_id", "said_by"}));
}

}  // namespace
}  // namespace fairstart
