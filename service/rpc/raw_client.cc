// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/raw_client.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <future>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

std::shared_ptr<grpc::Channel> Connect(const std::string& address,
                                       std::shared_ptr<grpc::ChannelCredentials> credentials) {
  grpc::ChannelArguments arguments;
  // An explanation in full may be longer than gRPC's default of 4 MiB.
  arguments.SetMaxReceiveMessageSize(-1);
  if (credentials == nullptr) credentials = grpc::InsecureChannelCredentials();
  return grpc::CreateCustomChannel(address, credentials, arguments);
}

}  // namespace

class RawClient::Connection {
 public:
  Connection(const std::string& address, std::shared_ptr<grpc::ChannelCredentials> credentials)
      : stub(Connect(address, std::move(credentials))) {}
  grpc::GenericStub stub;
};

RawClient::RawClient(const std::string& address, absl::Duration patience,
                     std::shared_ptr<grpc::ChannelCredentials> credentials)
    : address_(address),
      patience_(patience),
      connection_(new Connection(address, std::move(credentials))) {}

RawClient::~RawClient() = default;

absl::StatusOr<std::string> RawClient::CallRaw(const std::string& method,
                                               std::string_view request) {
  const grpc::Slice slice(request.data(), request.size());
  const grpc::ByteBuffer sent(&slice, 1);
  grpc::ByteBuffer received;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience_));
  std::promise<grpc::Status> done;
  connection_->stub.UnaryCall(&context, method, {}, &sent, &received,
                              [&done](grpc::Status status) { done.set_value(status); });
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
  return bytes;
}

}  // namespace fairstart
