#include "service/payments/payment_file.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

class PaymentFileTest : public testing::Test {
 protected:
  std::vector<std::string> Wrong(const std::string& bytes) {
    rows_.clear();
    return Said(ReadPayments("a.csv", bytes, rows_));
  }

  static std::vector<std::string> Said(const std::vector<Diagnostic>& diagnostics) {
    std::vector<std::string> said;
    for (const Diagnostic& diagnostic : diagnostics) said.push_back(ToString(diagnostic));
    return said;
  }

  std::vector<PaymentRow> rows_;
};

using Words = std::vector<std::string>;

TEST_F(PaymentFileTest, APaymentIsReadWhole) {
  EXPECT_EQ(Wrong("case_reference,reference,entitlement,instance,first_day,last_day,amount,paid_on,"
                  "payee,manner,home\n"
                  "c1,p1,rent,h1,2019-06-03,2019-06-09,57.90,2019-06-09,PAYEE_SUPPLIER,"
                  "MANNER_VOUCHER,home-1\n"),
            Words{});
  ASSERT_EQ(rows_.size(), 1u);
  EXPECT_EQ(rows_[0].case_reference, "c1");
  EXPECT_EQ(rows_[0].payment.ShortDebugString(),
            "id: \"p1\" line { entitlement: \"rent\" instance: \"h1\" } first_day: \"2019-06-03\" "
            "last_day: \"2019-06-09\" amount { pence: 5790 } paid_on: \"2019-06-09\" "
            "payee: PAYEE_SUPPLIER manner: MANNER_VOUCHER home: \"home-1\"");
}

TEST_F(PaymentFileTest, SumsArePoundsWithTwoDecimals) {
  const auto read = [&](const std::string& sum) {
    const Words wrong = Wrong("case_reference,reference,entitlement,amount,paid_on\nc1,p1,rent," +
                              sum + ",2019-06-09\n");
    return wrong.empty() ? rows_[0].payment.amount().pence() : -1;
  };
  EXPECT_EQ(read("0.01"), 1);
  EXPECT_EQ(read("57"), 5700);
  EXPECT_EQ(read("999999999999999.99"), 99999999999999999);
  for (const char* sum : {"", "57.9", "57.901", "57.", ".90", "£57.90", "-57.90", "1e3", " 57.90",
                          "\"1,000.00\"", "9999999999999999.00", "+1.00", "57.9x"}) {
    EXPECT_EQ(read(sum), -1) << sum;
  }
}

TEST_F(PaymentFileTest, WhatIsWrongIsNamedByLineAndColumn) {
  const Words wrong = Wrong(
      "case_reference,reference,entitlement,amount,paid_on,payee\n"
      "c1,p1,rent,57.9,2019-06-09,PAYEE_SUPPLIER\n"
      ",p2,rent,57.90,2019-06-09,PAYEE_YOUNG\n");
  ASSERT_EQ(wrong.size(), 3u);
  EXPECT_EQ(wrong[0], "a.csv:2:12: error: read \"57.9\", want pounds and pence, such as 57.90");
  EXPECT_EQ(wrong[1], "a.csv:3:1: error: case_reference is needed");
  EXPECT_EQ(wrong[2],
            "a.csv:3:27: error: read \"PAYEE_YOUNG\"; did you mean \"PAYEE_YOUNG_PERSON\"?");
}

TEST_F(PaymentFileTest, AReportSaysWhatBecameOfEachPayment) {
  std::vector<PaymentRow> rows;
  EXPECT_EQ(
      Said(ReadReport("a.csv",
                      "case_reference,reference,amount,state,paid_on\n"
                      "c1,p1,1.00,paid,2019-06-09\nc1,p2,2.00,bounced,\nc1,p3,3.00,returned,\n",
                      rows)),
      Words{});
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].state, v1::REPORTED_STATE_PAID);
  EXPECT_EQ(rows[1].state, v1::REPORTED_STATE_BOUNCED);
  EXPECT_EQ(rows[2].state, v1::REPORTED_STATE_RETURNED);
  EXPECT_EQ(
      Said(ReadReport("a.csv", "case_reference,reference,amount,state\nc1,p1,1.00,gone\n", rows)),
      Words{"a.csv:2:12: error: read \"gone\", want paid, bounced or returned"});
}

TEST_F(PaymentFileTest, FieldsAreColumns) {
  EXPECT_EQ(ColumnOf("payment.amount"), "amount");
  EXPECT_EQ(ColumnOf("payment.line.instance"), "instance");
  EXPECT_EQ(ColumnOf("payment.id"), "reference");
  EXPECT_EQ(ColumnOf("case_reference"), "case_reference");
  EXPECT_EQ(ColumnOf("said_by"), "");
}

}  // namespace
}  // namespace fairstart
