// All methods are raw: they get the request's bytes. Those about a case need them, since a digest
// is over bytes as received, and so a request that cannot be parsed gets an error of ours in each.
//
// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/decision_service.h"

#include <grpcpp/grpcpp.h>

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "fairstart/v1/decision_service.grpc.pb.h"
#include "service/decisions/compare.h"
#include "service/decisions/described_facts.h"
#include "service/decisions/over_time.h"
#include "service/decisions/preview.h"
#include "service/decisions/request_bytes.h"
#include "service/errors/rich_status.h"
#include "service/publishing/statement.h"
#include "service/rpc/raw_call.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

absl::StatusOr<std::string> Describe(const RulebookLibrary& library, const std::string& bytes) {
  const v1::DescribeFactsRequest& type = v1::DescribeFactsRequest::default_instance();
  const absl::StatusOr<RequestFields> fields = ScanRequest(bytes, *type.GetDescriptor());
  if (!fields.ok()) return fields.status();
  if (!fields->violations.empty()) return InvalidRequest(fields->violations);
  v1::DescribeFactsRequest request;
  if (!request.ParseFromString(bytes)) {
    return InvalidRequest({{"",
                            "the request is no fairstart.v1.DescribeFactsRequest: a message "
                            "in it is malformed, or a text is not UTF-8"}});
  }
  const absl::StatusOr<v1::DescribeFactsResponse> response = DescribedFacts(library, request);
  if (!response.ok()) return response.status();
  return response->SerializeAsString();
}

template <typename Base>
using WithRawAdvice = v1::DecisionService::WithRawCallbackMethod_Questions<
    v1::DecisionService::WithRawCallbackMethod_Compare<
        v1::DecisionService::WithRawCallbackMethod_Statement<Base>>>;
template <typename Base>
using WithRawPeriods = v1::DecisionService::WithRawCallbackMethod_Project<
    v1::DecisionService::WithRawCallbackMethod_Schedule<
        v1::DecisionService::WithRawCallbackMethod_PlanItems<
            v1::DecisionService::WithRawCallbackMethod_Duties<Base>>>>;
using RawService = v1::DecisionService::WithRawCallbackMethod_Preview<
    v1::DecisionService::WithRawCallbackMethod_DescribeFacts<
        WithRawPeriods<WithRawAdvice<v1::DecisionService::Service>>>>;

class Service final : public RawService {
 public:
  Service(const RulebookLibrary& library, WorkQueue& queue, DecisionLimits limits)
      : library_(library), queue_(queue), limits_(limits) {}

  ServerUnaryReactor* Preview(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return Run(context, request, response,
               [this](const std::string& bytes) { return PreviewToBytes(library_, bytes); });
  }

  ServerUnaryReactor* Project(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return Run(context, request, response,
               [this](const std::string& bytes) { return ProjectToBytes(library_, bytes); });
  }

  ServerUnaryReactor* Schedule(CallbackServerContext* context, const ByteBuffer* request,
                               ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::Schedule(library_, bytes));
    });
  }

  ServerUnaryReactor* PlanItems(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::PlanItems(library_, bytes));
    });
  }

  ServerUnaryReactor* Duties(CallbackServerContext* context, const ByteBuffer* request,
                             ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::Duties(library_, bytes));
    });
  }

  ServerUnaryReactor* Compare(CallbackServerContext* context, const ByteBuffer* request,
                              ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::Compare(library_, bytes));
    });
  }

  ServerUnaryReactor* Questions(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::Questions(library_, bytes));
    });
  }

  ServerUnaryReactor* Statement(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return Run(context, request, response, [this](const std::string& bytes) {
      return ToBytes(fairstart::Statement(library_, bytes));
    });
  }

  ServerUnaryReactor* DescribeFacts(CallbackServerContext* context, const ByteBuffer* request,
                                    ByteBuffer* response) override {
    return Run(context, request, response,
               [this](const std::string& bytes) { return Describe(library_, bytes); });
  }

 private:
  ServerUnaryReactor* Run(CallbackServerContext* context, const ByteBuffer* request,
                          ByteBuffer* response, RawAnswer answer) {
    return AnswerRaw(context, request, response, queue_, limits_.most_request_bytes,
                     std::move(answer));
  }

  const RulebookLibrary& library_;
  WorkQueue& queue_;
  const DecisionLimits limits_;
};

}  // namespace

std::unique_ptr<grpc::Service> MakeDecisionService(const RulebookLibrary& library, WorkQueue& queue,
                                                   DecisionLimits limits) {
  return std::make_unique<Service>(library, queue, limits);
}

}  // namespace fairstart
