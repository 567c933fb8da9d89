#include "service/ledger/verifier_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/escaping.h"

namespace fairstart {
namespace {

using testing::StartsWith;

// The public key of RFC 8032, 7.1, test 1, written as c2sp.org/signed-note says by hand.
constexpr char kText[] =
    "fairstart.example/ledger+893f220d+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
const std::string& PublicKey() {
  static const auto& key = *new std::string(
      absl::HexStringToBytes("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
  return key;
}

TEST(VerifierKey, IsWrittenAsASignedNotesKey) {
  EXPECT_EQ(ToString(VerifierKey{"fairstart.example/ledger", PublicKey()}), kText);
}

TEST(VerifierKey, IsReadBack) {
  const absl::StatusOr<VerifierKey> key = ReadVerifierKey(kText);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(key->origin, "fairstart.example/ledger");
  EXPECT_EQ(key->public_key, PublicKey());
}

TEST(VerifierKey, IsNothingElse) {
  const std::string text = kText;
  for (const std::string& other :
       {std::string(), std::string("fairstart.example/ledger"), text + "\n", text + "=",
        text.substr(0, text.size() - 4), "other" + text,
        "fairstart.example/ledger+893f220e" + text.substr(text.find("+Add")),
        "fairstart.example/ledger+893F220D" + text.substr(text.find("+Add"))}) {
    EXPECT_THAT(std::string(ReadVerifierKey(other).status().message()), StartsWith("read "))
        << other;
  }
}

}  // namespace
}  // namespace fairstart
