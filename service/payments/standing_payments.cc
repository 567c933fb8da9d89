// Tested by tests/service/payments/standing_payments_test.cc.
#include "service/payments/standing_payments.h"

#include <map>
#include <string>

#include "service/deciding/decision_history.h"

namespace fairstart {

std::vector<StandingPayment> StandingPayments(const v1::Record& record) {
  std::map<std::string, int64_t> came_back;
  for (const v1::Payment& payment : record.payments()) {
    if (payment.has_reverses()) came_back[payment.reverses()] += payment.amount().pence();
  }
  std::vector<StandingPayment> standing;
  for (const v1::Payment& payment : record.payments()) {
    if (payment.has_reverses()) continue;
    const auto back = came_back.find(payment.id());
    const int64_t pence = payment.amount().pence() + (back == came_back.end() ? 0 : back->second);
    if (pence > 0) standing.push_back({&payment, pence});
  }
  return standing;
}

std::vector<StandingPayment> StandingPaymentsOf(const v1::Record& record,
                                                const v1::LineReference& line) {
  std::vector<StandingPayment> standing = StandingPayments(record);
  std::erase_if(standing,
                [&](const StandingPayment& one) { return !AreSame(one.payment->line(), line); });
  return standing;
}

std::optional<Window> PeriodOf(const v1::Payment& payment) {
  const absl::StatusOr<Day> first = ParseDay(payment.first_day());
  const absl::StatusOr<Day> last = ParseDay(payment.last_day());
  if (!first.ok() || !last.ok()) return std::nullopt;
  return Window{*first, *last};
}

std::optional<Day> CountedOn(const v1::Payment& payment) {
  const absl::StatusOr<Day> day =
      ParseDay(payment.has_first_day() ? payment.first_day() : payment.paid_on());
  return day.ok() ? std::optional<Day>(*day) : std::nullopt;
}

}  // namespace fairstart
