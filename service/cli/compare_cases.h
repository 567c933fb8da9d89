// fairstart compare --cases: the same change tried on many cases.
#ifndef FAIRSTART_SERVICE_CLI_COMPARE_CASES_H_
#define FAIRSTART_SERVICE_CLI_COMPARE_CASES_H_

#include "service/cli/commands.h"

namespace fairstart {

// What could not be compared is said by its line, and the run goes on; it then ends with kBadInput.
// REQUIRES: arguments.cases is not empty.
ExitCode CompareCases(const CompareArguments& arguments, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMPARE_CASES_H_
