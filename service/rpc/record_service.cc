// All methods are raw, as those of service/rpc/decision_service.cc are: a case is recorded byte for
// byte as it came.
//
// Tested by tests/service/rpc/record_service_test.cc.
#include "service/rpc/record_service.h"

#include <grpcpp/grpcpp.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "fairstart/v1/record_service.grpc.pb.h"
#include "service/deciding/add_to_record.h"
#include "service/deciding/decide.h"
#include "service/deciding/propose.h"
#include "service/deciding/queries.h"
#include "service/rpc/ledger_calls.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

template <typename Base>
using WithRawRecording = v1::RecordService::WithRawCallbackMethod_Propose<
    v1::RecordService::WithRawCallbackMethod_Confirm<
        v1::RecordService::WithRawCallbackMethod_Depart<
            v1::RecordService::WithRawCallbackMethod_AddToRecord<Base>>>>;
template <typename Base>
using WithRawQueries = v1::RecordService::WithRawCallbackMethod_InForce<
    v1::RecordService::WithRawCallbackMethod_Get<v1::RecordService::WithRawCallbackMethod_List<
        v1::RecordService::WithRawCallbackMethod_AsKnownAt<Base>>>>;
using RawService = WithRawRecording<WithRawQueries<v1::RecordService::Service>>;

class Service final : public RawService {
 public:
  Service(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits)
      : calls_(keeping, queue, limits) {}

  ServerUnaryReactor* Propose(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return calls_.Record(context, request, response, &fairstart::Propose);
  }

  ServerUnaryReactor* Confirm(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return calls_.Record(context, request, response, &fairstart::Confirm);
  }

  ServerUnaryReactor* Depart(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return calls_.Record(context, request, response, &fairstart::Depart);
  }

  ServerUnaryReactor* AddToRecord(CallbackServerContext* context, const ByteBuffer* request,
                                  ByteBuffer* response) override {
    return calls_.Record(context, request, response, &fairstart::AddToRecord);
  }

  ServerUnaryReactor* InForce(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return calls_.Query(context, request, response, &DecisionsInForce);
  }

  ServerUnaryReactor* Get(CallbackServerContext* context, const ByteBuffer* request,
                          ByteBuffer* response) override {
    return calls_.Query(context, request, response, &GetEntry);
  }

  ServerUnaryReactor* List(CallbackServerContext* context, const ByteBuffer* request,
                           ByteBuffer* response) override {
    return calls_.Query(context, request, response, &ListEntries);
  }

  ServerUnaryReactor* AsKnownAt(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return calls_.Query(context, request, response, &KnownAt);
  }

 private:
  const LedgerCalls calls_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeRecordService(const RecordKeeping& keeping, WorkQueue& queue,
                                                 DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
