// All methods are raw, as those of service/rpc/record_service.cc are.
//
// Tested by tests/e2e/audit_test.mjs.
#include "service/rpc/audit_service.h"

#include <grpcpp/grpcpp.h>

#include <string>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.grpc.pb.h"
#include "service/audit/prove.h"
#include "service/audit/replay.h"
#include "service/rpc/raw_call.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

using RawService = v1::AuditService::WithRawCallbackMethod_Prove<
    v1::AuditService::WithRawCallbackMethod_Replay<v1::AuditService::Service>>;

class Service final : public RawService {
 public:
  Service(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits)
      : keeping_(keeping), queue_(queue), limits_(limits) {}

  ServerUnaryReactor* Prove(CallbackServerContext* context, const ByteBuffer* request,
                            ByteBuffer* response) override {
    return Query(context, request, response, [](const LedgerView& view, const std::string& bytes) {
      return fairstart::Prove(view, bytes);
    });
  }

  ServerUnaryReactor* Replay(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return Query(context, request, response,
                 [this](const LedgerView& view, const std::string& bytes) {
                   return fairstart::Replay(view, bytes, plans_);
                 });
  }

 private:
  template <typename Ask>
  ServerUnaryReactor* Query(CallbackServerContext* context, const ByteBuffer* request,
                            ByteBuffer* response, Ask ask) {
    return AnswerRaw(context, request, response, queue_, limits_.most_request_bytes,
                     [this, ask](const std::string& bytes) -> absl::StatusOr<std::string> {
                       const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now =
                           keeping_.ledger().Read();
                       if (!now.ok()) return now.status();
                       return ToBytes(ask(***now, bytes));
                     });
  }

  PlanArchive plans_;
  const RecordKeeping& keeping_;
  WorkQueue& queue_;
  const DecisionLimits limits_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAuditService(const RecordKeeping& keeping, WorkQueue& queue,
                                                DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
