#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/ledger/key_entry.h"
#include "service/ledger/verify.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

class KeyRotation : public LedgerTest {};

TEST_F(KeyRotation, HandsOverToTheNextKey) {
  const SigningKey next = SigningKey::Generate();
  const absl::StatusOr<Receipt> receipt = ledger_->RotateKey(next, "admin");
  ASSERT_TRUE(receipt.ok()) << receipt.status();
  EXPECT_EQ(receipt->position, kFirst);
  EXPECT_EQ((*Now())->Entry(kFirst)->content->said_by(), "admin");
  EXPECT_TRUE(IsSignedBy(*(*Now())->Head(), next.public_key()));
  Add(EvidenceOf("r1"));
  EXPECT_TRUE(IsSignedBy(*(*Now())->Head(), next.public_key()));
  EXPECT_FALSE(IsSignedBy(*(*Now())->Head(), key_.public_key()));
  Close();
  EXPECT_EQ(Ledger::Open(file_, key_).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(Ledger::Open(file_, next).ok());
}

TEST_F(KeyRotation, GivesNoKeyASecondTurn) {
  const SigningKey next = SigningKey::Generate();
  ASSERT_TRUE(ledger_->RotateKey(next, "admin").ok());
  for (const SigningKey& had : {key_, next}) {
    const absl::Status status = ledger_->RotateKey(had, "admin").status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
    EXPECT_THAT(std::string(status.message()), HasSubstr("has had this key since entry"));
  }
}

TEST(KeyEntry, IsOfOneLedgerAndTwoKeys) {
  const SigningKey current = SigningKey::Generate(), next = SigningKey::Generate();
  const v1::SigningKey entry = MakeKeyEntry("a", current, next);
  EXPECT_TRUE(CheckKeyEntry(entry, "a", current.public_key()).ok());
  EXPECT_THAT(std::string(CheckKeyEntry(entry, "b", current.public_key()).message()),
              HasSubstr("is for the ledger a, not for b"));
  EXPECT_THAT(std::string(CheckKeyEntry(entry, "a", next.public_key()).message()),
              HasSubstr("not signed by the key before"));
  v1::SigningKey other = entry;
  other.set_public_key(current.public_key());
  EXPECT_FALSE(CheckKeyEntry(other, "a", current.public_key()).ok());
  other = entry;
  other.set_origin("b");
  EXPECT_FALSE(CheckKeyEntry(other, "b", current.public_key()).ok());
}

}  // namespace
}  // namespace fairstart
