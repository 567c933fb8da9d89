// fairstart.v1.PaymentService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_PAYMENT_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_PAYMENT_SERVICE_H_

#include <memory>

#include "service/deciding/record_keeping.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// The service, as MakeRecordService makes its own. A stream is answered message by message
// (service/rpc/raw_stream.h); each is a task of its own for the queue.
std::unique_ptr<grpc::Service> MakePaymentService(const RecordKeeping& keeping, WorkQueue& queue,
                                                  DecisionLimits limits);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_PAYMENT_SERVICE_H_
