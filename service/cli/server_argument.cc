// Tested by tests/service/cli/command_line_test.cc and tests/e2e/tls_test.mjs.
#include "service/cli/server_argument.h"

#include "absl/strings/str_cat.h"
#include "service/server/server_address.h"

namespace fairstart {
namespace {

absl::Status About(const char* flag, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(flag, ": ", std::string(status.message())));
}

}  // namespace

absl::StatusOr<CalledServer> FindServer(const ServerArgument& server) {
  const absl::StatusOr<ServerAddress> address =
      ReadServerAddress(server.address, server.tls.empty() ? Reach::kThisMachine : Reach::kNetwork);
  if (!address.ok()) return About("--server", address.status());
  absl::StatusOr<std::shared_ptr<grpc::ChannelCredentials>> credentials =
      ChannelCredentialsFor(server.tls);
  if (!credentials.ok()) return About("--tls-certificate", credentials.status());
  return CalledServer{ToString(*address), *std::move(credentials)};
}

}  // namespace fairstart
