// Tested by tests/service/cli/payments_commands_test.cc.
#include "service/cli/payments_operation.h"

#include "service/payments/payment_batch.h"

namespace fairstart {

absl::Status AnswerPayments(const RecordAnswerer& answerer,
                            const std::function<std::optional<v1::BatchRequest>()>& next,
                            const std::function<absl::Status(const v1::BatchResponse&)>& take) {
  if (answerer.server != nullptr) {
    return PaymentClient(answerer.server->connection()).Batch(next, take);
  }
  // On the machine itself nothing proves who somebody is.
  PaymentBatch batch = answerer.keeping != nullptr
                           ? PaymentBatch(*answerer.keeping, "")
                           : PaymentBatch(*answerer.library, *answerer.reader);
  while (const std::optional<v1::BatchRequest> request = next()) {
    const absl::Status taken = take(batch.Answer(request->SerializeAsString()));
    if (!taken.ok()) return taken;
  }
  return absl::OkStatus();
}

}  // namespace fairstart
