// Tested by tests/e2e/audit_test.mjs.
#include "service/rpc/audit_client.h"

#include "absl/status/status.h"

namespace fairstart {

absl::StatusOr<v1::ProveResponse> AuditClient::Prove(std::string_view request) {
  absl::StatusOr<v1::ProveResponse> response =
      connection_.Call<v1::ProveResponse>("/fairstart.v1.AuditService/Prove", request);
  if (!absl::IsUnimplemented(response.status())) return response;
  return absl::UnimplementedError("the server keeps no record; start it with --ledger and --key");
}

}  // namespace fairstart
