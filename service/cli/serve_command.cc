// Tested by tests/e2e/server_process_test.mjs.
#include <memory>
#include <utility>

#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/retention_file.h"
#include "service/server/server.h"
#include "service/server/shutdown_signal.h"

namespace fairstart {

ExitCode Serve(const ServeArguments& arguments, Console& console) {
  const absl::StatusOr<ServerAddress> listen = ReadServerAddress(
      arguments.listen, arguments.tls.empty() ? Reach::kThisMachine : Reach::kNetwork);
  if (!listen.ok()) return PrintError("--listen", listen.status(), console.err);
  ServerOptions options;
  options.listen = *listen;
  options.rules = arguments.rules;
  options.ledger = arguments.ledger;
  options.key = arguments.key;
  if (!arguments.retention.empty()) {
    const ExitCode read =
        ReadRetentionFile(arguments.retention, console, options.retention.emplace());
    if (read != ExitCode::kOk) return read;
  }
  options.tls = arguments.tls;
  options.demonstration = arguments.demonstration;
  options.threads = arguments.threads;
  options.most_in_flight = arguments.most_in_flight;
  options.most_request_bytes = arguments.most_request_bytes;

  ShutdownSignal signal;
  const absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options);
  if (!server.ok()) {
    if (absl::IsFailedPrecondition(server.status())) {
      console.err << server.status().message() << "\n";
      return ExitCode::kProblems;
    }
    return PrintError(server.status(), console.err);
  }
  if (arguments.demonstration) {
    console.err << "demonstration: editions are published by callers whom nothing proves\n";
  }
  console.out << "listening on " << ToString((*server)->address()) << std::endl;
  signal.Wait();
  console.out << "stopping" << std::endl;
  (*server)->Shutdown(absl::Seconds(arguments.drain_seconds));
  return ExitCode::kOk;
}

}  // namespace fairstart
