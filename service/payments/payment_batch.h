// The payments of a finance file, one after the other.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PAYMENT_BATCH_H_
#define FAIRSTART_SERVICE_PAYMENTS_PAYMENT_BATCH_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "fairstart/v1/payment_service.pb.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Answers the requests of one stream, in their order. Belongs to one thread at a time; what it is
// made of outlives it.
class PaymentBatch {
 public:
  // Judges and records.
  PaymentBatch(const RecordKeeping& keeping, std::string authenticated_as);

  // Judges only.
  PaymentBatch(const RulebookLibrary& library, const LedgerReader& reader);

  // Answers a BatchRequest given as it stands on the wire; waits for the ledger if it records. Each
  // is answered from the ledger as it is then. What a call of its own would have failed with is in
  // the answer. Payments that were judged and may be made count for those judged after them, for as
  // long as this object lives.
  v1::BatchResponse Answer(std::string_view request);

 private:
  absl::Status Validate(const v1::ValidateRequest& request, v1::BatchResponse& response);
  absl::Status Record(const v1::RecordRequest& request, v1::BatchResponse& response) const;

  const RulebookLibrary& library_;
  const RecordKeeping* const keeping_;  // null: judges only
  const std::function<absl::StatusOr<std::unique_ptr<LedgerSnapshot>>()> read_;
  const std::string authenticated_as_;
  int64_t next_ = 0;
  std::map<std::string, std::vector<v1::Payment>> supposed_;  // by case reference
};

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PAYMENT_BATCH_H_
