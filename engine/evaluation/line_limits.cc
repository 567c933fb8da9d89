// Tested by tests/engine/evaluation/answers_test.cc.
#include "engine/evaluation/line_limits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "engine/limits/limits.h"
#include "engine/value/missing.h"

namespace fairstart {
namespace {

class LimitsReader {
 public:
  LimitsReader(Evaluation& evaluation, Execution& execution, const PlanEntitlement& entitlement,
               const v1::Record& record, std::string_view instance, Reliance& relied_on)
      : evaluation_(evaluation),
        execution_(execution),
        entitlement_(entitlement),
        source_(*entitlement.source),
        record_(record),
        instance_(instance),
        relied_on_(relied_on) {}

  LineLimits Read(std::optional<int64_t> amount,
                  absl::Span<const std::optional<int64_t>> cap_sums) {
    if (entitlement_.caps.empty()) {
      const Paid paid = PaidIn({source_.name()}, v1::CAP_PERIOD_INSTANCE, "");
      PutPaid(paid);
      const bool once = source_.frequency() == v1::FREQUENCY_ONCE;
      if (once && amount.has_value()) limits_.found.left = LeftOf(*amount, paid);
    }
    for (size_t i = 0; i < entitlement_.caps.size(); ++i) {
      ReadLeft(entitlement_.caps[i], cap_sums[i]);
    }
    return std::move(limits_);
  }

 private:
  // The entitlements whose payments count towards the cap.
  std::vector<std::string> DrawingOn(const PlanCap& cap) const {
    if (cap.pot.empty()) return {source_.name()};
    std::vector<std::string> drawing;
    for (const PlanEntitlement& other : evaluation_.plan().entitlements) {
      if (other.source->pot() == cap.pot) drawing.push_back(other.source->name());
    }
    return drawing;
  }

  // The home whose payments count together. While it is not known, neither is what is left of a pot
  // of which something was paid for some home.
  bool ReadHome(const PlanCap& cap, const std::vector<std::string>& drawing, std::string& home) {
    const auto was_paid_for_one = [&](const v1::Payment& payment) {
      return payment.has_home() && std::find(drawing.begin(), drawing.end(),
                                             payment.line().entitlement()) != drawing.end();
    };
    if (!cap.home.has_value() ||
        std::none_of(record_.payments().begin(), record_.payments().end(), was_paid_for_one)) {
      return true;
    }
    const Value value = evaluation_.Evaluate(execution_, *cap.home, {}, relied_on_);
    if (value.IsError() && limits_.defect.empty()) limits_.defect = value.error()->message;
    if (value.IsUnknown()) {
      limits_.waits = Join(evaluation_.arena(), limits_.waits, value.unknown());
    }
    if (value.IsKnown()) home = std::string(value.text());
    return value.IsKnown();
  }

  void ReadLeft(const PlanCap& cap, std::optional<int64_t> sum) {
    std::vector<std::string> drawing = DrawingOn(cap);
    std::string home;
    if (!ReadHome(cap, drawing, home)) return;
    const Paid paid = PaidIn(std::move(drawing), cap.per, std::move(home));
    if (!sum.has_value()) {
      if (!limits_.found.left.has_value()) PutPaid(paid);
      return;
    }
    const int64_t left = LeftOf(*sum, paid);
    if (limits_.found.left.has_value() && *limits_.found.left <= left) return;
    limits_.found.left = left;
    PutPaid(paid);
  }

  void PutPaid(const Paid& paid) {
    limits_.found.paid = paid.pence;
    limits_.found.paid_on = paid.days;
  }

  // What was paid under entitlements in the period. In another period it is another sum.
  Paid PaidIn(std::vector<std::string> entitlements, v1::CapPeriod per, std::string home) {
    const Window period = PeriodOf(per, execution_.today);
    if (period.first == execution_.today) {
      evaluation_.Turns(execution_, {.kind = Turn::Kind::kPeriod});
    }
    execution_.window = Intersect(execution_.window, period);
    LimitScope scope;
    scope.entitlements = std::move(entitlements);
    scope.instance = instance_;
    scope.per = per;
    scope.day = execution_.today;
    scope.home = std::move(home);
    return AddUp(record_, scope);
  }

  Evaluation& evaluation_;
  Execution& execution_;
  const PlanEntitlement& entitlement_;
  const v1::Entitlement& source_;
  const v1::Record& record_;
  const std::string_view instance_;
  Reliance& relied_on_;
  LineLimits limits_;
};

}  // namespace

LineLimits ReadLineLimits(Evaluation& evaluation, Execution& execution,
                          const PlanEntitlement& entitlement, const v1::Record& record,
                          std::string_view instance, std::optional<int64_t> amount,
                          absl::Span<const std::optional<int64_t>> cap_sums,
                          Reliance& relied_on) {
  return LimitsReader(evaluation, execution, entitlement, record, instance, relied_on)
      .Read(amount, cap_sums);
}

}  // namespace fairstart
