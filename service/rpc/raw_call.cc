// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/raw_call.h"

#include <chrono>
#include <utility>

#include "absl/status/status.h"
#include "service/errors/rich_status.h"
#include "service/rpc/byte_buffers.h"
#include "service/rpc/refusals.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

// Whether the work is still wanted.
absl::Status StillWanted(const grpc::CallbackServerContext& context) {
  if (context.deadline() <= std::chrono::system_clock::now()) {
    return Refused(absl::StatusCode::kDeadlineExceeded, Reason::kDeadlinePassed,
                   "the deadline passed before the work began");
  }
  if (context.IsCancelled()) {
    return Refused(absl::StatusCode::kCancelled, Reason::kCancelled,
                   "the call was cancelled before the work began");
  }
  return absl::OkStatus();
}

}  // namespace

grpc::ServerUnaryReactor* AnswerRaw(grpc::CallbackServerContext* context,
                                    const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                    WorkQueue& queue, size_t most_request_bytes, RawAnswer answer) {
  grpc::ServerUnaryReactor* reactor = context->DefaultReactor();
  if (request->Length() > most_request_bytes) {
    reactor->Finish(ToGrpcStatus(TooLarge(request->Length(), most_request_bytes)));
    return reactor;
  }
  const bool accepted = queue.Accept([=, answer = std::move(answer)] {
    absl::Status status = StillWanted(*context);
    if (status.ok()) {
      const absl::StatusOr<std::string> answered = answer(BytesOf(*request));
      status = answered.status();
      if (answered.ok()) *response = BufferOf(*answered);
    }
    reactor->Finish(ToGrpcStatus(status));
  });
  if (!accepted) reactor->Finish(ToGrpcStatus(Busy()));
  return reactor;
}

}  // namespace fairstart
