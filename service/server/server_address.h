// Where a server listens and is called.
#ifndef FAIRSTART_SERVICE_SERVER_SERVER_ADDRESS_H_
#define FAIRSTART_SERVICE_SERVER_SERVER_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"

namespace fairstart {

struct ServerAddress {
  std::string host;  // "127.0.0.1", "[::1]", "localhost", or one of the network
  int port = 0;      // 0, for a server: any that is free
};

// Who can reach it: programs on this machine, or the network.
enum class Reach { kThisMachine, kNetwork };

// Reads HOST:PORT. kInvalidArgument for what is no such thing, and, when only this machine is to be
// reached, for every host that is not its loopback: without TLS connections are not encrypted, and
// case facts would cross a network readable to whoever listens.
absl::StatusOr<ServerAddress> ReadServerAddress(const std::string& text, Reach reach);

// "127.0.0.1:50051".
std::string ToString(const ServerAddress& address);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SERVER_SERVER_ADDRESS_H_
