// The subcommands of `fairstart record`.
#ifndef FAIRSTART_SERVICE_CLI_RECORD_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_RECORD_COMMAND_LINE_H_

#include <map>
#include <string>

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct RecordCommandArguments {
  RecordProposeArguments propose;
  RecordFileArguments confirm;
  RecordFileArguments depart;
  std::map<std::string, RecordItemArguments> items;  // by kind
  RecordInForceArguments in_force;
  RecordGetArguments get;
  RecordListArguments list;
  RecordAsKnownAtArguments as_known_at;
};

// Adds them to the command. `arguments` and `run` must outlive it.
void AddRecord(CLI::App& app, RecordCommandArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_RECORD_COMMAND_LINE_H_
