// How client and server speak: in plaintext on one machine, or by mutual TLS across a network.
#ifndef FAIRSTART_SERVICE_RPC_TRANSPORT_H_
#define FAIRSTART_SERVICE_RPC_TRANSPORT_H_

#include <filesystem>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace grpc {
class ChannelCredentials;
class ServerCredentials;
}  // namespace grpc

namespace fairstart {

// What one side needs to speak TLS; three files in PEM. All empty: it speaks plaintext.
struct TlsFiles {
  std::filesystem::path certificate;  // its own, followed by those between it and its authority
  std::filesystem::path key;        // its private key, not encrypted, that only the owner can read
  std::filesystem::path authority;  // whose certificates it takes from the other side

  bool empty() const { return certificate.empty() && key.empty() && authority.empty(); }
};

// Whether they can be used now. kInvalidArgument for one that is missing from the three, for a file
// that holds no certificate or key, and for a key that is not the certificate's;
// kFailedPrecondition for a certificate that has run out and a key that others may read; kNotFound
// and the like for what cannot be read. Each names the file.
absl::Status CheckTlsFiles(const TlsFiles& files);

// A server's. With TLS it takes only clients with a certificate of `authority`, and what that
// certificate names is who a call is authenticated as. Files that are renewed are taken up within ten
// seconds, without a restart; write them elsewhere and rename them, so that none is read in part.
// Errors are those of CheckTlsFiles.
absl::StatusOr<std::shared_ptr<grpc::ServerCredentials>> ServerCredentialsFor(
    const TlsFiles& files);

// A client's. With TLS the server's certificate must be of `authority` and name the host that is
// called. Errors are those of CheckTlsFiles.
absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> ChannelCredentialsFor(
    const TlsFiles& files);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_TRANSPORT_H_
