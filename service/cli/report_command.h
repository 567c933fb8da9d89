// fairstart report
#ifndef FAIRSTART_SERVICE_CLI_REPORT_COMMAND_H_
#define FAIRSTART_SERVICE_CLI_REPORT_COMMAND_H_

#include <string>

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct ReportArguments : RecordArguments {
  std::string rulebook;  // "sample/2020" or "sample"
  std::string rates;
  std::vector<std::string> readings;
  std::string as_of;     // empty: today
  std::string settings;  // a file; empty: none
  bool each = false;     // name the young people about whom something is to be done
  int threads = 0;       // with a ledger; 0: one a processor
  std::string output;    // a file; empty: standard output
};
ExitCode Report(const ReportArguments& arguments, Console& console);

// Adds it. The arguments are filled in when the command line is read, and must live as long as
// `run`.
void AddReport(CLI::App& app, ReportArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_REPORT_COMMAND_H_
