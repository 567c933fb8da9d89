// An authority's schedule of retention, from its file.
#ifndef FAIRSTART_SERVICE_CLI_RETENTION_FILE_H_
#define FAIRSTART_SERVICE_CLI_RETENTION_FILE_H_

#include <string>

#include "fairstart/v1/retention.pb.h"
#include "service/cli/console.h"
#include "service/cli/exit_code.h"

namespace fairstart {

// Reads the fairstart.v1.RetentionSchedule at `path`. Anything but kOk: what is wrong with it was
// said on `err`, with its line.
ExitCode ReadRetentionFile(const std::string& path, Console& console,
                           v1::RetentionSchedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_RETENTION_FILE_H_
