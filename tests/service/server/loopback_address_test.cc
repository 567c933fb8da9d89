#include "service/server/loopback_address.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(ReadLoopbackAddress, TakesEveryWayToWriteThisMachine) {
  for (const char* text : {"127.0.0.1:50051", "127.8.9.10:1", "[::1]:0", "localhost:65535"}) {
    const auto address = ReadLoopbackAddress(text);
    ASSERT_TRUE(address.ok()) << address.status();
    EXPECT_EQ(ToString(*address), text);
  }
}

TEST(ReadLoopbackAddress, RefusesTheNetworkAndSaysWhy) {
  for (const char* text : {"0.0.0.0:50051", "10.0.0.1:50051", "[::]:50051", "example.org:50051",
                           "[::ffff:127.0.0.1]:1", "127.0.0.1.example.org:1", "127.1:1"}) {
    const absl::Status status = ReadLoopbackAddress(text).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(ReadLoopbackAddress("0.0.0.0:50051").status().message(),
            "\"0.0.0.0\" is not this machine's loopback; connections are not encrypted, and what "
            "is known of a young person would cross the network readable to others. Use 127.0.0.1 "
            "or [::1], and let a proxy on the same machine speak TLS to others");
}

TEST(ReadLoopbackAddress, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "127.0.0.1", ":50051", "127.0.0.1:", "127.0.0.1:x",
                           "127.0.0.1:65536", "127.0.0.1:-1"}) {
    EXPECT_FALSE(ReadLoopbackAddress(text).ok()) << text;
  }
  EXPECT_EQ(ReadLoopbackAddress("50051").status().message(),
            "read \"50051\", want HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:50051 or [::1]:0");
}

}  // namespace
}  // namespace fairstart
