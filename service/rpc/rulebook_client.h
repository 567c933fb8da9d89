// Asks a Fairstart server that was started with a ledger what those who keep the rules ask.
#ifndef FAIRSTART_SERVICE_RPC_RULEBOOK_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_RULEBOOK_CLIENT_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As RecordClient, for RulebookService, over a connection that is borrowed. Any thread may call it.
class RulebookClient {
 public:
  explicit RulebookClient(RawClient& connection) : connection_(connection) {}

  // The server's answer to a request. Errors are those of RecordClient.
  absl::StatusOr<v1::CheckEditionResponse> CheckEdition(std::string_view request);
  absl::StatusOr<v1::ProposeEditionResponse> ProposeEdition(std::string_view request);
  absl::StatusOr<v1::ApproveEditionResponse> ApproveEdition(std::string_view request);
  absl::StatusOr<v1::RefuseEditionResponse> RefuseEdition(std::string_view request);
  absl::StatusOr<v1::ListEditionsResponse> ListEditions(std::string_view request);
  absl::StatusOr<v1::ListProposalsResponse> ListProposals(std::string_view request);
  absl::StatusOr<v1::GetEditionResponse> GetEdition(std::string_view request);
  absl::StatusOr<v1::CompareEditionsResponse> CompareEditions(std::string_view request);

 private:
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, std::string_view request);

  RawClient& connection_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RULEBOOK_CLIENT_H_
