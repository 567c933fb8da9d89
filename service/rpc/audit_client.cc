// Tested by tests/e2e/audit_test.mjs.
#include "service/rpc/audit_client.h"

#include <string>

#include "service/rpc/ledger_answers.h"

namespace fairstart {
namespace {

std::string MethodOf(const std::string& name) { return "/fairstart.v1.AuditService/" + name; }

template <typename Response>
absl::StatusOr<Response> Call(RawClient& connection, const std::string& method,
                              std::string_view request) {
  absl::StatusOr<Response> response = connection.Call<Response>(MethodOf(method), request);
  if (!response.ok()) return WithoutLedger(response.status());
  return response;
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
  return CallForPartsOf(connection_, MethodOf("ReplayAll"), request, take);
}

absl::Status AuditClient::Impact(
    std::string_view request, const std::function<absl::Status(const v1::ImpactResponse&)>& take) {
  return CallForPartsOf(connection_, MethodOf("Impact"), request, take);
}

absl::StatusOr<v1::SubjectRecord> AuditClient::Export(std::string_view request) {
  v1::SubjectRecord record;
  const std::function<absl::Status(const v1::ExportResponse&)> add =
      [&](const v1::ExportResponse& response) {
        record.MergeFrom(response.part());
        return absl::OkStatus();
      };
  const absl::Status status = CallForPartsOf(connection_, MethodOf("Export"), request, add);
  if (!status.ok()) return status;
  return record;
}

}  // namespace fairstart
