// Tested by tests/service/cli/rules_coverage_command_test.cc and audit_commands_test.cc.
#include "service/cli/printed_json.h"

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/util/json_util.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

ExitCode Print(const google::protobuf::Message& message, bool indented, Console& console) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = indented;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return PrintError(absl::InternalError(status.ToString()), console.err);
  console.out << json << (indented ? "" : "\n");
  return ExitCode::kOk;
}

}  // namespace

ExitCode PrintJson(const google::protobuf::Message& message, Console& console) {
  return Print(message, /*indented=*/true, console);
}

ExitCode PrintJsonLine(const google::protobuf::Message& message, Console& console) {
  return Print(message, /*indented=*/false, console);
}

}  // namespace fairstart
