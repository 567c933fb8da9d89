// Entries that say which key signs.
#ifndef FAIRSTART_SERVICE_LEDGER_KEY_ENTRY_H_
#define FAIRSTART_SERVICE_LEDGER_KEY_ENTRY_H_

#include <string>

#include "absl/status/status.h"
#include "fairstart/v1/ledger.pb.h"
#include "service/ledger/signing_key.h"

namespace fairstart {

// `next` signs from here on, as the owner of `current` says; for the first key both are the same.
v1::SigningKey MakeKeyEntry(const std::string& origin, const SigningKey& current,
                            const SigningKey& next);

// OK if the owner of `current_key` (for the first entry: of the key itself) made the entry for the
// ledger `origin`; kDataLoss, saying what is wrong, otherwise.
absl::Status CheckKeyEntry(const v1::SigningKey& entry, const std::string& origin,
                           const std::string& current_key);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_KEY_ENTRY_H_
