// All methods are raw, as those of service/rpc/record_service.cc are.
//
// Tested by tests/e2e/report_test.mjs.
#include "service/rpc/report_service.h"

#include <grpcpp/grpcpp.h>

#include <string>
#include <utility>

#include "fairstart/v1/report_service.grpc.pb.h"
#include "service/report/ledger_report.h"
#include "service/rpc/ledger_calls.h"
#include "service/rpc/work_in_parts.h"

namespace fairstart {
namespace {

class Service final
    : public v1::ReportService::WithRawCallbackMethod_PanelReport<v1::ReportService::Service> {
 public:
  Service(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits)
      : calls_(keeping, queue, limits) {}

  grpc::ServerWriteReactor<grpc::ByteBuffer>* PanelReport(
      grpc::CallbackServerContext*, const grpc::ByteBuffer* request) override {
    return AnswerInParts(request, calls_.queue(), calls_.most_request_bytes(),
                         [this](const std::string& bytes) -> absl::StatusOr<NextPart> {
                           absl::StatusOr<LedgerReport> report = LedgerReport::Begin(
                               calls_.keeping().library(),
                               [this] { return calls_.keeping().ledger().Read(); }, bytes,
                               ThreadsOfOne());
                           if (!report.ok()) return report.status();
                           return PartsOf(*std::move(report));
                         });
  }

 private:
  const LedgerCalls calls_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeReportService(const RecordKeeping& keeping, WorkQueue& queue,
                                                 DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
