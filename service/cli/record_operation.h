// How every command about the record goes: who answers, request, answer or refusal.
#ifndef FAIRSTART_SERVICE_CLI_RECORD_OPERATION_H_
#define FAIRSTART_SERVICE_CLI_RECORD_OPERATION_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/deciding/record_keeping.h"
#include "service/ledger/ledger.h"
#include "service/rpc/record_client.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// Who answers: a server, or a ledger that is opened here. In the order in which they must be made.
struct RecordAnswerer {
  std::unique_ptr<RecordClient> server;
  std::unique_ptr<RulebookLibrary> library;
  std::unique_ptr<Ledger> ledger;          // to record
  std::unique_ptr<RecordKeeping> keeping;  // to record
  std::unique_ptr<LedgerReader> reader;    // to read
};

// To record, the ledger is opened with its key, and the rulebooks are published in it.
absl::StatusOr<RecordAnswerer> OpenToRecord(const RecordArguments& arguments);
absl::StatusOr<RecordAnswerer> OpenToRead(const RecordArguments& arguments);
// To read, with the rulebooks.
absl::StatusOr<RecordAnswerer> OpenToJudge(const RecordArguments& arguments);

// "rent/home-1" or "rent".
v1::LineReference LineNamed(const std::string& text);

// A request id for somebody who gave none: by chance, so that it is another each time.
std::string NewRequestId();

// Says what is wrong with a request: in `file`, which is the request's `field`, or in a flag.
void PrintRecordRefusal(const absl::Status& status, const std::string& field, const InputFile* file,
                        std::ostream& err);

// An operation that records, by a server and here.
template <typename Response>
struct RecordOperation {
  absl::StatusOr<Response> (RecordClient::*by_server)(std::string_view request);
  absl::StatusOr<Response> (*here)(const RecordKeeping& keeping, std::string_view request,
                                   const std::string& authenticated_as);
};

// An operation that reads.
template <typename Response>
struct QueryOperation {
  absl::StatusOr<Response> (RecordClient::*by_server)(std::string_view request);
  absl::StatusOr<Response> (*here)(const LedgerView& view, std::string_view request);
};

template <typename Response>
absl::StatusOr<Response> AskToRecord(const RecordArguments& arguments,
                                     const RecordOperation<Response>& operation,
                                     std::string_view request) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRecord(arguments);
  if (!answerer.ok()) return answerer.status();
  if (answerer->server != nullptr) return (answerer->server.get()->*operation.by_server)(request);
  // On the machine itself nothing proves who somebody is.
  return operation.here(*answerer->keeping, request, "");
}

template <typename Response>
absl::StatusOr<Response> AskToRead(const RecordArguments& arguments,
                                   const QueryOperation<Response>& operation,
                                   std::string_view request) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return answerer.status();
  if (answerer->server != nullptr) return (answerer->server.get()->*operation.by_server)(request);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer->reader->Read();
  if (!now.ok()) return now.status();
  return operation.here(***now, request);
}

// Prints a response, in JSON or with `print_text`; or what went wrong.
template <typename Response, typename PrintText>
ExitCode PrintRecordResponse(const absl::StatusOr<Response>& response,
                             const RecordArguments& arguments, const std::string& field,
                             const InputFile* file, Console& console, PrintText print_text) {
  if (!response.ok()) {
    PrintRecordRefusal(response.status(), field, file, console.err);
    return ExitCodeOf(response.status());
  }
  if (arguments.format == "json") return PrintJson(*response, console);
  print_text(*response);
  return ExitCode::kOk;
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_RECORD_OPERATION_H_
