#include "service/ledger/signing_key.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "absl/strings/escaping.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

std::string PemOf(const std::string& secret_hex) {
  // PKCS #8 of an Ed25519 key (RFC 8410, 7), up to the secret's 32 bytes.
  return "-----BEGIN PRIVATE KEY-----\n" +
         absl::Base64Escape(
             absl::HexStringToBytes("302e020100300506032b657004220420" + secret_hex)) +
         "\n-----END PRIVATE KEY-----\n";
}

absl::StatusOr<SigningKey> ReadWithMode(const std::filesystem::path& file, mode_t mode) {
  chmod(file.c_str(), mode);
  return SigningKey::ReadFile(file);
}

// RFC 8032, 7.1, test 2.
TEST(SigningKey, SignsAsEd25519Does) {
  const ScratchFolder folder;
  const auto file = folder.Write(
      "key.pem", PemOf("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  const absl::StatusOr<SigningKey> key = ReadWithMode(file, 0600);
  ASSERT_TRUE(key.ok()) << key.status();
  EXPECT_EQ(absl::BytesToHexString(key->public_key()),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(absl::BytesToHexString(key->Sign("\x72")),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST(SigningKey, SignsForItselfAlone) {
  const SigningKey key = SigningKey::Generate(), other = SigningKey::Generate();
  const std::string signature = key.Sign("text");
  EXPECT_TRUE(IsSignature(key.public_key(), "text", signature));
  EXPECT_FALSE(IsSignature(key.public_key(), "texts", signature));
  EXPECT_FALSE(IsSignature(other.public_key(), "text", signature));
  std::string touched = signature;
  touched[7] = static_cast<char>(touched[7] ^ 1);
  EXPECT_FALSE(IsSignature(key.public_key(), "text", touched));
  EXPECT_FALSE(IsSignature(key.public_key(), "text", signature.substr(1)));
  EXPECT_FALSE(IsSignature("short", "text", signature));
  EXPECT_FALSE(IsSignature(std::string(32, '\xFF'), "text", signature));
}

TEST(SigningKey, IsReadAsItWasWritten) {
  const ScratchFolder folder;
  const auto file = folder.path() / "key.pem";
  const SigningKey key = SigningKey::Generate();
  ASSERT_TRUE(key.WriteNew(file).ok());
  struct stat facts {};
  ASSERT_EQ(stat(file.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
  const absl::StatusOr<SigningKey> read = SigningKey::ReadFile(file);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->public_key(), key.public_key());
  EXPECT_EQ(read->Sign("text"), key.Sign("text"));
}

TEST(SigningKey, IsNeverWrittenOver) {
  const ScratchFolder folder;
  const auto file = folder.Write("key.pem", "what was there");
  EXPECT_EQ(SigningKey::Generate().WriteNew(file).code(), absl::StatusCode::kAlreadyExists);
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  EXPECT_EQ(text.str(), "what was there");
}

TEST(SigningKey, IsRefusedWhenOthersMayReadOrWriteIt) {
  const ScratchFolder folder;
  const auto file = folder.path() / "key.pem";
  ASSERT_TRUE(SigningKey::Generate().WriteNew(file).ok());
  for (const mode_t mode : {0640, 0604, 0620, 0602, 0610, 0601, 0666}) {
    const absl::Status status = ReadWithMode(file, mode).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << mode;
    EXPECT_THAT(std::string(status.message()), HasSubstr("chmod 600"));
  }
  EXPECT_TRUE(ReadWithMode(file, 0600).ok());
  EXPECT_TRUE(ReadWithMode(file, 0400).ok());
}

TEST(SigningKey, SaysWhatAFileIsNot) {
  const ScratchFolder folder;
  EXPECT_EQ(SigningKey::ReadFile(folder.path() / "none").status().code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(ReadWithMode(folder.Write("a", "no key"), 0600).status().code(),
            absl::StatusCode::kInvalidArgument);
  // An X25519 key (RFC 8410) exchanges keys and signs nothing.
  std::string exchange = PemOf(std::string(64, '1'));
  exchange = "-----BEGIN PRIVATE KEY-----\n" +
             absl::Base64Escape(absl::HexStringToBytes("302e020100300506032b656e04220420" +
                                                       std::string(64, '1'))) +
             "\n-----END PRIVATE KEY-----\n";
  EXPECT_EQ(ReadWithMode(folder.Write("b", exchange), 0600).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace fairstart
