// Tested by tests/service/rpc/payment_service_test.cc.
#include "service/rpc/raw_stream.h"

#include <utility>

#include "service/rpc/byte_buffers.h"
#include "service/rpc/refusals.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

// One operation is under way at any time: a read, an answer or a write.
class Stream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer> {
 public:
  Stream(WorkQueue& queue, size_t most_request_bytes, StreamAnswer answer)
      : queue_(queue), most_request_bytes_(most_request_bytes), answer_(std::move(answer)) {
    StartRead(&request_);
  }

  void OnReadDone(bool ok) override {
    if (!ok) {
      Finish(grpc::Status::OK);
    } else if (request_.Length() > most_request_bytes_) {
      Finish(ToGrpcStatus(TooLarge(request_.Length(), most_request_bytes_)));
    } else if (!queue_.Accept([this] { Answer(); })) {
      Finish(ToGrpcStatus(Busy()));
    }
  }

  // A caller who is gone cannot be written to; what was recorded stays so.
  void OnWriteDone(bool ok) override {
    if (ok) {
      StartRead(&request_);
    } else {
      Finish(grpc::Status::CANCELLED);
    }
  }

  void OnDone() override { delete this; }

 private:
  void Answer() {
    response_ = BufferOf(answer_(BytesOf(request_)));
    StartWrite(&response_);
  }

  WorkQueue& queue_;
  const size_t most_request_bytes_;
  const StreamAnswer answer_;
  grpc::ByteBuffer request_;
  grpc::ByteBuffer response_;
};

}  // namespace

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* AnswerStream(WorkQueue& queue,
                                                                          size_t most_request_bytes,
                                                                          StreamAnswer answer) {
  return new Stream(queue, most_request_bytes, std::move(answer));
}

}  // namespace fairstart
