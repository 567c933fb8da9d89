// Tested by tests/service/ledger/leaf_test.cc and tests/service/ledger/format_test.cc.
#include "service/ledger/leaf.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <cstdlib>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// Of the bytes of a leaf. They do not change: another layout gets another number.
constexpr char kVersion = 1;
constexpr char kClockSetBack = 1;

constexpr size_t kKindBytes = 2;
constexpr size_t kTimeBytes = 8;

void AppendBigEndian(uint64_t number, size_t bytes, std::string& out) {
  for (size_t i = bytes; i-- > 0;) out.push_back(static_cast<char>(number >> (8 * i) & 0xFF));
}

uint64_t ReadBigEndian(std::string_view bytes) {
  uint64_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<uint8_t>(byte);
  return number;
}

}  // namespace

std::string EncodeLeaf(const Leaf& leaf) {
  std::string bytes;
  bytes.push_back(kVersion);
  bytes.push_back(leaf.clock_set_back ? kClockSetBack : '\0');
  AppendBigEndian(static_cast<uint64_t>(leaf.kind), kKindBytes, bytes);
  AppendBigEndian(static_cast<uint64_t>(leaf.recorded_at), kTimeBytes, bytes);
  bytes += BytesOf(leaf.commitment);
  return bytes;
}

absl::StatusOr<Leaf> DecodeLeaf(std::string_view bytes) {
  if (bytes.size() != kLeafBytes) {
    return absl::DataLossError(absl::StrCat("the leaf has ", bytes.size(), " bytes, not 44"));
  }
  if (bytes[0] != kVersion) return absl::DataLossError("the leaf has an unknown version");
  if ((bytes[1] & ~kClockSetBack) != 0) return absl::DataLossError("the leaf has unknown flags");
  const auto kind = static_cast<int>(ReadBigEndian(bytes.substr(2, kKindBytes)));
  if (!v1::EntryKind_IsValid(kind) || kind == v1::ENTRY_KIND_UNSPECIFIED) {
    return absl::DataLossError(absl::StrCat("the leaf has the unknown kind ", kind));
  }
  Leaf leaf;
  leaf.kind = static_cast<v1::EntryKind>(kind);
  leaf.clock_set_back = bytes[1] == kClockSetBack;
  leaf.recorded_at = static_cast<int64_t>(ReadBigEndian(bytes.substr(2 + kKindBytes, kTimeBytes)));
  leaf.commitment = HashOf(bytes.substr(kLeafBytes - kHashBytes));
  return leaf;
}

Hash Commit(std::string_view salt, std::string_view content) {
  Hash commitment;
  HMAC(EVP_sha256(), salt.data(), static_cast<int>(salt.size()),
       reinterpret_cast<const unsigned char*>(content.data()), content.size(), commitment.data(),
       nullptr);
  return commitment;
}

std::string NewSalt() {
  std::string salt(kSaltBytes, '\0');
  // Without chance there is no ledger; OpenSSL fails here only when the system has none.
  if (RAND_bytes(reinterpret_cast<unsigned char*>(salt.data()), static_cast<int>(salt.size())) != 1)
    std::abort();
  return salt;
}

}  // namespace fairstart
