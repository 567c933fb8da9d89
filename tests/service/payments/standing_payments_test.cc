#include "service/payments/standing_payments.h"

#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

TEST(StandingPayments, WhatCameBackDoesNotStand) {
  const v1::Record record = Parsed<v1::Record>(R"pb(
    payments {
      id: "a"
      line { entitlement: "x" }
      amount { pence: 100 }
    }
    payments {
      id: "b"
      line { entitlement: "x" }
      amount { pence: 200 }
    }
    payments {
      id: "c"
      line { entitlement: "y" }
      amount { pence: 300 }
    }
    payments {
      id: "r1"
      line { entitlement: "x" }
      amount { pence: -100 }
      reverses: "a"
    }
    payments {
      id: "r2"
      line { entitlement: "x" }
      amount { pence: -50 }
      reverses: "b"
    }
    payments {
      id: "r3"
      line { entitlement: "x" }
      amount { pence: -30 }
      reverses: "b"
    }
  )pb");
  const std::vector<StandingPayment> standing = StandingPayments(record);
  ASSERT_EQ(standing.size(), 2u);
  EXPECT_EQ(standing[0].payment->id(), "b");
  EXPECT_EQ(standing[0].pence, 120);
  EXPECT_EQ(standing[1].pence, 300);
  EXPECT_EQ(StandingPaymentsOf(record, LineNamed("x")).size(), 1u);
  EXPECT_TRUE(StandingPaymentsOf(record, LineNamed("x", "1")).empty());
}

TEST(StandingPayments, APaymentCountsByItsFirstDay) {
  const auto payment =
      Parsed<v1::Payment>("first_day: '2018-03-26' last_day: '2018-04-08' paid_on: '2018-04-09'");
  EXPECT_EQ(CountedOn(payment), *ParseDay("2018-03-26"));
  EXPECT_EQ(CountedOn(Parsed<v1::Payment>("paid_on: '2018-04-09'")), *ParseDay("2018-04-09"));
  EXPECT_FALSE(CountedOn({}).has_value());
  EXPECT_FALSE(PeriodOf(Parsed<v1::Payment>("first_day: '2018-03-26'")).has_value());
}

}  // namespace
}  // namespace fairstart
