// How a stream of raw messages is answered: each message's bytes go to a queue's thread, and what
// that makes of them goes back before the next is read.
#ifndef FAIRSTART_SERVICE_RPC_RAW_STREAM_H_
#define FAIRSTART_SERVICE_RPC_RAW_STREAM_H_

#include <grpcpp/grpcpp.h>

#include <cstddef>
#include <functional>
#include <string>

#include "service/rpc/work_queue.h"

namespace fairstart {

// Makes the bytes of a response of those of a request. It is called by one thread at a time, for
// one message after the other.
using StreamAnswer = std::function<std::string(const std::string& request)>;

// Answers until the caller says that there is no more. The stream ends with an error when a message
// is too long, or the queue is full: then that message was not looked at, and those before it were
// answered. The reactor goes by itself.
grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* AnswerStream(WorkQueue& queue,
                                                                          size_t most_request_bytes,
                                                                          StreamAnswer answer);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RAW_STREAM_H_
