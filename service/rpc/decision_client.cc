// Calls by bytes rather than through the generated stub, which would serialize the request again:
// the server's digest must be over the bytes of the caller's file.
//
// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/decision_client.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <future>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

std::shared_ptr<grpc::Channel> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  // An explanation in full may be longer than gRPC's default of 4 MiB.
  arguments.SetMaxReceiveMessageSize(-1);
  return grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

class DecisionClient::Connection {
 public:
  explicit Connection(const std::string& address) : stub(Connect(address)) {}
  grpc::GenericStub stub;
};

DecisionClient::DecisionClient(const std::string& address, absl::Duration patience)
    : address_(address), patience_(patience), connection_(new Connection(address)) {}

DecisionClient::~DecisionClient() = default;

absl::StatusOr<v1::PreviewResponse> DecisionClient::Preview(std::string_view request) {
  return Call<v1::PreviewResponse>("Preview", request);
}

absl::StatusOr<v1::ProjectResponse> DecisionClient::Project(std::string_view request) {
  return Call<v1::ProjectResponse>("Project", request);
}

absl::StatusOr<v1::ScheduleResponse> DecisionClient::Schedule(std::string_view request) {
  return Call<v1::ScheduleResponse>("Schedule", request);
}

absl::StatusOr<v1::PlanItemsResponse> DecisionClient::PlanItems(std::string_view request) {
  return Call<v1::PlanItemsResponse>("PlanItems", request);
}

absl::StatusOr<v1::DutiesResponse> DecisionClient::Duties(std::string_view request) {
  return Call<v1::DutiesResponse>("Duties", request);
}

absl::StatusOr<v1::QuestionsResponse> DecisionClient::Questions(std::string_view request) {
  return Call<v1::QuestionsResponse>("Questions", request);
}

absl::StatusOr<v1::CompareResponse> DecisionClient::Compare(std::string_view request) {
  return Call<v1::CompareResponse>("Compare", request);
}

absl::StatusOr<v1::StatementResponse> DecisionClient::Statement(std::string_view request) {
  return Call<v1::StatementResponse>("Statement", request);
}

absl::StatusOr<v1::DescribeFactsResponse> DecisionClient::DescribeFacts(std::string_view request) {
  return Call<v1::DescribeFactsResponse>("DescribeFacts", request);
}

template <typename Response>
absl::StatusOr<Response> DecisionClient::Call(const std::string& method,
                                              std::string_view request) {
  const grpc::Slice slice(request.data(), request.size());
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer received;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience_));
  std::promise<grpc::Status> done;
  connection_->stub.UnaryCall(&context, "/fairstart.v1.DecisionService/" + method, {}, &sent,
                              &received, [&done](grpc::Status status) { done.set_value(status); });
  const absl::Status status = FromGrpcStatus(done.get_future().get());
  if (absl::IsUnavailable(status)) {
    return absl::UnavailableError(
        absl::StrCat("no answer from a server at ", address_, ": ", std::string(status.message())));
  }
  if (!status.ok()) return status;

  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (received.Dump(&slices).ok()) {
    for (const grpc::Slice& part : slices) {
      bytes.append(reinterpret_cast<const char*>(part.begin()), part.size());
    }
  }
  Response response;
  if (!response.ParseFromString(bytes)) {
    return absl::InternalError(absl::StrCat("what the server at ", address_, " answered is no ",
                                            Response::descriptor()->name()));
  }
  return response;
}

}  // namespace fairstart
