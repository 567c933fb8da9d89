#include "service/deciding/record_keeping.h"

#include <gmock/gmock.h>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using RecordKeepingTest = DecidingTest;

v1::LedgerEntry Review(const std::string& id) { return EvidenceOf(id, "case-1").content; }

TEST_F(RecordKeepingTest, WhatIsRecordedInBetweenIsLookedAtToo) {
  int asked = 0;
  const auto receipt = AppendIfUnchanged(*ledger_, Review("r-1"), [&](const LedgerView&) {
    if (++asked == 1) Add(EvidenceOf("in between", "case-1"));
    return absl::OkStatus();
  });
  EXPECT_TRUE(receipt.ok()) << receipt.status();
  EXPECT_EQ(asked, 2);
}

TEST_F(RecordKeepingTest, WhatIsRecordedAboutOthersIsNot) {
  int asked = 0;
  const auto receipt = AppendIfUnchanged(*ledger_, Review("r-1"), [&](const LedgerView&) {
    if (++asked == 1) Add(EvidenceOf("in between", "case-2"));
    return absl::OkStatus();
  });
  EXPECT_TRUE(receipt.ok()) << receipt.status();
  EXPECT_EQ(asked, 1);
}

TEST_F(RecordKeepingTest, WhoIsAlwaysOvertakenIsToldToTryAgain) {
  int asked = 0;
  const auto receipt = AppendIfUnchanged(*ledger_, Review("r-1"), [&](const LedgerView&) {
    Add(EvidenceOf(absl::StrCat("in between ", asked++), "case-1"));
    return absl::OkStatus();
  });
  EXPECT_EQ(receipt.status().code(), absl::StatusCode::kAborted);
  EXPECT_EQ(ReasonOf(receipt.status()), "RECORD_CHANGED");
  EXPECT_EQ(asked, kMostAttempts);
}

TEST_F(RecordKeepingTest, WhatWasRecordedBeforeIsNotCheckedAgain) {
  const auto allow = [](const LedgerView&) { return absl::OkStatus(); };
  const auto refuse = [](const LedgerView&) { return absl::InternalError("asked"); };
  const auto first = AppendIfUnchanged(*ledger_, Review("r-1"), allow);
  const auto again = AppendIfUnchanged(*ledger_, Review("r-1"), refuse);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_EQ(again->position, first->position);
}

}  // namespace
}  // namespace fairstart
