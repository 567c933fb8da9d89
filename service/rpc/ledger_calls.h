// How calls are answered that record in the ledger, or read it.
#ifndef FAIRSTART_SERVICE_RPC_LEDGER_CALLS_H_
#define FAIRSTART_SERVICE_RPC_LEDGER_CALLS_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/deciding/record_keeping.h"
#include "service/rpc/authenticated_as.h"
#include "service/rpc/decision_service.h"
#include "service/rpc/raw_call.h"
#include "service/rpc/work_queue.h"

namespace fairstart {

// What the services on one ledger share. Keeping and queue are borrowed. Any thread may call it.
class LedgerCalls {
 public:
  LedgerCalls(const RecordKeeping& keeping, WorkQueue& queue, DecisionLimits limits)
      : keeping_(keeping), queue_(queue), limits_(limits) {}

  // Has a request recorded, by whom the connection proves the caller to be.
  template <typename Response>
  grpc::ServerUnaryReactor* Record(grpc::CallbackServerContext* context,
                                   const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                   absl::StatusOr<Response> (*record)(const RecordKeeping&,
                                                                      std::string_view,
                                                                      const std::string&)) const {
    return AnswerRaw(context, request, response, queue_, limits_.most_request_bytes,
                     [this, context, record](const std::string& bytes) {
                       return ToBytes(record(keeping_, bytes, AuthenticatedAs(*context)));
                     });
  }

  // Has `ask(const LedgerView&, request)` answer from one state of the ledger.
  template <typename Ask>
  grpc::ServerUnaryReactor* Query(grpc::CallbackServerContext* context,
                                  const grpc::ByteBuffer* request, grpc::ByteBuffer* response,
                                  Ask ask) const {
    return AnswerRaw(context, request, response, queue_, limits_.most_request_bytes,
                     [this, ask](const std::string& bytes) -> absl::StatusOr<std::string> {
                       const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now =
                           keeping_.ledger().Read();
                       if (!now.ok()) return now.status();
                       return ToBytes(ask(***now, bytes));
                     });
  }

  const RecordKeeping& keeping() const { return keeping_; }
  WorkQueue& queue() const { return queue_; }
  size_t most_request_bytes() const { return limits_.most_request_bytes; }

 private:
  const RecordKeeping& keeping_;
  WorkQueue& queue_;
  const DecisionLimits limits_;
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RPC_LEDGER_CALLS_H_
