// All methods are raw: they get the request's bytes. Those about a case need them, since a digest is over
// bytes as received, and so a request that cannot be parsed gets an error of ours in each.
//
// Tested by tests/service/rpc/decision_service_test.cc.
#include "service/rpc/decision_service.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "fairstart/v1/decision_service.grpc.pb.h"
#include "service/decisions/compare.h"
#include "service/decisions/described_facts.h"
#include "service/decisions/over_time.h"
#include "service/decisions/preview.h"
#include "service/decisions/request_bytes.h"
#include "service/errors/rich_status.h"
#include "service/publishing/statement.h"
#include "service/rpc/status_mapping.h"

namespace fairstart {
namespace {

using grpc::ByteBuffer;
using grpc::CallbackServerContext;
using grpc::ServerUnaryReactor;

std::string BytesOf(const ByteBuffer& buffer) {
  std::string bytes;
  std::vector<grpc::Slice> slices;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

ByteBuffer BufferOf(const std::string& bytes) {
  const grpc::Slice slice(bytes);
  return ByteBuffer(&slice, 1);
}

absl::StatusOr<std::string> Describe(const RulebookLibrary& library,
                                                   const std::string& bytes) {
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

// The answer of an operation on the wire.
template <typename Response>
absl::StatusOr<std::string> ToBytes(const absl::StatusOr<Response>& response) {
  if (!response.ok()) return response.status();
  return response->SerializeAsString();
}

absl::Status TooLarge(size_t bytes, size_t most) {
  return Refused(
      absl::StatusCode::kResourceExhausted, Reason::kRequestTooLarge,
      absl::StrCat("the request has ", bytes, " bytes and this server takes at most ", most,
                   "; send less, or start the server with a greater "
                   "--max-request-bytes"));
}

absl::Status Busy() {
  return Refused(absl::StatusCode::kResourceExhausted, Reason::kServerBusy,
                 "as many requests are in flight as this server takes (--max-in-flight); "
                 "try again in a moment");
}

// Whether the work is still wanted.
absl::Status StillWanted(const CallbackServerContext& context) {
  if (context.deadline() <= std::chrono::system_clock::now()) {
    return Refused(absl::StatusCode::kDeadlineExceeded, Reason::kDeadlinePassed,
                   "the deadline passed before the work began");
  }
  if (context.IsCancelled()) {
    return Refused(absl::StatusCode::kCancelled, Reason::kCancelled,
                   "the call was cancelled before the work began");
  }
  return absl::OkStatus();
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
               [this](const std::string& bytes) { return ToBytes(fairstart::Project(library_, bytes)); });
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
    return Run(context, request, response,
               [this](const std::string& bytes) { return ToBytes(fairstart::Compare(library_, bytes)); });
  }

  ServerUnaryReactor* Questions(CallbackServerContext* context, const ByteBuffer* request,
                                ByteBuffer* response) override {
    return Run(context, request, response,
               [this](const std::string& bytes) { return ToBytes(fairstart::Questions(library_, bytes)); });
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
  // Has `answer` computed by the queue. Context, request and response live until the reactor is
  // finished, which the queue does.
  template <typename Answer>
  ServerUnaryReactor* Run(CallbackServerContext* context, const ByteBuffer* request,
                          ByteBuffer* response, Answer answer) {
    ServerUnaryReactor* reactor = context->DefaultReactor();
    if (request->Length() > limits_.most_request_bytes) {
      reactor->Finish(ToGrpcStatus(TooLarge(request->Length(), limits_.most_request_bytes)));
      return reactor;
    }
    const bool accepted = queue_.Accept([=] {
      absl::Status status = StillWanted(*context);
      if (status.ok()) {
        const auto answered = answer(BytesOf(*request));
        status = answered.status();
        if (answered.ok()) *response = BufferOf(*answered);
      }
      reactor->Finish(ToGrpcStatus(status));
    });
    if (!accepted) reactor->Finish(ToGrpcStatus(Busy()));
    return reactor;
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
