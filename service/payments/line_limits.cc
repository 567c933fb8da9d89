// Tested by tests/service/payments/judge_test.cc and tests/service/payments/balance_test.cc.
#include "service/payments/line_limits.h"

#include "engine/limits/limits.h"
#include "engine/schedule/dated_payments.h"
#include "service/deciding/decision_history.h"
#include "service/payments/due_sum.h"
#include "service/payments/line_now.h"

namespace fairstart {
namespace {

v1::Limits LimitsOf(int64_t limit, const Paid& paid) {
  v1::Limits limits;
  limits.mutable_paid()->set_pence(paid.pence);
  limits.mutable_left()->set_pence(LeftOf(limit, paid));
  for (const Day day : paid.days) limits.add_paid_on(FormatDay(day));
  return limits;
}

LimitScope OfLine(const v1::LineReference& line, v1::CapPeriod per, Day day) {
  LimitScope scope;
  scope.entitlements = {line.entitlement()};
  scope.instance = line.instance();
  scope.per = per;
  scope.day = day;
  return scope;
}

}  // namespace

std::optional<v1::Limits> CapLimits(const Plan& plan, const v1::LineReference& line,
                                    const v1::DecisionInForce& in_force, const v1::Line& now,
                                    const v1::Record& record, Day day) {
  const v1::Given& given = in_force.line().given();
  if (in_force.kind() == v1::DecisionInForce::KIND_DEPARTED && given.has_cap()) {
    const v1::CapPeriod per = given.cap_period() == v1::CAP_PERIOD_UNSPECIFIED
                                  ? v1::CAP_PERIOD_INSTANCE
                                  : given.cap_period();
    return LimitsOf(given.cap().pence(), AddUp(record, OfLine(line, per, day)));
  }
  const v1::Entitlement* rule = EntitlementOf(plan, line.entitlement());
  const bool is_limited = rule != nullptr && (rule->cap_size() > 0 || !rule->pot().empty());
  if (!is_limited || !now.limits().has_left()) return std::nullopt;
  return now.limits();
}

bool IsPaidOnce(const v1::Line& decided) {
  return (decided.frequency() == v1::FREQUENCY_ONCE || HasOwnDay(decided)) &&
         !IsPaidByTheDay(decided);
}

std::optional<v1::Limits> OnceLimits(const v1::Line& decided, const v1::Record& record) {
  const v1::Given& given = decided.given();
  if (!IsPaidOnce(decided) || !given.has_amount()) return std::nullopt;
  return LimitsOf(given.amount().pence(),
                  AddUp(record, OfLine(ReferenceOf(decided), v1::CAP_PERIOD_INSTANCE, Day())));
}

}  // namespace fairstart
