// The command line: what was asked for, and the call of what does it.
#ifndef FAIRSTART_SERVICE_CLI_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_COMMAND_LINE_H_

#include "service/cli/console.h"
#include "service/cli/exit_code.h"

namespace fairstart {

// Reads the arguments and does what they say. What is wrong with them goes to `console.err`.
ExitCode RunCommandLine(int argc, const char* const* argv, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMMAND_LINE_H_
