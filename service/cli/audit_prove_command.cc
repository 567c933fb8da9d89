// Tested by tests/service/cli/audit_commands_test.cc.
#include <sstream>

#include "service/audit/prove.h"
#include "service/cli/commands.h"
#include "service/cli/kept_heads.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/record_operation.h"
#include "service/ledger/synced_file.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

absl::StatusOr<v1::ProveResponse> Ask(const AuditProveArguments& arguments,
                                      const v1::ProveRequest& request) {
  RecordArguments where;
  where.server = arguments.server;
  where.ledger = arguments.ledger;
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(where);
  if (!answerer.ok()) return answerer.status();
  const std::string bytes = request.SerializeAsString();
  if (answerer->server != nullptr) {
    return AuditClient(answerer->server->connection()).Prove(bytes);
  }
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer->reader->Read();
  if (!now.ok()) return now.status();
  return Prove(***now, bytes);
}

}  // namespace

ExitCode AuditProve(const AuditProveArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<KeptHead>> heads = ReadKeptHeads(arguments.heads);
  if (!heads.ok()) return PrintError("--head", heads.status(), console.err);
  v1::ProveRequest request;
  request.mutable_positions()->Add(arguments.positions.begin(), arguments.positions.end());
  for (const KeptHead& kept : *heads) request.add_earlier_heads(kept.head.text);
  const absl::StatusOr<v1::ProveResponse> response = Ask(arguments, request);
  if (!response.ok()) {
    PrintRecordRefusal(response.status(), "", nullptr, console.err);
    return ExitCodeOf(response.status());
  }
  if (arguments.output.empty()) return PrintJson(response->proof(), console);
  std::ostringstream json;
  Console file{console.in, json, console.err};
  const ExitCode printed = PrintJson(response->proof(), file);
  if (printed != ExitCode::kOk) return printed;
  const absl::Status written = WriteNewFile(arguments.output, json.str(), 0644);
  return written.ok() ? ExitCode::kOk : PrintError("--output", written, console.err);
}

}  // namespace fairstart
