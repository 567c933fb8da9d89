// The subcommands of `fairstart payments`.
#ifndef FAIRSTART_SERVICE_CLI_PAYMENTS_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_PAYMENTS_COMMAND_LINE_H_

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct PaymentsCommandArguments {
  PaymentsFileArguments validate;
  PaymentsFileArguments record;
  PaymentsReverseArguments reverse;
  PaymentsBalanceArguments balance;
  PaymentsReconcileArguments reconcile;
};

// Adds them to the command. `arguments` and `run` must outlive it.
void AddPayments(CLI::App& app, PaymentsCommandArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PAYMENTS_COMMAND_LINE_H_
