#include "service/payments/payment_request.h"

#include "tests/service/payments/payments_fixture.h"

namespace fairstart {
namespace {

class PaymentRequestTest : public PaymentsTest {
 protected:
  // The fields that are wrong with a payment that is right but for one change.
  template <typename Change>
  std::vector<std::string> WrongAfter(Change change) {
    v1::Payment payment = Week();
    change(payment);
    FieldViolations violations;
    CheckPayment(payment, violations);
    std::vector<std::string> fields;
    for (const FieldViolation& violation : violations) fields.push_back(violation.path);
    return fields;
  }
};

using Wrong = std::vector<std::string>;

TEST_F(PaymentRequestTest, APaymentSaysWhatItIs) {
  EXPECT_EQ(WrongAfter([](v1::Payment&) {}), Wrong{});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.Clear(); }),
            (Wrong{"payment.id", "payment.line.entitlement", "payment.amount", "payment.paid_on"}));
}

TEST_F(PaymentRequestTest, ASumIsAboveZero) {
  for (const int64_t pence : {int64_t{0}, int64_t{-1}, std::numeric_limits<int64_t>::min()}) {
    EXPECT_EQ(WrongAfter([&](v1::Payment& p) { p.mutable_amount()->set_pence(pence); }),
              Wrong{"payment.amount"});
  }
}

TEST_F(PaymentRequestTest, APeriodHasBothEndsInOrderAndIsNotTooLong) {
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.clear_last_day(); }), Wrong{"payment.last_day"});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_first_day("2019-06-31"); }),
            Wrong{"payment.first_day"});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_last_day("2019-06-02"); }),
            Wrong{"payment.last_day"});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_last_day("2099-06-02"); }),
            Wrong{"payment.last_day"});
}

TEST_F(PaymentRequestTest, WhatIsUnknownIsRefused) {
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_payee(static_cast<v1::Payee>(99)); }),
            Wrong{"payment.payee"});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_manner(static_cast<v1::Manner>(99)); }),
            Wrong{"payment.manner"});
  EXPECT_EQ(WrongAfter([](v1::Payment& p) { p.set_reverses("p0"); }), Wrong{"payment.reverses"});
}

TEST_F(PaymentRequestTest, ARequestThatIsWrongIsNotJudged) {
  v1::ValidateRequest request;
  *request.mutable_payment() = Week();
  EXPECT_EQ(Fields(ValidatePayment(*library_, **Now(), request.SerializeAsString()).status()),
            Wrong{"case_reference"});
  EXPECT_EQ(ValidatePayment(*library_, **Now(), "\xff").status().code(),
            absl::StatusCode::kInvalidArgument);
  request.set_case_reference(kPerson);
  EXPECT_EQ(Fields(ValidatePayment(*library_, **Now(), request.SerializeAsString() + "\x98\x06\x01")
                       .status())
                .size(),
            1u);
}

}  // namespace
}  // namespace fairstart
