// Tested by tests/service/cli/retention_commands_test.cc.
#include "service/cli/retention_file.h"

#include "service/cli/case_input.h"
#include "service/cli/printed_error.h"
#include "service/retention/retention_schedule.h"

namespace fairstart {

ExitCode ReadRetentionFile(const std::string& path, Console& console,
                           v1::RetentionSchedule& schedule) {
  InputFile file;
  const ExitCode read = ReadInput(path, console.in, schedule, file, console.err);
  if (read != ExitCode::kOk) return read;
  const FieldViolations violations = CheckRetentionSchedule(schedule);
  for (const FieldViolation& violation : violations) {
    PrintDiagnostics({InFile(violation, "", file)}, console.err);
  }
  return violations.empty() ? ExitCode::kOk : ExitCode::kBadInput;
}

}  // namespace fairstart
