// Tested by tests/e2e/audit_test.mjs.
#include "service/rpc/audit_client.h"

#include <string>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// Why a server that does not know the service does not.
absl::Status Explained(const absl::Status& status) {
  if (!absl::IsUnimplemented(status)) return status;
  return absl::UnimplementedError("the server keeps no record; start it with --ledger and --key");
}

template <typename Response>
absl::StatusOr<Response> Call(RawClient& connection, const std::string& method,
                              std::string_view request) {
  absl::StatusOr<Response> response = connection.Call<Response>(
      absl::StrCat("/fairstart.v1.AuditService/", method), request);
  if (!response.ok()) return Explained(response.status());
  return response;
}

// Hands each part of the answer to `take`.
template <typename Response>
absl::Status CallForParts(RawClient& connection, const std::string& method,
                          std::string_view request,
                          const std::function<absl::Status(const Response&)>& take) {
  return Explained(connection.CallForParts(
      absl::StrCat("/fairstart.v1.AuditService/", method), request,
      [&](const std::string& bytes) {
        Response part;
        if (part.ParseFromString(bytes)) return take(part);
        return absl::InternalError(absl::StrCat("what the server answered is no ",
                                                Response::descriptor()->name()));
      }));
}

}  // namespace

absl::StatusOr<v1::ProveResponse> AuditClient::Prove(std::string_view request) {
  return Call<v1::ProveResponse>(connection_, "Prove", request);
}

absl::StatusOr<v1::RecalculateResponse> AuditClient::Recalculate(std::string_view request) {
  return Call<v1::RecalculateResponse>(connection_, "Recalculate", request);
}

absl::StatusOr<v1::ListAffectedResponse> AuditClient::ListAffected(std::string_view request) {
  return Call<v1::ListAffectedResponse>(connection_, "ListAffected", request);
}

absl::StatusOr<v1::RetentionResponse> AuditClient::Retention(std::string_view request) {
  return Call<v1::RetentionResponse>(connection_, "Retention", request);
}

absl::StatusOr<v1::EraseResponse> AuditClient::Erase(std::string_view request) {
  return Call<v1::EraseResponse>(connection_, "Erase", request);
}

absl::Status AuditClient::ReplayAll(
    std::string_view request,
    const std::function<absl::Status(const v1::ReplayAllResponse&)>& take) {
  return CallForParts(connection_, "ReplayAll", request, take);
}

absl::Status AuditClient::Impact(
    std::string_view request, const std::function<absl::Status(const v1::ImpactResponse&)>& take) {
  return CallForParts(connection_, "Impact", request, take);
}

absl::StatusOr<v1::SubjectRecord> AuditClient::Export(std::string_view request) {
  v1::SubjectRecord record;
  const std::function<absl::Status(const v1::ExportResponse&)> add =
      [&](const v1::ExportResponse& response) {
        record.MergeFrom(response.part());
        return absl::OkStatus();
      };
  const absl::Status status = CallForParts(connection_, "Export", request, add);
  if (!status.ok()) return status;
  return record;
}

}  // namespace fairstart
