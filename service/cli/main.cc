// The `fairstart` command.
#include <malloc.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string_view>

#include "google/protobuf/stubs/logging.h"
#include "service/cli/command_line.h"

namespace {

// https://no-color.org: set and not empty means none.
bool ShowsColour() {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(STDOUT_FILENO) == 1;
}

// What is wrong we say ourselves, once; a caller's odd bytes must not fill a server's log. Who
// looks into gRPC sets GRPC_VERBOSITY.
void QuietLibraries() {
  setenv("GRPC_VERBOSITY", "NONE", 0);
  google::protobuf::SetLogHandler(nullptr);
}

// One case after another needs the same memory again: it is kept, rather than given back to the
// system and asked for anew each time.
void KeepMemory() {
  constexpr int kMegabyte = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, 4 * kMegabyte);
  mallopt(M_TRIM_THRESHOLD, 64 * kMegabyte);
  mallopt(M_TOP_PAD, kMegabyte);
}

}  // namespace

int main(int argc, char** argv) {
  QuietLibraries();
  KeepMemory();
  std::ios::sync_with_stdio(false);
  fairstart::Console console = {std::cin, std::cout, std::cerr, ShowsColour(), isatty(STDERR_FILENO) == 1};
  fairstart::ExitCode code = fairstart::RunCommandLine(argc, argv, console);
  std::cout.flush();
  if (!std::cout && code == fairstart::ExitCode::kOk) {
    std::cerr << "fairstart: cannot write to standard output\n";
    code = fairstart::ExitCode::kFailure;
  }
  return static_cast<int>(code);
}
