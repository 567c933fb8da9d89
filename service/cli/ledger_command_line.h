// The subcommands of `fairstart ledger`.
#ifndef FAIRSTART_SERVICE_CLI_LEDGER_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_LEDGER_COMMAND_LINE_H_

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct LedgerArguments {
  LedgerInitArguments init;
  LedgerVerifyArguments verify;
  LedgerHeadArguments head;
  LedgerBackupArguments backup;
  LedgerRestoreArguments restore;
  LedgerRotateKeyArguments rotate_key;
};

// Adds them to the command. `arguments` and `run` must outlive it.
void AddLedger(CLI::App& app, LedgerArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_LEDGER_COMMAND_LINE_H_
