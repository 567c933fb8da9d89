#include "engine/text/misread.h"

#include <gtest/gtest.h>

#include <string>

namespace fairstart {
namespace {

TEST(Misread, SaysWhatWasReadAndWhatIsWanted) {
  const absl::Status status = Misread("soon", "a date");
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(status.message(), "read \"soon\", want a date");
}

TEST(Misread, WhatCouldDisturbAMessageIsEscaped) {
  EXPECT_EQ(Quoted("a\n\"b\"\\"), R"("a\n\"b\"\\")");
  EXPECT_EQ(Quoted(std::string_view("\x1b[2J\0", 5)), R"("\x1b[2J\x00")");
}

TEST(Misread, ALongTextIsCut) {
  EXPECT_EQ(Quoted(std::string(40, 'x')), "\"" + std::string(40, 'x') + "\"");
  EXPECT_EQ(Quoted(std::string(41, 'x')), "\"" + std::string(40, 'x') + "…\"");
}

}  // namespace
}  // namespace fairstart
