// Tested by tests/e2e/tls_test.mjs.
#include "service/rpc/transport.h"

#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

constexpr unsigned kSecondsBetweenLooks = 10;

template <typename T, void (*kFree)(T*)>
struct Freed {
  void operator()(T* object) const { kFree(object); }
};
using Certificate = std::unique_ptr<X509, Freed<X509, X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY, EVP_PKEY_free>>;

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Never asks on a terminal for the password of an encrypted key.
int NoPassword(char*, int, int, void*) { return -1; }

absl::StatusOr<File> Open(const std::filesystem::path& path, const char* what) {
  File file(std::fopen(path.c_str(), "re"));
  if (file != nullptr) return file;
  return absl::ErrnoToStatus(errno, absl::StrCat("cannot read the ", what, " ", path.string()));
}

std::string DayOf(const ASN1_TIME* time) {
  tm parts = {};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return "a day that cannot be read";
  char day[sizeof "9999-12-31"];
  return std::string(day, strftime(day, sizeof day, "%Y-%m-%d", &parts));
}

absl::StatusOr<Certificate> ReadCertificate(const std::filesystem::path& path, const char* what) {
  const absl::StatusOr<File> file = Open(path, what);
  if (!file.ok()) return file.status();
  Certificate certificate(PEM_read_X509(file->get(), nullptr, nullptr, nullptr));
  if (certificate == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the ", what, " ", path.string(), " holds no certificate in PEM"));
  }
  if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the ", what, " ", path.string(), " ran out on ",
                     DayOf(X509_get0_notAfter(certificate.get())), "; renew it"));
  }
  return certificate;
}

absl::StatusOr<Key> ReadKey(const std::filesystem::path& path) {
  const absl::StatusOr<File> file = Open(path, "key");
  if (!file.ok()) return file.status();
  struct stat facts {};
  // Of the file that was opened, not of what its name may mean by now.
  if (fstat(fileno(file->get()), &facts) != 0) {
    return absl::ErrnoToStatus(errno, absl::StrCat("cannot read the key ", path.string()));
  }
  if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the key ", path.string(),
                     " can be read or written by others than its owner; chmod 600 it, and replace "
                     "it and its certificate if somebody may have"));
  }
  Key key(PEM_read_PrivateKey(file->get(), nullptr, NoPassword, nullptr));
  if (key == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat(path.string(), " holds no private key in PEM without a password"));
  }
  return key;
}

// REQUIRES: it was found to be readable.
std::string BytesOf(const std::filesystem::path& path) {
  const File file(std::fopen(path.c_str(), "re"));
  std::string bytes;
  char part[4096];
  while (file != nullptr) {
    const size_t size = std::fread(part, 1, sizeof part, file.get());
    if (size == 0) break;
    bytes.append(part, size);
  }
  return bytes;
}

}  // namespace

absl::Status CheckTlsFiles(const TlsFiles& files) {
  if (files.certificate.empty() || files.key.empty() || files.authority.empty()) {
    return absl::InvalidArgumentError(
        "TLS takes three files together: a certificate, its key, and the authority that vouches "
        "for "
        "the other side");
  }
  const absl::StatusOr<Certificate> certificate = ReadCertificate(files.certificate, "certificate");
  if (!certificate.ok()) return certificate.status();
  const absl::StatusOr<Key> key = ReadKey(files.key);
  if (!key.ok()) return key.status();
  if (X509_check_private_key(certificate->get(), key->get()) != 1) {
    return absl::InvalidArgumentError(absl::StrCat("the key ", files.key.string(),
                                                   " is not that of the certificate ",
                                                   files.certificate.string()));
  }
  return ReadCertificate(files.authority, "authority's certificate").status();
}

absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> ServerCredentialsFor(
    const TlsFiles& files) {
  if (files.empty()) return grpc::InsecureServerCredentials();
  const absl::Status usable = CheckTlsFiles(files);
  if (!usable.ok()) return usable;
  grpc::experimental::TlsServerCredentialsOptions options(
      std::make_shared<grpc::experimental::FileWatcherCertificateProvider>(
          files.key.string(), files.certificate.string(), files.authority.string(),
          kSecondsBetweenLooks));
  options.watch_root_certs();
  options.watch_identity_key_cert_pairs();
  options.set_cert_request_type(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  return grpc::experimental::TlsServerCredentials(options);
}

absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> ChannelCredentialsFor(
    const TlsFiles& files) {
  if (files.empty()) return grpc::InsecureChannelCredentials();
  const absl::Status usable = CheckTlsFiles(files);
  if (!usable.ok()) return usable;
  return grpc::SslCredentials(
      {BytesOf(files.authority), BytesOf(files.key), BytesOf(files.certificate)});
}

}  // namespace fairstart
