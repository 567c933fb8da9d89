// The flags that say under which other rules something is worked out.
#ifndef FAIRSTART_SERVICE_CLI_OTHER_RULES_OPTIONS_H_
#define FAIRSTART_SERVICE_CLI_OTHER_RULES_OPTIONS_H_

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

// Adds --other-rulebook, --other-rates, --other-reading and --other-parameter.
void AddOtherRules(CLI::App* command, CompareArguments& arguments);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_OTHER_RULES_OPTIONS_H_
