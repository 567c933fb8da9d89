// Tested by tests/service/cli/publishing_commands_test.cc.
#include "service/cli/publishing_operation.h"

#include "absl/time/time.h"

namespace fairstart {

absl::StatusOr<std::unique_ptr<RawClient>> ConnectToRules(const ServerArgument& server) {
  const absl::StatusOr<CalledServer> called = FindServer(server);
  if (!called.ok()) return called.status();
  return std::make_unique<RawClient>(called->address, absl::Minutes(10), called->credentials);
}

}  // namespace fairstart
