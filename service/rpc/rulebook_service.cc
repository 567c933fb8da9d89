// All methods are raw, as those of service/rpc/record_service.cc are.
//
// Tested by tests/service/rpc/rulebook_service_test.cc and tests/e2e/publishing_test.mjs.
#include "service/rpc/rulebook_service.h"

#include <grpcpp/grpcpp.h>

#include <mutex>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/rulebook_service.grpc.pb.h"
#include "service/editions/approve_edition.h"
#include "service/editions/check_edition.h"
#include "service/editions/compare_editions.h"
#include "service/editions/edition_list.h"
#include "service/editions/get_edition.h"
#include "service/editions/proposal_list.h"
#include "service/rpc/ledger_calls.h"
#include "service/rpc/refusals.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

using RawService = v1::RulebookService::WithRawCallbackMethod_CheckEdition<
    v1::RulebookService::WithRawCallbackMethod_ProposeEdition<
        v1::RulebookService::WithRawCallbackMethod_ApproveEdition<
            v1::RulebookService::WithRawCallbackMethod_RefuseEdition<
                v1::RulebookService::WithRawCallbackMethod_ListEditions<
                    v1::RulebookService::WithRawCallbackMethod_ListProposals<
                        v1::RulebookService::WithRawCallbackMethod_GetEdition<
                            v1::RulebookService::WithRawCallbackMethod_CompareEditions<
                                v1::RulebookService::Service>>>>>>>>;

class Service final : public RawService {
 public:
  Service(RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits, Approvers approvers)
      : keeping_(keeping), approvers_(approvers), calls_(keeping, queue, limits) {}

  ServerUnaryReactor* CheckEdition(CallbackServerContext* context, const ByteBuffer* request,
                                   ByteBuffer* response) override {
    return AnswerRaw(context, request, response, calls_.queue(), calls_.most_request_bytes(),
                     [this](const std::string& bytes) -> absl::StatusOr<std::string> {
                       const std::unique_lock<std::mutex> alone(checking_, std::try_to_lock);
                       if (!alone.owns_lock()) return Busy();
                       return ToBytes(fairstart::CheckEdition(keeping_.library(), bytes));
                     });
  }

  ServerUnaryReactor* ProposeEdition(CallbackServerContext* context, const ByteBuffer* request,
                                     ByteBuffer* response) override {
    using Response = absl::StatusOr<v1::ProposeEditionResponse>;
    return Record(context, request, response,
                  [this](const auto& bytes, const auto& who) -> Response {
                    const std::unique_lock<std::mutex> alone(checking_, std::try_to_lock);
                    if (!alone.owns_lock()) return Busy();
                    return fairstart::ProposeEdition(keeping_, bytes, who, approvers_);
                  });
  }

  ServerUnaryReactor* ApproveEdition(CallbackServerContext* context, const ByteBuffer* request,
                                     ByteBuffer* response) override {
    using Response = absl::StatusOr<v1::ApproveEditionResponse>;
    return Record(context, request, response,
                  [this](const auto& bytes, const auto& who) -> Response {
                    const std::unique_lock<std::mutex> alone(checking_, std::try_to_lock);
                    if (!alone.owns_lock()) return Busy();
                    return fairstart::ApproveEdition(keeping_, bytes, who, approvers_);
                  });
  }

  ServerUnaryReactor* RefuseEdition(CallbackServerContext* context, const ByteBuffer* request,
                                    ByteBuffer* response) override {
    return Record(context, request, response, [this](const auto& bytes, const auto& who) {
      return fairstart::RefuseEdition(keeping_, bytes, who, approvers_);
    });
  }

  ServerUnaryReactor* ListEditions(CallbackServerContext* context, const ByteBuffer* request,
                                   ByteBuffer* response) override {
    return calls_.Query(context, request, response, &fairstart::ListEditions);
  }

  ServerUnaryReactor* ListProposals(CallbackServerContext* context, const ByteBuffer* request,
                                    ByteBuffer* response) override {
    return calls_.Query(context, request, response, &fairstart::ListProposals);
  }

  ServerUnaryReactor* GetEdition(CallbackServerContext* context, const ByteBuffer* request,
                                 ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, std::string_view bytes) {
                          return fairstart::GetEdition(keeping_, view, bytes);
                        });
  }

  ServerUnaryReactor* CompareEditions(CallbackServerContext* context, const ByteBuffer* request,
                                      ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, std::string_view bytes) {
                          return fairstart::CompareEditions(keeping_, view, bytes);
                        });
  }

 private:
  // Has `record(bytes, who)` answer, where `who` is whom the connection proves.
  template <typename RecordIt>
  ServerUnaryReactor* Record(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response, RecordIt record) {
    return AnswerRaw(context, request, response, calls_.queue(), calls_.most_request_bytes(),
                     [context, record](const std::string& bytes) {
                       return ToBytes(record(bytes, AuthenticatedAs(*context)));
                     });
  }

  RecordKeeping& keeping_;
  const Approvers approvers_;
  // A check takes a processor for seconds: one at a time, and whoever comes meanwhile is told to
  // try again rather than kept on a thread that others record with.
  std::mutex checking_;
  const LedgerCalls calls_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeRulebookService(RecordKeeping& keeping, WorkQueue& queue,
                                                   DecisionLimits limits, Approvers approvers) {
  return std::make_unique<Service>(keeping, queue, limits, approvers);
}

}  // namespace fairstart
