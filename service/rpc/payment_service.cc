// All methods are raw, as those of service/rpc/record_service.cc are.
//
// Tested by tests/service/rpc/payment_service_test.cc.
#include "service/rpc/payment_service.h"

#include <grpcpp/grpcpp.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.grpc.pb.h"
#include "service/payments/balance.h"
#include "service/payments/payment_batch.h"
#include "service/payments/reconcile.h"
#include "service/payments/record_payment.h"
#include "service/payments/reverse_payment.h"
#include "service/payments/validate.h"
#include "service/rpc/authenticated_as.h"
#include "service/rpc/raw_call.h"
#include "service/rpc/raw_stream.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

template <typename Base>
using WithRawRecording = v1::PaymentService::WithRawCallbackMethod_Record<
    v1::PaymentService::WithRawCallbackMethod_Reverse<
        v1::PaymentService::WithRawCallbackMethod_Batch<Base>>>;
template <typename Base>
using WithRawQueries = v1::PaymentService::WithRawCallbackMethod_Validate<
    v1::PaymentService::WithRawCallbackMethod_Balance<
        v1::PaymentService::WithRawCallbackMethod_Reconcile<
            v1::PaymentService::WithRawCallbackMethod_ListPayees<Base>>>>;
using RawService = WithRawRecording<WithRawQueries<v1::PaymentService::Service>>;

class Service final : public RawService {
 public:
  Service(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits)
      : keeping_(keeping), queue_(queue), limits_(limits) {}

  ServerUnaryReactor* Validate(CallbackServerContext* context, const ByteBuffer* request,
                               ByteBuffer* response) override {
    return Query(context, request, response, [this](const LedgerView& view, const auto& bytes) {
      return ValidatePayment(keeping_.library(), view, bytes);
    });
  }

  ServerUnaryReactor* Record(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return Recorded(context, request, response, &RecordPayment);
  }

  ServerUnaryReactor* Reverse(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return Recorded(context, request, response, &ReversePayment);
  }

  ServerUnaryReactor* Balance(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return Query(context, request, response, [this](const LedgerView& view, const auto& bytes) {
      return BalanceOf(keeping_.library(), view, bytes);
    });
  }

  ServerUnaryReactor* Reconcile(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return Query(context, request, response, [this](const LedgerView& view, const auto& bytes) {
      return fairstart::Reconcile(keeping_.library(), view, bytes);
    });
  }

  ServerUnaryReactor* ListPayees(CallbackServerContext* context, const ByteBuffer* request,
                                 ByteBuffer* response) override {
    return Query(context, request, response, [](const LedgerView& view, const auto& bytes) {
      return fairstart::ListPayees(view, bytes);
    });
  }

  grpc::ServerBidiReactor<ByteBuffer, ByteBuffer>* Batch(CallbackServerContext* context) override {
    const auto batch = std::make_shared<PaymentBatch>(keeping_, AuthenticatedAs(*context));
    return AnswerStream(queue_, limits_.most_request_bytes, [batch](const std::string& bytes) {
      return batch->Answer(bytes).SerializeAsString();
    });
  }

 private:
  template <typename Response>
  ServerUnaryReactor* Recorded(CallbackServerContext* context, const ByteBuffer* request,
                               ByteBuffer* response,
                               absl::StatusOr<Response> (*record)(const RecordKeeping&,
                                                                  std::string_view,
                                                                  const std::string&)) {
    return AnswerRaw(context, request, response, queue_, limits_.most_request_bytes,
                     [this, context, record](const std::string& bytes) {
                       return ToBytes(record(keeping_, bytes, AuthenticatedAs(*context)));
                     });
  }

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

  const RecordKeeping& keeping_;
  WorkQueue& queue_;
  const DecisionLimits limits_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakePaymentService(const RecordKeeping& keeping, WorkQueue& queue,
                                                  DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
