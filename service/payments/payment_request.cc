// Tested by tests/service/payments/payment_request_test.cc.
#include "service/payments/payment_request.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "service/deciding/request_reading.h"
#include "service/payments/judge.h"

namespace fairstart {
namespace {

void CheckPeriod(const v1::Payment& payment, FieldViolations& violations) {
  if (payment.first_day().empty() && payment.last_day().empty()) return;
  const size_t before = violations.size();
  const Day first = DayIn("payment.first_day", payment.first_day(), violations);
  const Day last = DayIn("payment.last_day", payment.last_day(), violations);
  if (violations.size() > before) return;
  if (last < first) {
    violations.push_back({"payment.last_day", "is before first_day"});
  } else if (*DaysBetween(first, last) >= kMostDaysOfPayment) {
    violations.push_back({"payment.last_day", "is more than twenty years after first_day"});
  }
}

// An enumeration of a text form is never out of range; one of the wire may be.
template <typename IsValid>
void CheckEnum(const char* field, int number, IsValid is_valid, FieldViolations& violations) {
  if (is_valid(number)) return;
  violations.push_back({field, absl::StrCat(number, " is none that this build knows")});
}

}  // namespace

void CheckPayment(const v1::Payment& payment, FieldViolations& violations) {
  CheckName("payment.id", payment.id(), kLongestName, violations);
  CheckName("payment.line.entitlement", payment.line().entitlement(), kLongestName, violations);
  if (payment.line().instance().size() > kLongestName)
    CheckName("payment.line.instance", payment.line().instance(), kLongestName, violations);
  if (!payment.amount().has_pence()) {
    violations.push_back({"payment.amount", "is needed, in pence"});
  } else if (payment.amount().pence() <= 0) {
    violations.push_back(
        {"payment.amount", "is not above zero; what came back is recorded by Reverse"});
  }
  DayIn("payment.paid_on", payment.paid_on(), violations);
  CheckPeriod(payment, violations);
  if (payment.has_reverses())
    violations.push_back({"payment.reverses", "is not for a payment; use Reverse"});
  CheckEnum("payment.payee", payment.payee(), v1::Payee_IsValid, violations);
  CheckEnum("payment.manner", payment.manner(), v1::Manner_IsValid, violations);
}

}  // namespace fairstart
