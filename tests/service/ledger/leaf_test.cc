#include "service/ledger/leaf.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace fairstart {
namespace {

Leaf Sample() {
  return {v1::ENTRY_KIND_PAYMENT, true, 1498899600000000, Commit(std::string(32, 's'), "content")};
}

TEST(Leaf, IsReadAsItWasWritten) {
  const std::string bytes = EncodeLeaf(Sample());
  EXPECT_EQ(bytes.size(), kLeafBytes);
  const absl::StatusOr<Leaf> leaf = DecodeLeaf(bytes);
  ASSERT_TRUE(leaf.ok()) << leaf.status();
  EXPECT_EQ(leaf->kind, v1::ENTRY_KIND_PAYMENT);
  EXPECT_TRUE(leaf->clock_set_back);
  EXPECT_EQ(leaf->recorded_at, 1498899600000000);
  EXPECT_EQ(leaf->commitment, Sample().commitment);
}

// One leaf has one text: whatever can be read is written the same.
TEST(Leaf, HasNoOtherBytes) {
  const std::string bytes = EncodeLeaf(Sample());
  for (size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = bytes;
      other[i] = static_cast<char>(other[i] ^ (1 << bit));
      const absl::StatusOr<Leaf> leaf = DecodeLeaf(other);
      if (!leaf.ok()) continue;
      EXPECT_EQ(EncodeLeaf(*leaf), other);
    }
  }
}

TEST(Leaf, SaysWhatItIsNot) {
  const std::string bytes = EncodeLeaf(Sample());
  EXPECT_EQ(DecodeLeaf("").status().message(), "the leaf has 0 bytes, not 44");
  EXPECT_EQ(DecodeLeaf(bytes + "x").status().message(), "the leaf has 45 bytes, not 44");
  std::string other = bytes;
  other[0] = 2;
  EXPECT_EQ(DecodeLeaf(other).status().message(), "the leaf has an unknown version");
  other = bytes;
  other[1] = 2;
  EXPECT_EQ(DecodeLeaf(other).status().message(), "the leaf has unknown flags");
  other = bytes;
  other[3] = 0;
  EXPECT_EQ(DecodeLeaf(other).status().message(), "the leaf has the unknown kind 0");
  other[2] = 1;
  EXPECT_EQ(DecodeLeaf(other).status().message(), "the leaf has the unknown kind 256");
}

TEST(Leaf, TimesBefore1970AreTimes) {
  Leaf leaf = Sample();
  leaf.recorded_at = -1;
  EXPECT_EQ(DecodeLeaf(EncodeLeaf(leaf))->recorded_at, -1);
}

TEST(Commitment, DependsOnSaltAndContent) {
  const std::string salt(32, 's');
  EXPECT_EQ(Commit(salt, "content"), Commit(salt, "content"));
  EXPECT_NE(Commit(salt, "content"), Commit(salt, "contenu"));
  EXPECT_NE(Commit(salt, "content"), Commit(std::string(32, 't'), "content"));
}

// RFC 4231, test case 6 has a key longer than a block; case 2 is the plain one.
TEST(Commitment, IsHmacSha256) {
  EXPECT_EQ(HexOf(Commit("Jefe", "what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Salt, IsNeverTheSame) {
  std::set<std::string> salts;
  for (int i = 0; i < 1000; ++i) salts.insert(NewSalt());
  EXPECT_EQ(salts.size(), 1000u);
  EXPECT_EQ(salts.begin()->size(), kSaltBytes);
}

}  // namespace
}  // namespace fairstart
