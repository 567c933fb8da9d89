#include "service/ledger/verify.h"

#include <gtest/gtest.h>

#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/raw_database.h"

namespace fairstart {
namespace {

class VerifyLedgerTest : public LedgerTest {};

TEST_F(VerifyLedgerTest, SaysWhatItSaw) {
  for (int i = 0; i < 5; ++i) Add(EvidenceOf(absl::StrCat("r", i)));
  Add(ErasureOf("x", {3, 5}));
  const auto now = Now();
  const LedgerReport report = *VerifyLedger(now->store(), {});
  EXPECT_EQ(report.entries, kFirst + 6);
  EXPECT_EQ(report.erased, 2);
  EXPECT_EQ(report.problem_count, 0);
  EXPECT_EQ(report.head->text, (*now)->Head()->text);
}

TEST_F(VerifyLedgerTest, ComparesWithEveryHeadThatWasKept) {
  std::vector<KeptHead> kept = {{"0", *(*Now())->Head()}};
  SigningKey next = SigningKey::Generate();
  for (int i = 1; i < 6; ++i) {
    Add(EvidenceOf(absl::StrCat("r", i)));
    if (i == 3) {
      ASSERT_TRUE(ledger_->RotateKey(next, "admin").ok());
    }
    kept.push_back({absl::StrCat(i), *(*Now())->Head()});
  }
  const auto now = Now();
  const LedgerReport report = *VerifyLedger(now->store(), kept);
  EXPECT_EQ(report.problem_count, 0) << report.problems[0].where << report.problems[0].what;
}

// A key signs in its turn only: a head that the old one signs later is not the ledger's.
TEST_F(VerifyLedgerTest, RefusesAHeadOfAKeyWhoseTurnIsOver) {
  const SigningKey next = SigningKey::Generate();
  ASSERT_TRUE(ledger_->RotateKey(next, "admin").ok());
  const auto now = Now();
  const TreeHead head = (*now)->Head()->head;
  EXPECT_EQ(VerifyLedger(now->store(), {{"new", SignTreeHead(head, next)}})->problem_count, 0);
  const LedgerReport report = *VerifyLedger(now->store(), {{"old", SignTreeHead(head, key_)}});
  ASSERT_EQ(report.problem_count, 1);
  EXPECT_EQ(report.problems[0].where, "old");
}

TEST_F(VerifyLedgerTest, CountsMoreProblemsThanItSays) {
  for (int i = 0; i < 150; ++i) Add(EvidenceOf(absl::StrCat("r", i)));
  Close();
  RawDatabase(file_).Run("UPDATE entry SET salt = randomblob(32)");
  const auto reader = LedgerReader::Open(file_);
  const auto snapshot = *(*reader)->Read();
  const LedgerReport report = *VerifyLedger(snapshot->store(), {});
  EXPECT_EQ(report.problems.size(), kMostProblems);
  EXPECT_GE(report.problem_count, 150 + kFirst);
}

TEST_F(VerifyLedgerTest, GoesOnBesideTheWriter) {
  const auto now = Now();
  Add(EvidenceOf("r1"));
  EXPECT_EQ(VerifyLedger(now->store(), {})->entries, kFirst);
  EXPECT_EQ(VerifyLedger(now->store(), {})->problem_count, 0);
}

}  // namespace
}  // namespace fairstart
