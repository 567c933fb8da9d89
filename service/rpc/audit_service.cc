// All methods are raw, as those of service/rpc/record_service.cc are.
//
// Tested by tests/service/rpc/audit_service_test.cc and tests/e2e/audit_test.mjs.
#include "service/rpc/audit_service.h"

#include <grpcpp/grpcpp.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.grpc.pb.h"
#include "service/audit/export_record.h"
#include "service/audit/impact.h"
#include "service/audit/prove.h"
#include "service/audit/replay.h"
#include "service/audit/replay_all.h"
#include "service/recalculation/affected.h"
#include "service/recalculation/recalculate.h"
#include "service/retention/erase.h"
#include "service/rpc/authenticated_as.h"
#include "service/rpc/ledger_calls.h"
#include "service/rpc/raw_call.h"
#include "service/rpc/raw_parts.h"
#include "service/rpc/work_in_parts.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

template <typename Base>
using WithRawReplays = v1::AuditService::WithRawCallbackMethod_Replay<
    v1::AuditService::WithRawCallbackMethod_ReplayAll<
        v1::AuditService::WithRawCallbackMethod_Impact<
            v1::AuditService::WithRawCallbackMethod_Recalculate<
                v1::AuditService::WithRawCallbackMethod_ListAffected<Base>>>>>;
template <typename Base>
using WithRawRecords = v1::AuditService::WithRawCallbackMethod_Prove<
    v1::AuditService::WithRawCallbackMethod_Export<
        v1::AuditService::WithRawCallbackMethod_Retention<
            v1::AuditService::WithRawCallbackMethod_Erase<Base>>>>;
using RawService = WithRawReplays<WithRawRecords<v1::AuditService::Service>>;

class Service final : public RawService {
 public:
  Service(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits,
          std::optional<v1::RetentionSchedule> retention)
      : calls_(keeping, queue, limits), retention_(std::move(retention)) {}

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

  grpc::ServerWriteReactor<ByteBuffer>* ReplayAll(CallbackServerContext*,
                                                  const ByteBuffer* request) override {
    return AnswerInParts(
        request, calls_.queue(), calls_.most_request_bytes(),
        [this](const std::string& bytes) -> absl::StatusOr<NextPart> {
          absl::StatusOr<LedgerReplay> replay =
              LedgerReplay::Begin([this] { return calls_.keeping().ledger().Read(); }, bytes,
                                  ThreadsOfOne(), plans_);
          if (!replay.ok()) return replay.status();
          return PartsOf(*std::move(replay));
        });
  }

  grpc::ServerWriteReactor<ByteBuffer>* Impact(CallbackServerContext*,
                                               const ByteBuffer* request) override {
    return AnswerInParts(
        request, calls_.queue(), calls_.most_request_bytes(),
        [this](const std::string& bytes) -> absl::StatusOr<NextPart> {
          absl::StatusOr<LedgerImpact> impact = LedgerImpact::Begin(
              calls_.keeping().library(), [this] { return calls_.keeping().ledger().Read(); },
              bytes, ThreadsOfOne(), plans_);
          if (!impact.ok()) return impact.status();
          return PartsOf(*std::move(impact));
        });
  }

  grpc::ServerWriteReactor<ByteBuffer>* Export(CallbackServerContext*,
                                               const ByteBuffer* request) override {
    return AnswerInParts(request, calls_.queue(), calls_.most_request_bytes(),
                         [this](const std::string& bytes) -> absl::StatusOr<NextPart> {
                           absl::StatusOr<RecordExport> record = RecordExport::Begin(
                               [this] { return calls_.keeping().ledger().Read(); }, bytes);
                           if (!record.ok()) return record.status();
                           return PartsOf(*std::move(record));
                         });
  }

  ServerUnaryReactor* Recalculate(CallbackServerContext* context, const ByteBuffer* request,
                                  ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, const std::string& bytes) {
                          return fairstart::Recalculate(view, bytes, plans_);
                        });
  }

  ServerUnaryReactor* ListAffected(CallbackServerContext* context, const ByteBuffer* request,
                                   ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [](const LedgerView& view, const std::string& bytes) {
                          return fairstart::ListAffected(view, bytes);
                        });
  }

  ServerUnaryReactor* Retention(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return calls_.Query(
        context, request, response,
        [this](const LedgerView& view,
               const std::string& bytes) -> absl::StatusOr<v1::RetentionResponse> {
          if (!retention_.has_value()) return NoSchedule();
          return fairstart::Retention(*retention_, view, bytes, Today());
        });
  }

  ServerUnaryReactor* Erase(CallbackServerContext* context, const ByteBuffer* request,
                            ByteBuffer* response) override {
    return AnswerRaw(context, request, response, calls_.queue(), calls_.most_request_bytes(),
                     [this, context](const std::string& bytes) -> absl::StatusOr<std::string> {
                       if (!retention_.has_value()) return NoSchedule();
                       return ToBytes(fairstart::Erase(*retention_, calls_.keeping().ledger(),
                                                       bytes, AuthenticatedAs(*context), Today()));
                     });
  }

 private:
  static absl::Status NoSchedule() {
    return absl::FailedPreconditionError(
        "the server has no schedule of retention; start it with --retention");
  }

  const LedgerCalls calls_;
  const std::optional<v1::RetentionSchedule> retention_;
  PlanArchive plans_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeAuditService(const RecordKeeping& keeping, WorkQueue& queue,
                                                DecisionLimits limits,
                                                std::optional<v1::RetentionSchedule> retention) {
  return std::make_unique<Service>(keeping, queue, limits, std::move(retention));
}

}  // namespace fairstart
