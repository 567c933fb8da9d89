// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/raw_client.h"

#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <future>
#include <utility>

#include "absl/status/status.h"
#include "service/rpc/byte_buffers.h"
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
  const grpc::ByteBuffer sent = BufferOf(request);
  grpc::ByteBuffer received;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience_));
  std::promise<grpc::Status> done;
  connection_->stub.UnaryCall(&context, method, {}, &sent, &received,
                              [&done](grpc::Status status) { done.set_value(status); });
  const absl::Status status = FromGrpcStatus(done.get_future().get());
  if (!status.ok()) return Named(status);

  return BytesOf(received);
}

absl::Status RawClient::Exchange(
    const std::string& method, const std::function<std::optional<std::string>()>& next,
    const std::function<absl::Status(const std::string& answer)>& take) {
  grpc::ClientContext context;
  grpc::CompletionQueue queue;
  const auto stream = connection_->stub.PrepareCall(&context, method, &queue);
  // Waits for the one operation that is under way; false when the stream has ended.
  const auto done = [&] {
    void* tag = nullptr;
    bool ok = false;
    const auto deadline = std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience_);
    if (queue.AsyncNext(&tag, &ok, deadline) == grpc::CompletionQueue::TIMEOUT) {
      context.TryCancel();
      queue.Next(&tag, &ok);
      return false;
    }
    return ok;
  };
  absl::Status taken;
  bool sent_all = false;
  stream->StartCall(nullptr);
  bool goes_on = done();
  while (goes_on) {
    const std::optional<std::string> request = next();
    if (!request.has_value()) {
      sent_all = true;
      stream->WritesDone(nullptr);
      done();
      break;
    }
    grpc::ByteBuffer received;
    stream->Write(BufferOf(*request), nullptr);
    goes_on = done();
    if (!goes_on) break;
    stream->Read(&received, nullptr);
    goes_on = done();
    if (!goes_on) break;
    taken = take(BytesOf(received));
    goes_on = taken.ok();
  }
  if (!taken.ok()) context.TryCancel();
  grpc::Status status;
  stream->Finish(&status, nullptr);
  done();
  queue.Shutdown();
  void* tag = nullptr;
  for (bool ok = false; queue.Next(&tag, &ok);) {
  }
  if (!taken.ok()) return taken;
  absl::Status ended = FromGrpcStatus(status);
  if (ended.ok() && !sent_all) ended = absl::UnavailableError("it ended the stream");
  return Named(ended);
}

absl::Status RawClient::Named(const absl::Status& status) const {
  if (!absl::IsUnavailable(status)) return status;
  return absl::UnavailableError(
      absl::StrCat("no answer from a server at ", address_, ": ", std::string(status.message())));
}

}  // namespace fairstart
