// Asks a Fairstart server.
#ifndef FAIRSTART_SERVICE_RPC_DECISION_CLIENT_H_
#define FAIRSTART_SERVICE_RPC_DECISION_CLIENT_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "engine/engine.h"
#include "service/rpc/raw_client.h"

namespace fairstart {

// As RawClient. Any thread may call it.
class DecisionClient {
 public:
  // A client of the server at `address` ("127.0.0.1:50051"); it connects when it is first used.
  // `patience` is the deadline of each call; without credentials it speaks plaintext.
  DecisionClient(const std::string& address, absl::Duration patience,
                 std::shared_ptr<grpc::ChannelCredentials> credentials = nullptr)
      : client_(address, patience, std::move(credentials)) {}

  // The server's answer to a PreviewRequest, which is sent byte for byte. Errors are the server's,
  // with their details; kUnavailable, naming the address, if it cannot be reached.
  absl::StatusOr<v1::PreviewResponse> Preview(std::string_view request);

  // The same for the request of another operation.
  absl::StatusOr<v1::ProjectResponse> Project(std::string_view request);
  absl::StatusOr<v1::ScheduleResponse> Schedule(std::string_view request);
  absl::StatusOr<v1::PlanItemsResponse> PlanItems(std::string_view request);
  absl::StatusOr<v1::DutiesResponse> Duties(std::string_view request);
  absl::StatusOr<v1::QuestionsResponse> Questions(std::string_view request);
  absl::StatusOr<v1::CompareResponse> Compare(std::string_view request);
  absl::StatusOr<v1::StatementResponse> Statement(std::string_view request);
  absl::StatusOr<v1::DescribeFactsResponse> DescribeFacts(std::string_view request);

 private:
  template <typename Response>
  absl::StatusOr<Response> Call(const std::string& method, std::string_view request);

  RawClient client_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_DECISION_CLIENT_H_
