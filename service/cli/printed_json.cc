// Tested by tests/service/cli/rules_coverage_command_test.cc.
#include "service/cli/printed_json.h"

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/util/json_util.h"
#include "service/cli/printed_error.h"

namespace fairstart {

ExitCode PrintJson(const google::protobuf::Message& message, Console& console) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = true;
  std::string json;
  const auto status = google::protobuf::util::MessageToJsonString(message, &json, options);
  if (!status.ok()) return PrintError(absl::InternalError(status.ToString()), console.err);
  console.out << json;
  return ExitCode::kOk;
}

}  // namespace fairstart
