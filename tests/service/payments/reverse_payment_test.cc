#include "service/payments/reverse_payment.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class ReversePaymentTest : public PaymentsTest {
 protected:
  static v1::ReverseRequest Reversal(const std::string& id, const std::string& reverses) {
    v1::ReverseRequest request;
    request.set_request_id(id);
    request.set_case_reference(kPerson);
    request.set_said_by("finance-1");
    request.set_id(id);
    request.set_reverses(reverses);
    request.set_reversed_on("2019-06-14");
    return request;
  }

  absl::StatusOr<v1::ReverseResponse> Reverse(const v1::ReverseRequest& request) {
    return ReversePayment(*keeping_, request.SerializeAsString(), "");
  }
};

TEST_F(ReversePaymentTest, WhatCameBackCanBePaidAgain) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Equipment("p1", 50000))));
  EXPECT_FALSE(IsPaid(Recording("q2", Equipment("p2", 50000))));
  const auto reversed = Reverse(Reversal("b1", "p1"));
  ASSERT_TRUE(reversed.ok()) << reversed.status();
  EXPECT_EQ(reversed->amount().pence(), 50000);
  EXPECT_TRUE(IsPaid(Recording("q2", Equipment("p2", 50000))));
}

TEST_F(ReversePaymentTest, APartMayComeBackAndThenTheRest) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Equipment("p1", 50000))));
  v1::ReverseRequest part = Reversal("b1", "p1");
  part.mutable_amount()->set_pence(20000);
  EXPECT_EQ(Reverse(part)->amount().pence(), 20000);
  EXPECT_TRUE(IsPaid(Recording("q2", Equipment("p2", 20000))));
  EXPECT_FALSE(IsPaid(Recording("q3", Equipment("p3", 1))));
  v1::ReverseRequest too_much = Reversal("b2", "p1");
  too_much.mutable_amount()->set_pence(30001);
  EXPECT_EQ(Fields(Reverse(too_much).status()), std::vector<std::string>{"amount"});
  EXPECT_EQ(Reverse(Reversal("b2", "p1"))->amount().pence(), 30000);
  EXPECT_EQ(Fields(Reverse(Reversal("b3", "p1")).status()), std::vector<std::string>{"reverses"});
}

TEST_F(ReversePaymentTest, TheSameRequestIsAnsweredAsTheFirstTime) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Week())));
  const auto first = Reverse(Reversal("b1", "p1"));
  const auto again = Reverse(Reversal("b1", "p1"));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->recorded().position(), first->recorded().position());
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->amount().pence(), 5790);
  v1::ReverseRequest other = Reversal("b1", "p1");
  other.set_reversed_on("2019-06-15");
  EXPECT_EQ(ReasonOf(Reverse(other).status()), "REQUEST_ID_TAKEN");
}

TEST_F(ReversePaymentTest, AReversalCountsInThePeriodOfItsPayment) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", To("p1", "sport", 10000, "2020-03-31"))));
  v1::ReverseRequest next_year = Reversal("b1", "p1");
  next_year.set_reversed_on("2020-04-03");
  ASSERT_TRUE(Reverse(next_year).ok());
  EXPECT_EQ(VerdictOn(To("p2", "sport", 10000, "2020-03-31")).left().pence(), 10000);
  EXPECT_EQ(VerdictOn(To("p2", "sport", 10000, "2020-04-05")).left().pence(), 10000);
}

TEST_F(ReversePaymentTest, WhatIsNotThereCannotBeReversed) {
  Decide("r1");
  EXPECT_TRUE(IsPaid(Recording("q1", Week("pay-1"))));
  const absl::Status unknown = Reverse(Reversal("b1", "pay-2")).status();
  EXPECT_EQ(ReasonOf(unknown), "ENTRY_NOT_FOUND");
  EXPECT_NE(unknown.message().find("pay-1"), std::string::npos) << unknown;
  EXPECT_EQ(Fields(Reverse(Reversal("pay-1", "pay-1")).status()), std::vector<std::string>{"id"});
  ASSERT_TRUE(Reverse(Reversal("b1", "pay-1")).ok());
  EXPECT_EQ(ReasonOf(Reverse(Reversal("b2", "b1")).status()), "ENTRY_NOT_FOUND");
  v1::ReverseRequest empty;
  EXPECT_EQ(Fields(Reverse(empty).status()).size(), 6u);
}

}  // namespace
}  // namespace fairstart
