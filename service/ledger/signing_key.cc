// Tested by tests/service/ledger/signing_key_test.cc.
#include "service/ledger/signing_key.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "service/ledger/private_key_file.h"
#include "service/ledger/synced_file.h"

namespace fairstart {
namespace {

template <typename T, void (*kFree)(T*)>
struct Freed {
  void operator()(T* object) const { kFree(object); }
};
using Context = std::unique_ptr<EVP_MD_CTX, Freed<EVP_MD_CTX, EVP_MD_CTX_free>>;

const unsigned char* BytesIn(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

SigningKey::SigningKey(std::shared_ptr<EVP_PKEY> key)
    : key_(std::move(key)), public_key_(kPublicKeyBytes, '\0') {
  size_t bytes = public_key_.size();
  EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(public_key_.data()),
                              &bytes);
}

SigningKey SigningKey::Generate() {
  return SigningKey(
      std::shared_ptr<EVP_PKEY>(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"), EVP_PKEY_free));
}

absl::StatusOr<SigningKey> SigningKey::ReadFile(const std::filesystem::path& file) {
  absl::StatusOr<std::shared_ptr<EVP_PKEY>> key = ReadPrivateKeyFile(file);
  if (!key.ok()) return key.status();
  if (EVP_PKEY_get_base_id(key->get()) != EVP_PKEY_ED25519) {
    return absl::InvalidArgumentError(
        absl::StrCat(file.string(), " holds a private key, but no Ed25519 key"));
  }
  return SigningKey(*std::move(key));
}

absl::Status SigningKey::WriteNew(const std::filesystem::path& file) const {
  const std::unique_ptr<BIO, Freed<BIO, BIO_vfree>> memory(BIO_new(BIO_s_secmem()));
  PEM_write_bio_PKCS8PrivateKey(memory.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(memory.get(), &bytes);
  return WriteNewFile(file, std::string_view(bytes, static_cast<size_t>(size)), 0600);
}

std::string SigningKey::Sign(std::string_view text) const {
  const Context context(EVP_MD_CTX_new());
  std::string signature(kSignatureBytes, '\0');
  size_t bytes = signature.size();
  EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get());
  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &bytes,
                 BytesIn(text), text.size());
  return signature;
}

bool IsSignature(std::string_view public_key, std::string_view text, std::string_view signature) {
  if (public_key.size() != kPublicKeyBytes || signature.size() != kSignatureBytes) return false;
  const std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>> key(EVP_PKEY_new_raw_public_key(
      EVP_PKEY_ED25519, nullptr, BytesIn(public_key), public_key.size()));
  if (key == nullptr) return false;
  const Context context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
         EVP_DigestVerify(context.get(), BytesIn(signature), signature.size(), BytesIn(text),
                          text.size()) == 1;
}

}  // namespace fairstart
