#include "service/publishing/schedule_csv.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>

namespace fairstart {
namespace {

std::string Csv(const std::string& schedule) {
  v1::Schedule read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(schedule, &read));
  std::ostringstream out;
  WriteCsv(read, out);
  return out.str();
}

constexpr char kNames[] =
    "case_reference,due,first_day,last_day,name,instance,label,kind,state,amount,at_least,at_most,"
    "paid,"
    "frequency,payee,manner,supposed,says,needs,missing,citations\r\n";

TEST(ScheduleCsv, HasALineOfNamesAndOneForEachPayment) {
  EXPECT_EQ(Csv(""), kNames);
  EXPECT_EQ(
      Csv(R"(basis { case_reference: "case-1" }
                   payments { name: "allowance" label: "weekly allowance" due: "2017-06-05" first_day: "2017-06-05"
                     last_day: "2017-06-11" kind: PAYMENT_KIND_REGULAR state: PAYMENT_STATE_DUE
                     amount { pence: 5790 } paid { pence: 5 } frequency: FREQUENCY_WEEKLY
                     payee: PAYEE_YOUNG_PERSON manner: MANNER_ACCOUNT says: "a week at £57.90"
                     citations { paragraph: "9.8" } citations { source: "statute" paragraph: "s.23C" } }
                   payments { name: "repay" instance: "a1" kind: PAYMENT_KIND_REPAYMENT
                     state: PAYMENT_STATE_UNDETERMINED at_least { pence: -320 } at_most { pence: 0 } supposed: true
                     missing { path: "a" } missing { path: "b" } })"),
      std::string(kNames) +
          "case-1,2017-06-05,2017-06-05,2017-06-11,allowance,,weekly "
          "allowance,PAYMENT_KIND_REGULAR,"
          "PAYMENT_STATE_DUE,57.90,,,0.05,FREQUENCY_WEEKLY,PAYEE_YOUNG_PERSON,MANNER_ACCOUNT,no,"
          "a week at £57.90,,,9.8; statute s.23C\r\n"
          "case-1,,,,repay,a1,,PAYMENT_KIND_REPAYMENT,PAYMENT_STATE_UNDETERMINED,,-3.20,0.00,,,,,"
          "yes,,,"
          "a; b,\r\n");
}

TEST(ScheduleCsv, PutsIntoQuotesWhatNeedsThem) {
  const std::string csv = Csv(R"(payments { name: "a" instance: "x,\"y\"\nz" })");
  EXPECT_NE(csv.find("\r\n,,,,a,\"x,\"\"y\"\"\nz\","), std::string::npos) << csv;
}

}  // namespace
}  // namespace fairstart
