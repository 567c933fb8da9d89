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

// A call of which one operation is under way at any time.
class RawClient::Conversation {
 public:
  Conversation(grpc::GenericStub& stub, const std::string& method, absl::Duration patience)
      : patience_(patience), stream_(stub.PrepareCall(&context_, method, &queue_)) {
    stream_->StartCall(nullptr);
    goes_on_ = Done();
  }

  bool goes_on() const { return goes_on_; }

  void Write(std::string_view request) {
    stream_->Write(BufferOf(request), nullptr);
    goes_on_ = Done();
  }

  // There is nothing more to write.
  void EndWrites() {
    stream_->WritesDone(nullptr);
    Done();
  }

  // Hands the next answer to `take`, if one comes.
  void Read(const std::function<absl::Status(const std::string& answer)>& take) {
    grpc::ByteBuffer received;
    stream_->Read(&received, nullptr);
    goes_on_ = Done();
    if (!goes_on_) return;
    taken_ = take(BytesOf(received));
    goes_on_ = taken_.ok();
  }

  // How it ended: the error of `take`, or the server's.
  absl::Status Finish() {
    if (!taken_.ok()) context_.TryCancel();
    grpc::Status status;
    stream_->Finish(&status, nullptr);
    Done();
    queue_.Shutdown();
    void* tag = nullptr;
    for (bool ok = false; queue_.Next(&tag, &ok);) {
    }
    return taken_.ok() ? FromGrpcStatus(status) : taken_;
  }

  bool was_taken() const { return taken_.ok(); }

 private:
  // Waits for the operation that is under way; false when the stream has ended.
  bool Done() {
    void* tag = nullptr;
    bool ok = false;
    const auto deadline = std::chrono::system_clock::now() + absl::ToChronoMilliseconds(patience_);
    if (queue_.AsyncNext(&tag, &ok, deadline) == grpc::CompletionQueue::TIMEOUT) {
      context_.TryCancel();
      queue_.Next(&tag, &ok);
      return false;
    }
    return ok;
  }

  const absl::Duration patience_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  const std::unique_ptr<grpc::GenericClientAsyncReaderWriter> stream_;
  bool goes_on_ = false;
  absl::Status taken_;
};

absl::Status RawClient::Exchange(
    const std::string& method, const std::function<std::optional<std::string>()>& next,
    const std::function<absl::Status(const std::string& answer)>& take) {
  Conversation conversation(connection_->stub, method, patience_);
  bool sent_all = false;
  while (conversation.goes_on()) {
    const std::optional<std::string> request = next();
    if (!request.has_value()) {
      sent_all = true;
      conversation.EndWrites();
      break;
    }
    conversation.Write(*request);
    if (conversation.goes_on()) conversation.Read(take);
  }
  const absl::Status ended = conversation.Finish();
  if (!conversation.was_taken()) return ended;
  if (ended.ok() && !sent_all) return Named(absl::UnavailableError("it ended the stream"));
  return Named(ended);
}

absl::Status RawClient::CallForParts(
    const std::string& method, std::string_view request,
    const std::function<absl::Status(const std::string& answer)>& take) {
  Conversation conversation(connection_->stub, method, patience_);
  if (conversation.goes_on()) conversation.Write(request);
  if (conversation.goes_on()) conversation.EndWrites();
  while (conversation.goes_on()) conversation.Read(take);
  const absl::Status ended = conversation.Finish();
  return conversation.was_taken() ? Named(ended) : ended;
}

absl::Status RawClient::Named(const absl::Status& status) const {
  if (!absl::IsUnavailable(status)) return status;
  return absl::UnavailableError(
      absl::StrCat("no answer from a server at ", address_, ": ", std::string(status.message())));
}

}  // namespace fairstart
