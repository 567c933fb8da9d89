// fairstart.v1.DecisionService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_DECISION_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_DECISION_SERVICE_H_

#include <cstddef>
#include <memory>

#include "service/rpc/work_queue.h"
#include "service/rulebooks/library.h"

namespace grpc {
class Service;
}

namespace fairstart {

// Most bytes of a request that the service takes.
struct DecisionLimits {
  size_t most_request_bytes = 4 << 20;
};

// The service. Computing is done by `queue`; library and queue must outlive the server that the
// service is registered with. A call is refused
//   RESOURCE_EXHAUSTED  when the request is too large or the queue is full,
//   DEADLINE_EXCEEDED   when its deadline has passed before the work begins,
//   CANCELLED           when its caller has gone before the work begins;
// work that has begun is finished. Other errors are those of service/decisions.
std::unique_ptr<grpc::Service> MakeDecisionService(const RulebookLibrary& library, WorkQueue& queue,
                                                   DecisionLimits limits);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_DECISION_SERVICE_H_
