// Tested by tests/service/ledger/key_rotation_test.cc and tests/service/ledger/format_test.cc.
#include "service/ledger/key_entry.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// It begins as no head does: a head's second line is a number.
std::string TextToSign(const std::string& origin, const std::string& current_key,
                       const std::string& next_key) {
  return absl::StrCat(origin, "\nsigning key\n", absl::Base64Escape(current_key), "\n",
                      absl::Base64Escape(next_key), "\n");
}

}  // namespace

v1::SigningKey MakeKeyEntry(const std::string& origin, const SigningKey& current,
                            const SigningKey& next) {
  v1::SigningKey entry;
  entry.set_origin(origin);
  entry.set_public_key(next.public_key());
  entry.set_signature(current.Sign(TextToSign(origin, current.public_key(), next.public_key())));
  return entry;
}

absl::Status CheckKeyEntry(const v1::SigningKey& entry, const std::string& origin,
                           const std::string& current_key) {
  if (entry.origin() != origin) {
    return absl::DataLossError(
        absl::StrCat("its key is for the ledger ", entry.origin(), ", not for ", origin));
  }
  if (!IsSignature(current_key, TextToSign(origin, current_key, entry.public_key()),
                   entry.signature())) {
    return absl::DataLossError("its key is not signed by the key before it");
  }
  return absl::OkStatus();
}

}  // namespace fairstart
