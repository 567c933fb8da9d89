// Asks a Fairstart server that was started with a ledger what auditors ask.
#ifndef FAIRSTART_SERVICE_RPC_AUDIT_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_AUDIT_CLIENT_H_

#include <functional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As RecordClient, for AuditService, over a connection that is borrowed. Any thread may call it.
class AuditClient {
 public:
  explicit AuditClient(RawClient& connection) : connection_(connection) {}

  // The server's answer to a request. Errors are those of RecordClient.
  absl::StatusOr<v1::ProveResponse> Prove(std::string_view request);
  absl::StatusOr<v1::RecalculateResponse> Recalculate(std::string_view request);
  absl::StatusOr<v1::ListAffectedResponse> ListAffected(std::string_view request);
  absl::StatusOr<v1::RetentionResponse> Retention(std::string_view request);
  absl::StatusOr<v1::EraseResponse> Erase(std::string_view request);

  // Hands each part of the answer to `take`, and gives its error if it has one.
  absl::Status ReplayAll(std::string_view request,
                         const std::function<absl::Status(const v1::ReplayAllResponse&)>& take);

  absl::Status Impact(std::string_view request,
                      const std::function<absl::Status(const v1::ImpactResponse&)>& take);

  // The whole record.
  absl::StatusOr<v1::SubjectRecord> Export(std::string_view request);

 private:
  RawClient& connection_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_AUDIT_CLIENT_H_
