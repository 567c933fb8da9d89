// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/raw_call.h"

#include <chrono>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

std::string BytesOf(const grpc::ByteBuffer& buffer) {
  std::string bytes;
  std::vector<grpc::Slice> slices;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

grpc::ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return grpc::ByteBuffer(&slice, 1);
}

absl::Status TooLarge(size_t bytes, size_t most) {
  return Refused(
      absl::StatusCode::kResourceExhausted, Reason::kRequestTooLarge,
      absl::StrCat("the request has ", bytes, " bytes and this server takes at most ", most,
                   "; send less, or start the server with a greater "
                   "--max-request-bytes"));
}

absl::Status Busy() {
  return Refused(absl::StatusCode::kResourceExhausted, Reason::kServerBusy,
                 "as many requests are in flight as this server takes (--max-in-flight); "
                 "try again in a moment");
}

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
