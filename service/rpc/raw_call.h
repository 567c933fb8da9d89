// How a raw call is answered: its bytes go to a queue's thread, and what that makes of them goes
// back.
#ifndef FAIRSTART_SERVICE_RPC_RAW_CALL_H_
#define FAIRSTART_SERVICE_RPC_RAW_CALL_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// Makes the bytes of a response of those of a request.
using RawAnswer = std::function<absl::StatusOr<std::string>(const std::string& request)>;

// Has `answer` called by the queue. Context, request and response live until the reactor is
// finished, which happens there. Refusals are those of service/rpc/decision_service.h.
grpc::ServerUnaryReactor* AnswerRaw(grpc::CallbackServerContext* context,
                                    const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                    WorkQueue& queue, size_t most_request_bytes, RawAnswer answer);

// The answer of an operation on the wire.
template <typename Response>
absl::StatusOr<std::string> ToBytes(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->SerializeAsString();
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RAW_CALL_H_
