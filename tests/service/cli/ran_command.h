// A command run in the test's own process.
#ifndef FAIRSTART_TESTS_SERVICE_CLI_RAN_COMMAND_H_
#define FAIRSTART_TESTS_SERVICE_CLI_RAN_COMMAND_H_

#include <sstream>
#include <string>
#include <vector>

#include "service/cli/command_line.h"

namespace fairstart {

struct RanCommand {
  ExitCode code;
  std::string out;
  std::string err;
};

// Runs `fairstart` with these arguments and this on standard input.
inline RanCommand RunCommand(const std::vector<std::string>& arguments,
                             const std::string& input = "") {
  std::vector<const char*> argv = {"fairstart"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::istringstream in(input);
  std::ostringstream out, err;
  Console console = {in, out, err, false};
  const ExitCode code = RunCommandLine(static_cast<int>(argv.size()), argv.data(), console);
  return {code, out.str(), err.str()};
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_SERVICE_CLI_RAN_COMMAND_H_
