// The subcommands of `fairstart audit`.
#ifndef FAIRSTART_SERVICE_CLI_AUDIT_COMMAND_LINE_H_
#define FAIRSTART_SERVICE_CLI_AUDIT_COMMAND_LINE_H_

#include "service/cli/audit_recalculate_command.h"
#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

struct AuditArguments {
  AuditProveArguments prove;
  AuditCheckArguments check;
  AuditReplayArguments replay;
  AuditRecalculateArguments recalculate;
  AuditImpactArguments impact;
  AuditExportArguments exports;
  AuditRetentionArguments retention;
  AuditEraseArguments erase;
};

// Adds them. The arguments are filled in when the command line is read, and must live as long as
// `run`.
void AddAudit(CLI::App& app, AuditArguments& arguments, Run& run);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_AUDIT_COMMAND_LINE_H_
