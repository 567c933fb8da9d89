// Which server a command asks or starts, and how it speaks to others.
#ifndef FAIRSTART_SERVICE_CLI_SERVER_ARGUMENT_H_
#define FAIRSTART_SERVICE_CLI_SERVER_ARGUMENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "service/rpc/transport.h"

namespace fairstart {

// --server and the files of TLS, which a server across the network takes.
struct ServerArgument {
  std::string address;  // empty: no server
  TlsFiles tls;

  bool empty() const { return address.empty(); }
};

// A server that can be called.
struct CalledServer {
  std::string address;
  std::shared_ptr<grpc::ChannelCredentials> credentials;
};

// REQUIRES: a server was named. Errors name the flag.
absl::StatusOr<CalledServer> FindServer(const ServerArgument& server);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_SERVER_ARGUMENT_H_
