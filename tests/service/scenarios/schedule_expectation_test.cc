#include "service/scenarios/schedule_expectation.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kSchedule[] = R"(
  payments { name: "allowance" due: "2017-06-01" first_day: "2017-06-01" last_day: "2017-06-04"
             state: PAYMENT_STATE_DUE amount { pence: 3309 } says: "4 of 7 days" }
  payments { name: "allowance" due: "2017-06-05" first_day: "2017-06-05" last_day: "2017-06-11"
             state: PAYMENT_STATE_DUE amount { pence: 5790 } says: "a week" }
  payments { name: "allowance" due: "2017-06-12" first_day: "2017-06-12" last_day: "2017-06-18"
             state: PAYMENT_STATE_DUE amount { pence: 5790 } says: "a week" }
  payments { name: "grant" instance: "g1" due: "2017-06-14" state: PAYMENT_STATE_UNDETERMINED
             at_most { pence: 100 } says: "up to" }
  payments { name: "advice" due: "2017-06-14" state: PAYMENT_STATE_TO_CONSIDER }
  payments { name: "bonus" state: PAYMENT_STATE_AWAITS_RECORD amount { pence: 1000 } says: "£10.00" }
  totals { by: TOTAL_BY_NOTHING regular { pence: 14889 } repayments { pence: -89 } }
  totals { by: TOTAL_BY_MONTH name: "2017-06" regular { pence: 1 } })";

// "path: what: expected …, got …" for each mismatch.
std::vector<std::string> Said(const std::string& text) {
  v1::PeriodCheck check;
  v1::Schedule schedule;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &check)) << text;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kSchedule, &schedule));
  std::vector<std::string> said;
  for (const Mismatch& mismatch : Compare(check, schedule)) {
    said.push_back(mismatch.path + ": " + mismatch.what + ": expected " + mismatch.expected +
                   ", got " + mismatch.got);
  }
  return said;
}

TEST(ScheduleExpectation, IsMetByPaymentsInARow) {
  EXPECT_THAT(
      Said(R"(payment { name: "allowance" due: "2017-06-01" last_day: "2017-06-04" amount: "33.09" }
                      payment { name: "allowance" payments: 2 first_day: "2017-06-05" last_day: "2017-06-18"
                                amount: "57.90" }
                      payment { name: "grant" instance: "g1" state: PAYMENT_STATE_UNDETERMINED amount: "none"
                                at_most: "1.00" }
                      payment { name: "bonus" due: "unknown" state: PAYMENT_STATE_AWAITS_RECORD amount: "10.00" }
                      exhaustive: true due: "148.00")"),
      IsEmpty());
}

TEST(ScheduleExpectation, SaysWhatOfAPaymentIsOtherwise) {
  EXPECT_THAT(
      Said(R"(payment { name: "allowance" payments: 3 first_day: "2017-06-02" last_day: "2017-06-17"
                                amount: "57.90" }
                      payment { name: "grant" instance: "g1" at_most: "none" })"),
      ElementsAre(
          "payment[0].first_day: allowance: first_day: expected 2017-06-02, got 2017-06-01",
          "payment[0].last_day: allowance: last_day: expected 2017-06-17, got 2017-06-18",
          "payment[0].amount: allowance on 2017-06-01: amount: expected £57.90, got £33.09",
          "payment[1].state: grant g1 on 2017-06-14: state: expected DUE, got UNDETERMINED, up to",
          "payment[1].at_most: grant g1 on 2017-06-14: at_most: expected none, got £1.00"));
}

TEST(ScheduleExpectation, SaysWhichPaymentsThereAre) {
  EXPECT_THAT(
      Said(R"(payment { name: "allowance" payments: 2 due: "2017-06-12" }
                      payment { name: "grant" })"),
      ElementsAre("payment[0]: allowance: expected 2 payments from 2017-06-12, got 1; there are "
                  "2017-06-01, 2017-06-05, 2017-06-12",
                  "payment[1]: grant: expected 1 payment, got none"));
}

TEST(ScheduleExpectation, SaysWhatElseIsPaidButNotWhatIsOnlyToBeConsidered) {
  EXPECT_THAT(
      Said(R"(payment { name: "allowance" payments: 3 } payment { name: "bonus"
                                state: PAYMENT_STATE_AWAITS_RECORD } exhaustive: true)"),
      ElementsAre("exhaustive: grant g1 on 2017-06-14: expected no payment, since the check is "
                  "exhaustive, got UNDETERMINED, up to"));
}

TEST(ScheduleExpectation, SaysWhatIsDueAltogether) {
  EXPECT_THAT(Said(R"(due: "148.89")"),
              ElementsAre("due: what is due: expected £148.89, got £148.00"));
}

}  // namespace
}  // namespace fairstart
