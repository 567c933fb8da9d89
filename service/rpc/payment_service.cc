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
#include "service/rpc/ledger_calls.h"
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
      : calls_(keeping, queue, limits) {}

  ServerUnaryReactor* Validate(CallbackServerContext* context, const ByteBuffer* request,
                               ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, const auto& bytes) {
                          return ValidatePayment(calls_.keeping().library(), view, bytes);
                        });
  }

  ServerUnaryReactor* Record(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return calls_.Record(context, request, response, &RecordPayment);
  }

  ServerUnaryReactor* Reverse(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return calls_.Record(context, request, response, &ReversePayment);
  }

  ServerUnaryReactor* Balance(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, const auto& bytes) {
                          return BalanceOf(calls_.keeping().library(), view, bytes);
                        });
  }

  ServerUnaryReactor* Reconcile(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return calls_.Query(context, request, response,
                        [this](const LedgerView& view, const auto& bytes) {
                          return fairstart::Reconcile(calls_.keeping().library(), view, bytes);
                        });
  }

  ServerUnaryReactor* ListPayees(CallbackServerContext* context, const ByteBuffer* request,
                                 ByteBuffer* response) override {
    return calls_.Query(context, request, response, [](const LedgerView& view, const auto& bytes) {
      return fairstart::ListPayees(view, bytes);
    });
  }

  grpc::ServerBidiReactor<ByteBuffer, ByteBuffer>* Batch(CallbackServerContext* context) override {
    const auto batch = std::make_shared<PaymentBatch>(calls_.keeping(), AuthenticatedAs(*context));
    return AnswerStream(
        calls_.queue(), calls_.most_request_bytes(),
        [batch](const std::string& bytes) { return batch->Answer(bytes).SerializeAsString(); });
  }

 private:
  const LedgerCalls calls_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakePaymentService(const RecordKeeping& keeping, WorkQueue& queue,
                                                  DecisionLimits limits) {
  return std::make_unique<Service>(keeping, queue, limits);
}

}  // namespace fairstart
