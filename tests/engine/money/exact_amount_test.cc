#include "engine/money/exact_amount.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace fairstart {
namespace {

TEST(ParsePounds, ReadsPoundsAndPenceExactly) {
  EXPECT_EQ(*ParsePounds("57.90"), Pence(5790));
  EXPECT_EQ(*ParsePounds("0.00"), Pence(0));
  EXPECT_EQ(*ParsePounds("0.05"), Pence(5));
  EXPECT_EQ(*ParsePounds("2000.00"), Pence(200'000));
  EXPECT_EQ(*ParsePounds("57.905"), *Amount::Of(11'581, 2));
  EXPECT_EQ(*ParsePounds("0.0001"), *Amount::Of(1, 100));
  EXPECT_EQ(*ParsePounds("57.9000"), Pence(5790));
}

TEST(ParsePounds, ReadsUpToTheLastPennyAndNoFurther) {
  EXPECT_EQ(*ParsePounds("92233720368547758.07"), Pence(std::numeric_limits<int64_t>::max()));
  for (const std::string_view text :
       {"92233720368547758.08", "999999999999999999999999.00", "1.00000000000000000001"}) {
    EXPECT_EQ(ParsePounds(text).status().code(), absl::StatusCode::kOutOfRange) << text;
  }
  EXPECT_EQ(*ParsePounds("0.10" + std::string(500, '0')), Pence(10));
}

TEST(ParsePounds, RefusesEveryOtherForm) {
  for (const std::string_view text :
       {"", ".", "57", "57.", "57.9", ".90", "-57.90", "+57.90", "£57.90", "2,000.00", "057.90",
        "00.00", "57.90 ", " 57.90", "57.9o", "57..90", "5.7.90", "1e5.00", "57,90"}) {
    EXPECT_EQ(ParsePounds(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(ParsePounds("57.9").status().message(),
            "read \"57.9\", want pounds and pence, such as \"57.90\" or \"0.00\"");
}

TEST(FormatPounds, WritesPoundsAndPence) {
  EXPECT_EQ(FormatPounds(Pence(5790)), "£57.90");
  EXPECT_EQ(FormatPounds(Pence(0)), "£0.00");
  EXPECT_EQ(FormatPounds(Pence(-320)), "−£3.20");
  EXPECT_EQ(FormatPounds(Pence(200'000)), "£2,000.00");
  EXPECT_EQ(FormatPounds(Pence(123'456'789)), "£1,234,567.89");
  EXPECT_EQ(FormatPounds(Pence(std::numeric_limits<int64_t>::min())),
            "−£92,233,720,368,547,758.08");
}

TEST(FormatPounds, ShowsAFractionOfAPennyExactly) {
  EXPECT_EQ(FormatPounds(*Amount::Of(5790, 7)), "£8.27 and 1/7p");
  EXPECT_EQ(FormatPounds(*Amount::Of(-5790, 7)), "−£8.27 and 1/7p");
  EXPECT_EQ(FormatPounds(*Amount::Of(1, 2)), "£0.00 and 1/2p");
}

TEST(FormatPounds, WhatIsWrittenIsReadBack) {
  for (int64_t pence = 0; pence < 100'000; ++pence) {
    const std::string written = FormatPounds(Pence(pence)).substr(std::string_view("£").size());
    ASSERT_EQ(*ParsePounds(written), Pence(pence));
  }
}

}  // namespace
}  // namespace fairstart
