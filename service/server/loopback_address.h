// Addresses on this machine: the only ones between which anything is sent.
#ifndef FAIRSTART_SERVICE_SERVER_LOOPBACK_ADDRESS_H_
#define FAIRSTART_SERVICE_SERVER_LOOPBACK_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"

namespace fairstart {

struct LoopbackAddress {
  std::string host;  // "127.0.0.1", "[::1]" or "localhost"
  int port = 0;      // 0, for a server: any that is free
};

// Reads HOST:PORT. kInvalidArgument for what is no such thing, and for every host that is not this
// machine's loopback: connections are not encrypted, and case facts would cross a network readable
// to whoever listens.
absl::StatusOr<LoopbackAddress> ReadLoopbackAddress(const std::string& text);

// "127.0.0.1:50051".
std::string ToString(const LoopbackAddress& address);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SERVER_LOOPBACK_ADDRESS_H_
