// How the commands about payments go: who answers, and what is asked.
#ifndef FAIRSTART_SERVICE_CLI_PAYMENTS_OPERATION_H_
#define FAIRSTART_SERVICE_CLI_PAYMENTS_OPERATION_H_

#include <functional>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/cli/record_operation.h"
#include "service/rpc/payment_client.h"

namespace fairstart {

// Answers the requests that `next` gives, one after the other, and hands each answer to `take`: by
// the server, or by the ledger that is open here.
absl::Status AnswerPayments(const RecordAnswerer& answerer,
                            const std::function<std::optional<v1::BatchRequest>()>& next,
                            const std::function<absl::Status(const v1::BatchResponse&)>& take);

// An operation that looks at payments, by a server and here.
template <typename Response>
struct JudgingOperation {
  absl::StatusOr<Response> (PaymentClient::*by_server)(std::string_view request);
  std::function<absl::StatusOr<Response>(const RulebookLibrary&, const LedgerView&,
                                         std::string_view)>
      here;
};

// REQUIRES: the answerer was opened to judge.
template <typename Response>
absl::StatusOr<Response> AskToJudge(const RecordAnswerer& answerer,
                                    const JudgingOperation<Response>& operation,
                                    std::string_view request) {
  if (answerer.server != nullptr) {
    PaymentClient client(answerer.server->connection());
    return (client.*operation.by_server)(request);
  }
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer.reader->Read();
  if (!now.ok()) return now.status();
  return operation.here(*answerer.library, ***now, request);
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PAYMENTS_OPERATION_H_
