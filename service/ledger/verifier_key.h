// The public key of a ledger, as those who check its heads keep it.
#ifndef FAIRSTART_SERVICE_LEDGER_VERIFIER_KEY_H_
#define FAIRSTART_SERVICE_LEDGER_VERIFIER_KEY_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace fairstart {

// A key and whose heads it checks. Its text is the verifier key of c2sp.org/signed-note:
//
//   fairstart.example/ledger+893f220d+AddamAGCsQq3sQFMSQ7UkGBtDZ…
//
// the origin, four bytes in hexadecimal that say which key it is, and base64 of the signature type and
// the 32 bytes of the key.
struct VerifierKey {
  std::string origin;
  std::string public_key;  // 32 bytes
};

std::string ToString(const VerifierKey& key);

// kInvalidArgument, saying what is wrong, for anything that ToString does not write.
absl::StatusOr<VerifierKey> ReadVerifierKey(std::string_view text);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_VERIFIER_KEY_H_
