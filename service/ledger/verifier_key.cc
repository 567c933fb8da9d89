// Tested by tests/service/ledger/verifier_key_test.cc.
#include "service/ledger/verifier_key.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "engine/text/misread.h"
#include "service/ledger/signing_key.h"
#include "service/ledger/tree_head.h"

namespace fairstart {
namespace {

constexpr char kEd25519 = 1;  // the signature type of signed-note

}  // namespace

std::string ToString(const VerifierKey& key) {
  return absl::StrCat(key.origin, "+", absl::BytesToHexString(KeyId(key.origin, key.public_key)),
                      "+", absl::Base64Escape(std::string(1, kEd25519) + key.public_key));
}

absl::StatusOr<VerifierKey> ReadVerifierKey(std::string_view text) {
  VerifierKey key;
  const std::vector<std::string> parts = absl::StrSplit(std::string(text), absl::MaxSplits('+', 2));
  std::string bytes;
  if (parts.size() == 3 && CheckOrigin(parts[0]).ok() && absl::Base64Unescape(parts[2], &bytes) &&
      bytes.size() == 1 + kPublicKeyBytes) {
    key = {parts[0], bytes.substr(1)};
    if (ToString(key) == text) return key;
  }
  return Misread(
      std::string(text),
      "a ledger's public key as `ledger init` prints it: its name, + and eight digits, + and "
      "44 letters");
}

}  // namespace fairstart
