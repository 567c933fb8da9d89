// `fairstart rules publish` and the other commands that ask a server about editions.
#ifndef FAIRSTART_SERVICE_CLI_PUBLISHING_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_PUBLISHING_COMMAND_LINE_H_

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct PublishingCommandArguments {
  RulesPublishArguments publish;
  RulesApproveArguments approve;
  RulesRefuseArguments refuse;
  RulesListArguments list;
  RulesListArguments proposals;
  RulesGetArguments get;
  RulesCompareArguments compare;
};

// Adds the commands to `fairstart rules`. Arguments and run must outlive it.
void AddPublishing(CLI::App& rules, PublishingCommandArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PUBLISHING_COMMAND_LINE_H_
