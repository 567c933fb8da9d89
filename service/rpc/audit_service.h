// fairstart.v1.AuditService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_AUDIT_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_AUDIT_SERVICE_H_

#include <memory>
#include <optional>

#include "fairstart/v1/retention.pb.h"
#include "service/deciding/record_keeping.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// As MakeRecordService; errors are those of service/audit and service/retention. Without a
// schedule, which must be sound, nothing is erased: kFailedPrecondition.
std::unique_ptr<grpc::Service> MakeAuditService(const RecordKeeping& keeping, WorkQueue& queue,
                                                DecisionLimits limits,
                                                std::optional<v1::RetentionSchedule> retention);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_AUDIT_SERVICE_H_
