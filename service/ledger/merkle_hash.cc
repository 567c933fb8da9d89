// Tested by tests/service/ledger/merkle_tree_test.cc.
#include "service/ledger/merkle_hash.h"

#include <openssl/evp.h>

#include <algorithm>
#include <initializer_list>
#include <memory>

#include "absl/strings/escaping.h"

namespace fairstart {
namespace {

std::string_view ViewOf(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

Hash Sha256(std::initializer_list<std::string_view> parts) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        &EVP_MD_CTX_free);
  // Fetching an algorithm by name takes OpenSSL 3 longer than hashing a leaf does.
  static const EVP_MD* const kSha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  Hash hash;
  EVP_DigestInit_ex(context.get(), kSha256, nullptr);
  for (const std::string_view part : parts) {
    EVP_DigestUpdate(context.get(), part.data(), part.size());
  }
  EVP_DigestFinal_ex(context.get(), hash.data(), nullptr);
  return hash;
}

}  // namespace

Hash EmptyRoot() { return Sha256({}); }

Hash LeafHash(std::string_view leaf) { return Sha256({std::string_view("\x00", 1), leaf}); }

Hash NodeHash(const Hash& left, const Hash& right) {
  return Sha256({std::string_view("\x01", 1), ViewOf(left), ViewOf(right)});
}

std::string BytesOf(const Hash& hash) { return std::string(ViewOf(hash)); }

Hash HashOf(std::string_view bytes) {
  Hash hash;
  std::copy_n(bytes.begin(), kHashBytes, hash.begin());
  return hash;
}

std::string HexOf(const Hash& hash) { return absl::BytesToHexString(BytesOf(hash)); }

}  // namespace fairstart
