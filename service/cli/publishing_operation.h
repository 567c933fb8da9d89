// How every command about publishing goes: a server is asked, and its answer or refusal printed.
#ifndef FAIRSTART_SERVICE_CLI_PUBLISHING_OPERATION_H_
#define FAIRSTART_SERVICE_CLI_PUBLISHING_OPERATION_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/record_operation.h"
#include "service/rpc/rulebook_client.h"

namespace fairstart {

// A connection to the server that was named; errors name the flag. A call may take ten minutes,
// since what is stated of a rulebook may be proved meanwhile.
absl::StatusOr<std::unique_ptr<RawClient>> ConnectToRules(const ServerArgument& server);

// Has the server answer.
template <typename Response>
absl::StatusOr<Response> AskRules(
    const ServerArgument& server,
    absl::StatusOr<Response> (RulebookClient::*operation)(std::string_view request),
    const google::protobuf::Message& request) {
  const absl::StatusOr<std::unique_ptr<RawClient>> connection = ConnectToRules(server);
  if (!connection.ok()) return connection.status();
  RulebookClient client(**connection);
  return (client.*operation)(request.SerializeAsString());
}

// The names that a request which records has.
template <typename Request>
Request RequestOf(const PublishingDecisionArguments& arguments) {
  Request request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_said_by(arguments.said_by);
  return request;
}

// Prints a response, in JSON or with `print_text`; or what went wrong.
template <typename Response, typename PrintText>
ExitCode PrintRulesResponse(const absl::StatusOr<Response>& response, const std::string& format,
                            Console& console, PrintText print_text) {
  if (!response.ok()) {
    PrintRecordRefusal(response.status(), "", nullptr, console.err);
    return ExitCodeOf(response.status());
  }
  if (format == "json") return PrintJson(*response, console);
  print_text(*response);
  return ExitCode::kOk;
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PUBLISHING_OPERATION_H_
