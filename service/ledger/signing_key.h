// The key that signs tree heads: Ed25519 (RFC 8032).
#ifndef FAIRSTART_SERVICE_LEDGER_SIGNING_KEY_H_
#define FAIRSTART_SERVICE_LEDGER_SIGNING_KEY_H_

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace fairstart {

inline constexpr size_t kPublicKeyBytes = 32;
inline constexpr size_t kSignatureBytes = 64;

// A private key. Any thread may sign with it.
class SigningKey {
 public:
  static SigningKey Generate();

  // Reads a key from a PEM file (PKCS #8, not encrypted), as WriteNew and `openssl genpkey
  // -algorithm ed25519` write it. kFailedPrecondition if others than the owner may read or write
  // the file; kInvalidArgument if it holds no such key; kNotFound and the like if it cannot be
  // read.
  static absl::StatusOr<SigningKey> ReadFile(const std::filesystem::path& file);

  // Writes the key into a new file that only the owner can read, and waits until it is on the disk.
  // kAlreadyExists if there is a file: a key is never written over.
  absl::Status WriteNew(const std::filesystem::path& file) const;

  // 32 bytes.
  const std::string& public_key() const { return public_key_; }

  // 64 bytes; the same every time for one text.
  std::string Sign(std::string_view text) const;

 private:
  explicit SigningKey(std::shared_ptr<EVP_PKEY> key);

  std::shared_ptr<EVP_PKEY> key_;
  std::string public_key_;
};

// Whether it is the signature of the text by the key's owner. False for what is no key or no
// signature.
bool IsSignature(std::string_view public_key, std::string_view text, std::string_view signature);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_SIGNING_KEY_H_
