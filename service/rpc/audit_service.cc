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
#include "service/rpc/ledger_calls.h"

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
      : calls_(keeping, queue, limits) {}

  ServerUnaryReactor* Prove(CallbackServerContext* context, const ByteBuffer* request,
                            ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [](const LedgerView& view, const std::string& bytes) {
                          return fairstart::Prove(view, bytes);
                        });
  }

  ServerUnaryReactor* Replay(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, const std::string& bytes) {
                          return fairstart::Replay(view, bytes, plans_);
                        });
  }

 private:
  const LedgerCalls calls_;
  PlanArchive plans_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAuditService(const RecordKeeping& keeping, WorkQueue& queue,
                                                DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
