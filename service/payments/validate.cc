// Tested by tests/service/payments/payment_request_test.cc.
#include "service/payments/validate.h"

#include <utility>

#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"
#include "service/payments/judge.h"
#include "service/payments/payment_request.h"

namespace fairstart {

FieldViolations CheckRequest(const v1::ValidateRequest& request) {
  FieldViolations violations;
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  CheckPayment(request.payment(), violations);
  return violations;
}

absl::StatusOr<v1::ValidateResponse> ValidatePayment(const RulebookLibrary& library,
                                                     const LedgerView& view,
                                                     std::string_view bytes) {
  v1::ValidateRequest request;
  FieldViolations violations;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  for (FieldViolation& violation : CheckRequest(request))
    violations.push_back(std::move(violation));
  if (!violations.empty()) return InvalidRequest(violations);
  HomePayments others(request.case_reference());
  absl::StatusOr<v1::PaymentVerdict> verdict =
      Judge(library, view, {request.case_reference(), request.payment(), {}, others});
  if (!verdict.ok()) return verdict.status();
  v1::ValidateResponse response;
  *response.mutable_verdict() = *std::move(verdict);
  return response;
}

}  // namespace fairstart
