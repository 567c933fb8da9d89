// How a call is answered with a stream: each message is made on a queue's thread, once the caller
// has taken the one before.
#ifndef FAIRSTART_SERVICE_RPC_RAW_PARTS_H_
#define FAIRSTART_SERVICE_RPC_RAW_PARTS_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// Makes the bytes of the next response; nothing after the last.
using NextPart = std::function<absl::StatusOr<std::optional<std::string>>()>;

// Begins to answer the bytes of a request.
using BeginParts = std::function<absl::StatusOr<NextPart>(const std::string& request)>;

// Has the parts made by the queue, one task a part, so that a long answer lets others in between.
// No more than one part is held, however slowly the caller reads; when the caller goes, no further
// part is made. Refusals are those of service/rpc/decision_service.h, also after some parts. The
// reactor goes by itself.
grpc::ServerWriteReactor<grpc::ByteBuffer>* AnswerInParts(const grpc::ByteBuffer* request,
                                                          WorkQueue& queue,
                                                          size_t most_request_bytes,
                                                          BeginParts begin);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RAW_PARTS_H_
