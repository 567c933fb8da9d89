// How the command ends.
#ifndef FAIRSTART_SERVICE_CLI_EXIT_CODE_H_
#define FAIRSTART_SERVICE_CLI_EXIT_CODE_H_

namespace fairstart {

// The numbers are part of the command's contract with scripts and do not change; `--help` lists
// them.
enum class ExitCode {
  kOk = 0,
  kProblems = 1,  // check, test, coverage, fmt --check or verify found something to mend
  kBadInput = 2,  // flags, or a file that was given, are not as they must be
  kFailure = 3,   // the server or the system failed
  kDefect = 4,    // a part of the answer met a defect of the rulebook
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_EXIT_CODE_H_
