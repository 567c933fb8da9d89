// Errors as the command prints them.
#ifndef FAIRSTART_SERVICE_CLI_PRINTED_ERROR_H_
#define FAIRSTART_SERVICE_CLI_PRINTED_ERROR_H_

#include <ostream>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "engine/engine.h"
#include "service/cli/exit_code.h"

namespace fairstart {

// kBadInput for what the caller can mend by giving something else, kFailure for the rest.
ExitCode ExitCodeOf(const absl::Status& status);

// `fairstart: message`, and the exit code.
ExitCode PrintError(const absl::Status& status, std::ostream& err);

// The same with a flag in front: `fairstart: --listen: message`.
ExitCode PrintError(const std::string& flag, const absl::Status& status, std::ostream& err);

// One a line, as compilers do.
void PrintDiagnostics(const std::vector<Diagnostic>& diagnostics, std::ostream& err);

// How many errors there are among them.
int CountErrors(const std::vector<Diagnostic>& diagnostics);

// "1 error", "2 errors".
std::string Counted(int count, const std::string& noun);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PRINTED_ERROR_H_
