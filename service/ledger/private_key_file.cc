// Tested by tests/service/ledger/signing_key_test.cc and tests/e2e/tls_test.mjs.
#include "service/ledger/private_key_file.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// Never asks on a terminal for the password of an encrypted key.
int NoPassword(char*, int, int, void*) { return -1; }

}  // namespace

absl::StatusOr<std::shared_ptr<EVP_PKEY>> ReadPrivateKeyFile(const std::filesystem::path& file) {
  const std::unique_ptr<std::FILE, CloseFile> stream(std::fopen(file.c_str(), "re"));
  struct stat facts {};
  // Of the file that was opened, not of what its name may mean by now.
  if (stream == nullptr || fstat(fileno(stream.get()), &facts) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read the key ", file.string()));
  }
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the key ", file.string(),
                     " can be read or written by others than its owner; chmod 600 it, and "
                     "replace the key if somebody may have"));
  }
  std::shared_ptr<EVP_PKEY> key(PEM_read_PrivateKey(stream.get(), nullptr, NoPassword, nullptr),
                                EVP_PKEY_free);
  if (key == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat(file.string(), " holds no private key in PEM without a password"));
  }
  return key;
}

}  // namespace fairstart
