// Tested by tests/e2e/audit_test.mjs.
#include "service/rpc/audit_client.h"

#include <string>

#include "absl/status/status.h"

namespace fairstart {
namespace {

// Why a server that does not know the service does not.
absl::Status Explained(const absl::Status& status) {
  if (!absl::IsUnimplemented(status)) return status;
  return absl::UnimplementedError("the server keeps no record; start it with --ledger and --key");
}

}  // namespace

absl::StatusOr<v1::ProveResponse> AuditClient::Prove(std::string_view request) {
  absl::StatusOr<v1::ProveResponse> response =
      connection_.Call<v1::ProveResponse>("/fairstart.v1.AuditService/Prove", request);
  if (!response.ok()) return Explained(response.status());
  return response;
}

absl::Status AuditClient::ReplayAll(
    std::string_view request,
    const std::function<absl::Status(const v1::ReplayAllResponse&)>& take) {
  return Explained(connection_.CallForParts(
      "/fairstart.v1.AuditService/ReplayAll", request, [&](const std::string& bytes) {
        v1::ReplayAllResponse part;
        if (part.ParseFromString(bytes)) return take(part);
        return absl::InternalError("what the server answered is no ReplayAllResponse");
      }));
}

absl::StatusOr<v1::SubjectRecord> AuditClient::Export(std::string_view request) {
  v1::SubjectRecord record;
  const absl::Status status = connection_.CallForParts(
      "/fairstart.v1.AuditService/Export", request, [&](const std::string& bytes) {
        v1::ExportResponse response;
        if (!response.ParseFromString(bytes)) {
          return absl::InternalError("what the server answered is no ExportResponse");
        }
        record.MergeFrom(response.part());
        return absl::OkStatus();
      });
  if (!status.ok()) return Explained(status);
  return record;
}

}  // namespace fairstart
