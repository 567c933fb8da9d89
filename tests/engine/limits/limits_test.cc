// What was paid and what is left: docs/rule-language.md, section 2.
#include "engine/limits/limits.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Record RecordOf(const std::string& text) {
  v1::Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &record));
  return record;
}

// 100.00 for clothing on a day, and what `more` adds to the payment.
std::string Clothing(const std::string& day, const std::string& more = "") {
  return "payments { line { entitlement: 'clothing' instance: 'summer' } amount { pence: 10000 } "
         "paid_on: '" + day + "' " + more + " } ";
}

LimitScope Scope(v1::CapPeriod per, const std::string& day) {
  LimitScope scope;
  scope.entitlements = {"clothing"};
  scope.instance = "summer";
  scope.per = per;
  scope.day = *ParseDay(day);
  return scope;
}

TEST(Limits, AYearIsTheOneThatTheDayFallsIn) {
  struct Year {
    v1::CapPeriod per;
    std::string first;
    std::string last;
  };
  const Day day = *ParseDay("2017-06-15");
  for (const Year& year : {Year{v1::CAP_PERIOD_FINANCIAL_YEAR, "2017-04-01", "2018-03-31"},
                           Year{v1::CAP_PERIOD_ACADEMIC_YEAR, "2016-09-01", "2017-08-31"},
                           Year{v1::CAP_PERIOD_CALENDAR_YEAR, "2017-01-01", "2017-12-31"}}) {
    EXPECT_EQ(FormatDay(PeriodOf(year.per, day).first), year.first);
    EXPECT_EQ(FormatDay(PeriodOf(year.per, day).last), year.last);
  }
  EXPECT_EQ(PeriodOf(v1::CAP_PERIOD_LIFE, day).first, Day::BeforeAll());
}

TEST(Limits, PaymentsOfAnotherYearDoNotCount) {
  const v1::Record record = RecordOf(Clothing("2017-03-31") + Clothing("2017-04-01"));
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_FINANCIAL_YEAR, "2017-06-15")).pence, 10000);
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_FINANCIAL_YEAR, "2017-02-15")).pence, 10000);
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_LIFE, "2017-06-15")).pence, 20000);
}

TEST(Limits, APaymentBelongsToTheDayThatItIsFor) {
  const v1::Record record = RecordOf(Clothing("2017-04-03", "first_day: '2017-03-31'"));
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_FINANCIAL_YEAR, "2017-06-15")).pence, 0);
  const Paid paid = AddUp(record, Scope(v1::CAP_PERIOD_FINANCIAL_YEAR, "2017-03-01"));
  EXPECT_EQ(paid.pence, 10000);
  EXPECT_THAT(paid.days, ElementsAre(*ParseDay("2017-04-03")));
}

TEST(Limits, OtherEntitlementsAndInstancesCountOnlyWhereTheyShare) {
  const v1::Record record = RecordOf(
      Clothing("2017-05-01") +
      "payments { line { entitlement: 'clothing' instance: 'winter' } amount { pence: 700 } "
      "paid_on: '2017-05-02' } "
      "payments { line { entitlement: 'books' } amount { pence: 50 } paid_on: '2017-05-03' }");
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_INSTANCE, "2017-06-15")).pence, 10000);
  EXPECT_EQ(AddUp(record, Scope(v1::CAP_PERIOD_LIFE, "2017-06-15")).pence, 10700);
  LimitScope pot = Scope(v1::CAP_PERIOD_LIFE, "2017-06-15");
  pot.entitlements = {"clothing", "books"};
  EXPECT_EQ(AddUp(record, pot).pence, 10750);
}

TEST(Limits, AReversalTakesItsPaymentOutAgain) {
  const v1::Record record = RecordOf(
      Clothing("2017-05-01", "id: 'p1'") +
      "payments { line { entitlement: 'clothing' } amount { pence: -10000 } paid_on: '2017-05-09' "
      "reverses: 'p1' }");
  const Paid paid = AddUp(record, Scope(v1::CAP_PERIOD_LIFE, "2017-06-15"));
  EXPECT_EQ(paid.pence, 0);
  EXPECT_EQ(LeftOf(15000, paid), 15000);
}

TEST(Limits, APotOfAHomeCountsWhatWasPaidForThatHome) {
  const v1::Record record = RecordOf(Clothing("2017-05-01", "home: 'flat-1'") +
                                     Clothing("2017-05-02", "home: 'flat-2'") +
                                     Clothing("2017-05-03"));
  LimitScope scope = Scope(v1::CAP_PERIOD_LIFE, "2017-06-15");
  scope.home = "flat-2";
  const Paid paid = AddUp(record, scope);
  EXPECT_EQ(paid.pence, 10000);
  EXPECT_THAT(paid.days, ElementsAre(*ParseDay("2017-05-02")));
}

TEST(Limits, NothingIsLeftOfWhatWasOverspent) {
  EXPECT_EQ(LeftOf(10000, {.pence = 10000}), 0);
  EXPECT_EQ(LeftOf(10000, {.pence = 10001}), 0);
  EXPECT_EQ(LeftOf(10000, {.pence = 9999}), 1);
  EXPECT_EQ(LeftOf(10000, {.pence = -5}), 10000);
  EXPECT_THAT(AddUp(v1::Record(), Scope(v1::CAP_PERIOD_LIFE, "2017-06-15")).days, IsEmpty());
}

}  // namespace
}  // namespace fairstart
