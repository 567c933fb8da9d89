// Tested by tests/service/server/server_address_test.cc.
#include "service/server/server_address.h"

#include <arpa/inet.h>

#include "absl/status/status.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"

namespace fairstart {
namespace {

// 127.0.0.0/8, ::1 and the name that stands for them.
bool IsLoopback(const std::string& host) {
  if (host == "localhost") return true;
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    in6_addr address = {};
    return inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &address) == 1 &&
           IN6_IS_ADDR_LOOPBACK(&address);
  }
  in_addr address = {};
  return inet_pton(AF_INET, host.c_str(), &address) == 1 && (ntohl(address.s_addr) >> 24) == 127;
}

}  // namespace

absl::StatusOr<ServerAddress> ReadServerAddress(const std::string& text, Reach reach) {
  const size_t colon = text.rfind(':');
  ServerAddress address;
  if (colon == std::string::npos || colon == 0 ||
      !absl::SimpleAtoi(text.substr(colon + 1), &address.port) || address.port < 0 ||
      address.port > 65535) {
    return Misread(text,
                   "HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:50051 or [::1]:0");
  }
  address.host = text.substr(0, colon);
  if (reach == Reach::kThisMachine && !IsLoopback(address.host)) {
    return absl::InvalidArgumentError(
        absl::StrCat(Quoted(address.host),
                     " is not this machine's loopback; without TLS connections are not encrypted, "
                     "and what is known of "
                     "a young person would cross the network readable to others. Give "
                     "--tls-certificate, --tls-key "
                     "and --tls-authority, or use 127.0.0.1 or [::1]"));
  }
  return address;
}

std::string ToString(const ServerAddress& address) {
  return absl::StrCat(address.host, ":", address.port);
}

}  // namespace fairstart
