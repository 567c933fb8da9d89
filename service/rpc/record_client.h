// Asks a Fairstart server that was started with a ledger.
#ifndef FAIRSTART_SERVICE_RPC_RECORD_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_RECORD_CLIENT_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "fairstart/v1/record_service.pb.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As DecisionClient, for RecordService. Any thread may call it.
class RecordClient {
 public:
  RecordClient(const std::string& address, absl::Duration patience,
               std::shared_ptr<grpc::ChannelCredentials> credentials = nullptr)
      : client_(address, patience, std::move(credentials)) {}

  // The server's answer to a request, which is sent byte for byte. Errors are the server's, with
  // their details; kUnavailable, naming the address, if it cannot be reached; kUnimplemented if it
  // has no ledger.
  absl::StatusOr<v1::ProposeResponse> Propose(std::string_view request);
  absl::StatusOr<v1::ConfirmResponse> Confirm(std::string_view request);
  absl::StatusOr<v1::DepartResponse> Depart(std::string_view request);
  absl::StatusOr<v1::AddToRecordResponse> AddToRecord(std::string_view request);
  absl::StatusOr<v1::InForceResponse> InForce(std::string_view request);
  absl::StatusOr<v1::GetResponse> Get(std::string_view request);
  absl::StatusOr<v1::ListResponse> List(std::string_view request);
  absl::StatusOr<v1::AsKnownAtResponse> AsKnownAt(std::string_view request);

  // For what else the same server offers.
  RawClient& connection() { return client_; }

 private:
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, std::string_view request);

  RawClient client_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RECORD_CLIENT_H_
