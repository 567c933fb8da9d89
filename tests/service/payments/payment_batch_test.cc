#include "service/payments/payment_batch.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class PaymentBatchTest : public PaymentsTest {
 protected:
  static std::string ToValidate(const v1::Payment& payment, const std::string& person = kPerson) {
    v1::BatchRequest request;
    request.mutable_validate()->set_case_reference(person);
    *request.mutable_validate()->mutable_payment() = payment;
    return request.SerializeAsString();
  }

  static std::string ToRecord(const v1::RecordRequest& recording) {
    v1::BatchRequest request;
    *request.mutable_record() = recording;
    return request.SerializeAsString();
  }
};

TEST_F(PaymentBatchTest, ARefusedPaymentBetweenTwoGoodOnesKeepsNeitherFromBeingRecorded) {
  Decide("r1");
  PaymentBatch batch(*keeping_, "");
  const auto first = batch.Answer(ToRecord(Recording("q1", Week("p1"))));
  const auto second = batch.Answer(ToRecord(Recording("q2", Week("p2"))));
  v1::RecordRequest no_payment = Recording("q3", Week("p3"));
  no_payment.clear_payment();
  const auto third = batch.Answer(ToRecord(no_payment));
  const auto fourth =
      batch.Answer(ToRecord(Recording("q4", Week("p4", "2019-06-10", "2019-06-16"))));
  EXPECT_EQ(first.verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_TRUE(first.has_recorded());
  EXPECT_EQ(second.verdict().verdict(), v1::VERDICT_REJECT);
  EXPECT_FALSE(second.has_recorded());
  EXPECT_EQ(third.error().code(), static_cast<int>(absl::StatusCode::kInvalidArgument));
  EXPECT_EQ(third.error().fields(0).field(), "payment.id");
  EXPECT_FALSE(third.has_verdict());
  EXPECT_TRUE(fourth.has_recorded());
  EXPECT_EQ(fourth.index(), 3);
}

TEST_F(PaymentBatchTest, PaymentsThatAreJudgedTogetherCountForEachOther) {
  Decide("r1");
  PaymentBatch batch(*keeping_, "");
  const int64_t before = Size();
  EXPECT_EQ(batch.Answer(ToValidate(To("p1", "sport", 6000))).verdict().verdict(), v1::VERDICT_PAY);
  const auto over = batch.Answer(ToValidate(To("p2", "music", 4001)));
  EXPECT_EQ(over.verdict().verdict(), v1::VERDICT_REJECT);
  EXPECT_EQ(over.verdict().left().pence(), 4000);
  // What may not be made does not count.
  EXPECT_EQ(batch.Answer(ToValidate(To("p3", "music", 4000))).verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_EQ(batch.Answer(ToValidate(To("p3", "cash_help", 100))).verdict().problems(0).kind(),
            v1::PAYMENT_PROBLEM_KIND_DUPLICATE);
  EXPECT_EQ(Size(), before);
  PaymentBatch another(*keeping_, "");
  EXPECT_EQ(another.Answer(ToValidate(To("p2", "music", 10000))).verdict().verdict(),
            v1::VERDICT_PAY);
}

TEST_F(PaymentBatchTest, PaymentsToSeveralForOneHomeCountForEachOther) {
  Decide("r1");
  Decide("r2", "2019-06-01", PayeeFacts("case-2"));
  v1::Payment food = To("p1", "first_food", 5000);
  food.set_home("home-1");
  PaymentBatch batch(*keeping_, "");
  EXPECT_EQ(batch.Answer(ToValidate(food, "case-2")).verdict().verdict(), v1::VERDICT_PAY);
  const auto over = batch.Answer(ToValidate(food));
  EXPECT_EQ(over.verdict().verdict(), v1::VERDICT_REJECT);
  EXPECT_EQ(over.verdict().left().pence(), 3000);
}

TEST_F(PaymentBatchTest, WhatCannotBeReadIsAnsweredAndTheNextToo) {
  Decide("r1");
  PaymentBatch batch(*keeping_, "");
  EXPECT_TRUE(batch.Answer("\xff\xff").has_error());
  EXPECT_EQ(batch.Answer("").error().fields(0).field(), "what");
  EXPECT_EQ(batch.Answer(ToValidate(Week())).verdict().verdict(), v1::VERDICT_PAY);
}

TEST_F(PaymentBatchTest, WithoutALedgerToWriteNothingIsRecorded) {
  Decide("r1");
  const auto reader = LedgerReader::Open(file_);
  ASSERT_TRUE(reader.ok()) << reader.status();
  PaymentBatch batch(*library_, **reader);
  EXPECT_EQ(batch.Answer(ToValidate(Week())).verdict().verdict(), v1::VERDICT_PAY);
  EXPECT_TRUE(batch.Answer(ToRecord(Recording("q1", Week()))).has_error());
}

}  // namespace
}  // namespace fairstart
