// Messages as the command prints them for programs.
#ifndef FAIRSTART_SERVICE_CLI_PRINTED_JSON_H_
#define FAIRSTART_SERVICE_CLI_PRINTED_JSON_H_

#include "google/protobuf/message.h"
#include "service/cli/console.h"
#include "service/cli/exit_code.h"

namespace fairstart {

// Prints the message in protobuf's JSON, indented. kFailure, with a reason, if it cannot.
ExitCode PrintJson(const google::protobuf::Message& message, Console& console);

// The same on a line of its own, for streams of messages.
ExitCode PrintJsonLine(const google::protobuf::Message& message, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PRINTED_JSON_H_
