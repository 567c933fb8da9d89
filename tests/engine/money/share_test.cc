#include "engine/money/share.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(Share, ReadsAFractionAndReducesIt) {
  EXPECT_EQ(*ParseShare("1/2"), *Share::Of(1, 2));
  EXPECT_EQ(*ParseShare("6/14"), *Share::Of(3, 7));
  EXPECT_EQ(*ParseShare("0/7"), Share());
  EXPECT_EQ(*ParseShare("4/2"), Share::Whole(2));
}

TEST(Share, RefusesEveryOtherForm) {
  for (const std::string_view text :
       {"", "/", "1", "1/", "/2", "1/0", "-1/2", "1/-2", "+1/2", "01/2", "1/02", "1 / 2", "0.5",
        "50%", "1/2/3", "1/9223372036854775808"}) {
    EXPECT_EQ(ParseShare(text).status().code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(ParseShare("50%").status().message(),
            "read \"50%\", want a fraction, such as \"1/2\" or \"3/7\"");
}

TEST(Share, WhatIsWrittenIsReadBack) {
  for (int numerator = 0; numerator <= 60; ++numerator) {
    for (int denominator = 1; denominator <= 60; ++denominator) {
      const Share share = *Share::Of(numerator, denominator);
      ASSERT_EQ(*ParseShare(FormatShare(share)), share);
    }
  }
  EXPECT_EQ(FormatShare(*Share::Of(6, 14)), "3/7");
  EXPECT_EQ(FormatShare(Share::Whole(2)), "2/1");
}

}  // namespace
}  // namespace fairstart
