#include "service/server/server_address.h"

#include <gtest/gtest.h>

namespace fairstart {
namespace {

TEST(ReadServerAddress, TakesEveryWayToWriteThisMachine) {
  for (const char* text : {"127.0.0.1:50051", "127.8.9.10:1", "[::1]:0", "localhost:65535"}) {
    const auto address = ReadServerAddress(text, Reach::kThisMachine);
    ASSERT_TRUE(address.ok()) << address.status();
    EXPECT_EQ(ToString(*address), text);
  }
}

TEST(ReadServerAddress, RefusesTheNetworkAndSaysWhy) {
  for (const char* text : {"0.0.0.0:50051", "10.0.0.1:50051", "[::]:50051", "example.org:50051",
                           "[::ffff:127.0.0.1]:1", "127.0.0.1.example.org:1", "127.1:1"}) {
    const absl::Status status = ReadServerAddress(text, Reach::kThisMachine).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << text;
  }
  EXPECT_EQ(ReadServerAddress("0.0.0.0:50051", Reach::kThisMachine).status().message(),
            "\"0.0.0.0\" is not this machine's loopback; without TLS connections are not encrypted, and "
            "what is known of a young person would cross the network readable to others. Give "
            "--tls-certificate, --tls-key and --tls-authority, or use 127.0.0.1 or [::1]");
}

TEST(ReadServerAddress, TakesAnyHostAcrossTheNetwork) {
  for (const char* text : {"0.0.0.0:50051", "[::]:0", "fairstart.council.example:443"}) {
    const auto address = ReadServerAddress(text, Reach::kNetwork);
    ASSERT_TRUE(address.ok()) << address.status();
    EXPECT_EQ(ToString(*address), text);
  }
}

TEST(ReadServerAddress, RefusesWhatIsNoAddress) {
  for (const char* text : {"", "127.0.0.1", ":50051", "127.0.0.1:", "127.0.0.1:x",
                           "127.0.0.1:65536", "127.0.0.1:-1"}) {
    EXPECT_FALSE(ReadServerAddress(text, Reach::kThisMachine).ok()) << text;
  }
  EXPECT_EQ(ReadServerAddress("50051", Reach::kThisMachine).status().message(),
            "read \"50051\", want HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:50051 or [::1]:0");
}

}  // namespace
}  // namespace fairstart
