#include "service/ledger/tree_head.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

const TreeHead kHead = {"fairstart.example/ledger", 17, LeafHash("root")};

TEST(TreeHead, IsReadAsItWasSigned) {
  const SigningKey key = SigningKey::Generate();
  const SignedTreeHead head = SignTreeHead(kHead, key);
  const std::vector<std::string> lines = absl::StrSplit(head.text, '\n');
  ASSERT_EQ(lines.size(), 6u);
  EXPECT_EQ(lines[0], "fairstart.example/ledger");
  EXPECT_EQ(lines[1], "17");
  EXPECT_EQ(lines[3], "");
  EXPECT_THAT(lines[4], testing::StartsWith("\xE2\x80\x94 fairstart.example/ledger "));
  const absl::StatusOr<SignedTreeHead> read = ReadTreeHead(head.text);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->head.origin, kHead.origin);
  EXPECT_EQ(read->head.size, kHead.size);
  EXPECT_EQ(read->head.root, kHead.root);
  EXPECT_TRUE(IsSignedBy(*read, key.public_key()));
  EXPECT_FALSE(IsSignedBy(*read, SigningKey::Generate().public_key()));
}

// Whatever byte is another, it is no head or not signed.
TEST(TreeHead, IsNotSignedOnceATouchedByteIsInIt) {
  const SigningKey key = SigningKey::Generate();
  const std::string text = SignTreeHead(kHead, key).text;
  for (size_t i = 0; i < text.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = text;
      other[i] = static_cast<char>(other[i] ^ (1 << bit));
      const absl::StatusOr<SignedTreeHead> head = ReadTreeHead(other);
      EXPECT_FALSE(head.ok() && IsSignedBy(*head, key.public_key())) << i;
    }
    const absl::StatusOr<SignedTreeHead> shorter =
        ReadTreeHead(text.substr(0, i) + text.substr(i + 1));
    EXPECT_FALSE(shorter.ok() && IsSignedBy(*shorter, key.public_key())) << i;
  }
}

TEST(TreeHead, SaysWhatATextLacks) {
  const std::string text = SignTreeHead(kHead, SigningKey::Generate()).text;
  const auto said = [&](const char* from, const char* to) {
    return std::string(ReadTreeHead(absl::StrReplaceAll(text, {{from, to}})).status().message());
  };
  EXPECT_THAT(said("\n\n", "\n"), HasSubstr("five lines"));
  EXPECT_THAT(said("\n17\n", "\n-1\n"), HasSubstr("second line"));
  EXPECT_THAT(said("\n17\n", "\nmany\n"), HasSubstr("second line"));
  EXPECT_THAT(said("\n17\n", "\n017\n"), HasSubstr("usual way"));
  EXPECT_THAT(said("fairstart.example/ledger\n", "fairstart example\n"), HasSubstr("first line"));
  EXPECT_THAT(said("fairstart.example/ledger\n", "another.example\n"), HasSubstr("fifth line"));
  EXPECT_THAT(said("=\n\n", "\n\n"), HasSubstr("usual way"));
  EXPECT_THAT(std::string(ReadTreeHead("").status().message()), HasSubstr("five lines"));
}

TEST(Origin, IsAPrintableWord) {
  EXPECT_TRUE(CheckOrigin("fairstart.example/ledger").ok());
  EXPECT_TRUE(CheckOrigin(std::string(200, 'a')).ok());
  EXPECT_FALSE(CheckOrigin(std::string(201, 'a')).ok());
  for (const char* wrong : {"", "two words", "a+b", "a\nb", "caf\xC3\xA9"}) {
    EXPECT_FALSE(CheckOrigin(wrong).ok()) << wrong;
  }
}

}  // namespace
}  // namespace fairstart
