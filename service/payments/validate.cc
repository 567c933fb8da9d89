// Tested by tests/service/payments/payment_request_test.cc.
#include "service/payments/validate.h"

#include <utility>

#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/judge.h"
#include "service/payments/payment_request.h"

namespace fairstart {

absl::StatusOr<v1::ValidateResponse> ValidatePayment(const RulebookLibrary& library,
                                                     const LedgerView& view,
                                                     std::string_view bytes) {
  constexpr size_t kLongestName = 200;  // as the ledger takes
  v1::ValidateRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  CheckPayment(request.payment(), violations);
  if (!violations.empty()) return InvalidRequest(violations);
  absl::StatusOr<v1::PaymentVerdict> verdict =
      Judge(library, view, {request.case_reference(), request.payment(), {}});
  if (!verdict.ok()) return verdict.status();
  v1::ValidateResponse response;
  *response.mutable_verdict() = *std::move(verdict);
  return response;
}

}  // namespace fairstart
