// Private keys in files that nobody but their owner can read.
#ifndef FAIRSTART_SERVICE_LEDGER_PRIVATE_KEY_FILE_H_
#define FAIRSTART_SERVICE_LEDGER_PRIVATE_KEY_FILE_H_

#include <filesystem>
#include <memory>

#include "absl/status/statusor.h"

typedef struct evp_pkey_st EVP_PKEY;

namespace fairstart {

// The key in a PEM file, not encrypted, of whatever kind. kFailedPrecondition if others than the
// owner may read or write the file; kInvalidArgument if it holds no key; kNotFound and the like if
// it cannot be read. Each names the file.
absl::StatusOr<std::shared_ptr<EVP_PKEY>> ReadPrivateKeyFile(const std::filesystem::path& file);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_LEDGER_PRIVATE_KEY_FILE_H_
