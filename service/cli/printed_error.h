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

// The flag that a field of a request comes from ("--rates" for "rulebook.rates"), which people
// know; the path itself where there is none.
std::string FlagOf(const std::string& path);

// `fairstart: message`, and the exit code. Of a request's fields, a line for each that is wrong, by
// its flag.
ExitCode PrintError(const absl::Status& status, std::ostream& err);

// The same with a flag in front: `fairstart: --listen: message`.
ExitCode PrintError(const std::string& flag, const absl::Status& status, std::ostream& err);

// An error about a flag, which is then named in front: "--listen: message".
absl::Status AboutFlag(const std::string& flag, const absl::Status& status);

// Says that an answer met a defect of the rulebook; kOk when `defect` is empty.
ExitCode PrintDefect(const std::string& defect, std::ostream& err);

// One a line, as compilers do.
void PrintDiagnostics(const std::vector<Diagnostic>& diagnostics, std::ostream& err);

// How many errors there are among them.
int CountErrors(const std::vector<Diagnostic>& diagnostics);

// "1 error", "2 errors".
std::string Counted(int count, const std::string& noun);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PRINTED_ERROR_H_
