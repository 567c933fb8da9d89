// fairstart audit recalculate
#ifndef FAIRSTART_SERVICE_CLI_AUDIT_RECALCULATE_COMMAND_H_
#define FAIRSTART_SERVICE_CLI_AUDIT_RECALCULATE_COMMAND_H_

#include <cstdint>
#include <string>

#include "service/cli/commands.h"

namespace fairstart {

struct AuditRecalculateArguments : RecordArguments {
  std::string case_reference;  // empty: those affected by `because_of`
  int64_t because_of = -1;     // position
  std::string from;
  std::string until;
  int threads = 0;  // with a ledger; 0: one a processor
};
ExitCode AuditRecalculate(const AuditRecalculateArguments& arguments, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_AUDIT_RECALCULATE_COMMAND_H_
