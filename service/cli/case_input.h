// The files that a question about a case is given, and what an error about them points at.
#ifndef FAIRSTART_SERVICE_CLI_CASE_INPUT_H_
#define FAIRSTART_SERVICE_CLI_CASE_INPUT_H_

#include <istream>
#include <ostream>
#include <string>

#include "engine/engine.h"
#include "google/protobuf/message.h"
#include "service/cli/exit_code.h"
#include "service/files/field_positions.h"
#include "service/files/message_file.h"

namespace fairstart {

// A message that was read from a file.
struct InputFile {
  MessageFile file;
  FieldPositions positions;
  // The message in protobuf's binary encoding: a .binpb file byte for byte, so that a digest is
  // over what somebody has; otherwise as this build serializes what was read.
  std::string bytes;
};

// Reads the message at `path` ("-" is `in`). Says on `err` what is wrong.
ExitCode ReadInput(const std::string& path, std::istream& in, google::protobuf::Message& message,
                   InputFile& input, std::ostream& err);

// A violation as a diagnostic of the file: `field` ("case") is taken off the path to find its
// place, and stays in what is said.
Diagnostic InFile(const FieldViolation& violation, const std::string& field,
                  const InputFile& input);

// A request with fields `case` and `record` on the wire: `rest`, which has neither, and these bytes.
std::string RequestBytes(const google::protobuf::Message& rest, const std::string& facts,
                         const std::string* record);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_CASE_INPUT_H_
