// fairstart.v1.RulebookService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_RULEBOOK_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_RULEBOOK_SERVICE_H_

#include <memory>

#include "service/deciding/record_keeping.h"
#include "service/editions/propose_edition.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// As MakeRecordService; errors are those of service/editions.
std::unique_ptr<grpc::Service> MakeRulebookService(RecordKeeping& keeping, WorkQueue& queue,
                                                   DecisionLimits limits, Approvers approvers);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_RULEBOOK_SERVICE_H_
