#include "service/publishing/payment_csv.h"

#include <gtest/gtest.h>

#include <sstream>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

TEST(PaymentCsv, AVerdictIsALine) {
  std::ostringstream out;
  WriteVerdictColumns(out);
  WriteVerdict(7, "CL-0042",
               Parsed<v1::Payment>(
                   "id: 'p1' line { entitlement: 'rent' instance: 'h1' } amount { pence: 5790 }"),
               Parsed<v1::BatchResponse>(R"pb(
                 verdict {
                   verdict: VERDICT_REJECT
                   problems {
                     kind: PAYMENT_PROBLEM_KIND_OVER_LIMIT
                     says: "too much, by far"
                     citations { paragraph: "2.3" }
                   }
                   problems {
                     kind: PAYMENT_PROBLEM_KIND_NOT_ON_RECORD
                     says: "an approval"
                     citations { paragraph: "2.5" source: "guide" }
                   }
                   right_amount { pence: 0 }
                   left { pence: 105 }
                   citations { paragraph: "2.3" }
                 }
               )pb"),
               out);
  EXPECT_EQ(
      out.str(),
      "line,case_reference,reference,entitlement,instance,verdict,problems,amount,right_amount,"
      "left,position,says,citations\r\n"
      "7,CL-0042,p1,rent,h1,REJECT,OVER_LIMIT; NOT_ON_RECORD,57.90,0.00,1.05,,"
      "\"too much, by far; an approval\",2.3; guide 2.5\r\n");
}

TEST(PaymentCsv, WhatCouldNotBeJudgedHasNoVerdict) {
  std::ostringstream out;
  WriteVerdict(2, "c", Parsed<v1::Payment>("id: 'p1' amount { pence: 1 }"),
               Parsed<v1::BatchResponse>("error { code: 3 message: 'no' }"), out);
  EXPECT_EQ(out.str(), "2,c,p1,,,,,0.01,,,,no,\r\n");
}

TEST(PaymentCsv, ADifferenceIsALine) {
  std::ostringstream out;
  WriteDifference("c", Parsed<v1::PaymentDifference>(R"pb(
                    kind: PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID
                    line { entitlement: "rent" }
                    first_day: "2019-06-03"
                    last_day: "2019-06-09"
                    due { pence: 5790 }
                    recorded { pence: 0 }
                    says: "due"
                    citations { paragraph: "2.1" }
                  )pb"),
                  out);
  EXPECT_EQ(out.str(), "c,DUE_NOT_PAID,,rent,,2019-06-03,2019-06-09,57.90,0.00,,due,2.1\r\n");
}

}  // namespace
}  // namespace fairstart
