// fairstart.v1.ReportService over gRPC: translate, call, translate.
#ifndef FAIRSTART_SERVICE_RPC_REPORT_SERVICE_H_
#define FAIRSTART_SERVICE_RPC_REPORT_SERVICE_H_

#include <memory>

#include "service/deciding/record_keeping.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// As MakeRecordService; errors are those of service/report.
std::unique_ptr<grpc::Service> MakeReportService(const RecordKeeping& keeping, WorkQueue& queue,
                                                 DecisionLimits limits);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_REPORT_SERVICE_H_
