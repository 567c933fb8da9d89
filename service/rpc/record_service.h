// fairstart.v1.RecordService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_RECORD_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_RECORD_SERVICE_H_

#include <memory>

#include "service/deciding/record_keeping.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// The service. The work is done by `queue`, whose threads wait for the ledger: with many of them,
// many requests share one sync of the disk. Keeping and queue must outlive the server that the
// service is registered with. A call is refused as one of DecisionService is; other errors are
// those of service/deciding. Who the connection proves the caller to be is recorded beside who the
// request says.
std::unique_ptr<grpc::Service> MakeRecordService(const RecordKeeping& keeping, WorkQueue& queue,
                                                 DecisionLimits limits);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RECORD_SERVICE_H_
