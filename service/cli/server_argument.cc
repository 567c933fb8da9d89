// Tested by tests/service/cli/command_line_test.cc and tests/e2e/tls_test.mjs.
#include "service/cli/server_argument.h"

#include "service/cli/printed_error.h"
#include "service/server/server_address.h"

namespace fairstart {

absl::StatusOr<CalledServer> FindServer(const ServerArgument& server) {
  const absl::StatusOr<ServerAddress> address =
      ReadServerAddress(server.address, server.tls.empty() ? Reach::kThisMachine : Reach::kNetwork);
  if (!address.ok()) return AboutFlag("--server", address.status());
  absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> credentials =
      ChannelCredentialsFor(server.tls);
  if (!credentials.ok()) return AboutFlag("--tls-certificate", credentials.status());
  return CalledServer{ToString(*address), *std::move(credentials)};
}

}  // namespace fairstart
