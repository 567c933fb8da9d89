// Tested by tests/service/rpc/audit_service_test.cc.
#include "service/rpc/raw_parts.h"

#include <atomic>
#include <utility>

#include "service/rpc/byte_buffers.h"
#include "service/rpc/refusals.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

// One operation is under way at any time: making a part, or writing it.
class Parts final : public grpc::ServerWriteReactor<grpc::ByteBuffer> {
 public:
  Parts(const grpc::ByteBuffer& request, WorkQueue& queue, size_t most_request_bytes,
        BeginParts begin)
      : queue_(queue) {
    if (request.Length() > most_request_bytes) {
      Finish(ToGrpcStatus(TooLarge(request.Length(), most_request_bytes)));
      return;
    }
    EnqueuePart([this, begin = std::move(begin), bytes = BytesOf(request)] {
      absl::StatusOr<NextPart> next = begin(bytes);
      if (!next.ok()) return Finish(ToGrpcStatus(next.status()));
      next_ = *std::move(next);
      MakePart();
    });
  }

  void OnWriteDone(bool ok) override {
    if (ok) {
      EnqueuePart([this] { MakePart(); });
    } else {
      Finish(grpc::Status::CANCELLED);
    }
  }

  void OnCancel() override { is_cancelled_ = true; }

  void OnDone() override { delete this; }

 private:
  void EnqueuePart(std::function<void()> make) {
    if (!queue_.Accept(std::move(make))) Finish(ToGrpcStatus(Busy()));
  }

  void MakePart() {
    if (is_cancelled_) return Finish(grpc::Status::CANCELLED);
    const absl::StatusOr<std::optional<std::string>> part = next_();
    if (!part.ok()) return Finish(ToGrpcStatus(part.status()));
    if (!part->has_value()) return Finish(grpc::Status::OK);
    response_ = BufferOf(**part);
    StartWrite(&response_);
  }

  WorkQueue& queue_;
  NextPart next_;
  grpc::ByteBuffer response_;
  std::atomic<bool> is_cancelled_ = false;
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* AnswerInParts(const grpc::ByteBuffer* request,
                                                          WorkQueue& queue,
                                                          size_t most_request_bytes,
                                                          BeginParts begin) {
  return new Parts(*request, queue, most_request_bytes, std::move(begin));
}

}  // namespace fairstart
