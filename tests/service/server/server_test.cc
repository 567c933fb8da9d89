#include "service/server/server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/rpc/decision_client.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

ServerOptions Options(const std::filesystem::path& rules = kSampleRules) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = rules;
  return options;
}

TEST(Server, AnswersOnThePortThatItSays) {
  const auto server = Server::Start(Options());
  ASSERT_TRUE(server.ok()) << server.status();
  EXPECT_NE((*server)->address().port, 0);
  DecisionClient client(ToString((*server)->address()), absl::Seconds(10));
  // An empty request is answered by what is wrong with it.
  EXPECT_EQ(client.Preview("").status().code(), absl::StatusCode::kInvalidArgument);
  (*server)->Shutdown(absl::Seconds(5));
  EXPECT_EQ(client.Preview("").status().code(), absl::StatusCode::kUnavailable);
}

TEST(Server, StopsWhenItGoes) {
  std::string address;
  {
    const auto server = Server::Start(Options());
    ASSERT_TRUE(server.ok()) << server.status();
    address = ToString((*server)->address());
  }
  DecisionClient client(address, absl::Seconds(10));
  EXPECT_EQ(client.Preview("").status().code(), absl::StatusCode::kUnavailable);
}

TEST(Server, DoesNotShareAPort) {
  const auto first = Server::Start(Options());
  ASSERT_TRUE(first.ok()) << first.status();
  ServerOptions options = Options();
  options.listen = (*first)->address();
  const absl::Status status = Server::Start(options).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(status.message(),
            "cannot listen on " + ToString(options.listen) + ": is the port taken?");
}

TEST(Server, DoesNotServeARulebookWithErrors) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const absl::Status status = Server::Start(Options(rules)).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(status.message()), HasSubstr("sample/2019/broken.txtpb:1:"));
}

TEST(Server, SaysThatThereAreNoRules) {
  EXPECT_EQ(Server::Start(Options("no/such")).status().message(),
            "cannot read no/such: No such file or directory");
}

}  // namespace
}  // namespace fairstart
