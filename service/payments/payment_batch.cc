// Tested by tests/service/payments/payment_batch_test.cc.
#include "service/payments/payment_batch.h"

#include <utility>

#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/judge.h"
#include "service/payments/record_payment.h"
#include "service/payments/validate.h"

namespace fairstart {
namespace {

v1::BatchError ErrorOf(const absl::Status& status) {
  v1::BatchError error;
  error.set_code(static_cast<int>(status.code()));
  error.set_message(std::string(status.message()));
  for (const FieldViolations& violations : {ViolationsOf(status), PreconditionsOf(status)}) {
    for (const FieldViolation& violation : violations) {
      v1::FieldProblem& field = *error.add_fields();
      field.set_field(violation.path);
      field.set_description(violation.description);
    }
  }
  return error;
}

}  // namespace

PaymentBatch::PaymentBatch(const RecordKeeping& keeping, std::string authenticated_as)
    : library_(keeping.library()),
      keeping_(&keeping),
      read_([&keeping] { return keeping.ledger().Read(); }),
      authenticated_as_(std::move(authenticated_as)) {}

PaymentBatch::PaymentBatch(const RulebookLibrary& library, const LedgerReader& reader)
    : library_(library), keeping_(nullptr), read_([&reader] { return reader.Read(); }) {}

v1::BatchResponse PaymentBatch::Answer(std::string_view bytes) {
  v1::BatchResponse response;
  const int64_t index = next_++;
  v1::BatchRequest request;
  FieldViolations violations;
  absl::Status status = ReadRequest(bytes, request, violations);
  if (status.ok() && !violations.empty()) status = InvalidRequest(violations);
  if (status.ok()) {
    switch (request.what_case()) {
      case v1::BatchRequest::kValidate:
        status = Validate(request.validate(), response);
        break;
      case v1::BatchRequest::kRecord:
        status = Record(request.record(), response);
        break;
      case v1::BatchRequest::WHAT_NOT_SET:
        status = InvalidRequest({{"what", "is needed: a payment to validate or to record"}});
        break;
    }
  }
  if (!status.ok()) *response.mutable_error() = ErrorOf(status);
  response.set_index(index);
  return response;
}

absl::Status PaymentBatch::Validate(const v1::ValidateRequest& request,
                                    v1::BatchResponse& response) {
  const FieldViolations violations = CheckRequest(request);
  if (!violations.empty()) return InvalidRequest(violations);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = read_();
  if (!now.ok()) return now.status();
  std::vector<v1::Payment>& supposed = supposed_[request.case_reference()];
  HomePayments others(request.case_reference());
  for (const auto& [person, payments] : supposed_) {
    if (person == request.case_reference()) continue;
    for (const v1::Payment& payment : payments) others.Suppose(payment);
  }
  absl::StatusOr<v1::PaymentVerdict> verdict =
      Judge(library_, ***now, {request.case_reference(), request.payment(), supposed, others});
  if (!verdict.ok()) return verdict.status();
  if (verdict->verdict() == v1::VERDICT_PAY) supposed.push_back(request.payment());
  *response.mutable_verdict() = *std::move(verdict);
  return absl::OkStatus();
}

absl::Status PaymentBatch::Record(const v1::RecordRequest& request,
                                  v1::BatchResponse& response) const {
  if (keeping_ == nullptr)
    return InvalidRequest({{"record", "the ledger is open for reading only"}});
  absl::StatusOr<v1::RecordResponse> recorded =
      RecordPayment(*keeping_, request.SerializeAsString(), authenticated_as_);
  if (!recorded.ok()) return recorded.status();
  *response.mutable_verdict() = std::move(*recorded->mutable_verdict());
  if (recorded->has_recorded()) *response.mutable_recorded() = recorded->recorded();
  return absl::OkStatus();
}

}  // namespace fairstart
