// Tested by tests/e2e/tls_test.mjs.
#include "service/rpc/transport.h"

#include <grpcpp/security/credentials.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/security/tls_certificate_provider.h>
#include <grpcpp/security/tls_credentials_options.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <ctime>
#include <string>

#include "absl/strings/str_cat.h"
#include "service/files/whole_file.h"
#include "service/ledger/private_key_file.h"

namespace fairstart {
namespace {

constexpr unsigned kSecondsBetweenLooks = 10;

struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, FreeCertificate>;

std::string DayOf(const ASN1_TIME* time) {
  tm parts = {};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return "a day that cannot be read";
  char day[sizeof "9999-12-31"];
  return std::string(day, strftime(day, sizeof day, "%Y-%m-%d", &parts));
}

// The first certificate in a file.
absl::StatusOr<Certificate> ReadCertificate(const std::filesystem::path& file, const char* what) {
  const absl::StatusOr<std::string> bytes = ReadWholeFile(file);
  if (!bytes.ok()) return bytes.status();
  const std::unique_ptr<BIO, decltype(&BIO_free)> memory(
      BIO_new_mem_buf(bytes->data(), static_cast<int>(bytes->size())), &BIO_free);
  Certificate certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
  if (certificate == nullptr) {
    return absl::InvalidArgumentError(
        absl::StrCat("the ", what, " ", file.string(), " holds no certificate in PEM"));
  }
  if (X509_cmp_current_time(X509_get0_notAfter(certificate.get())) < 0) {
    return absl::FailedPreconditionError(
        absl::StrCat("the ", what, " ", file.string(), " ran out on ",
                     DayOf(X509_get0_notAfter(certificate.get())), "; renew it"));
  }
  return certificate;
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
  const absl::StatusOr<std::shared_ptr<EVP_PKEY>> key = ReadPrivateKeyFile(files.key);
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
  const absl::StatusOr<std::string> authority = ReadWholeFile(files.authority);
  const absl::StatusOr<std::string> key = ReadWholeFile(files.key);
  const absl::StatusOr<std::string> certificate = ReadWholeFile(files.certificate);
  for (const auto* file : {&authority, &key, &certificate}) {
    if (!file->ok()) return file->status();
  }
  return grpc::SslCredentials({*authority, *key, *certificate});
}

}  // namespace fairstart
