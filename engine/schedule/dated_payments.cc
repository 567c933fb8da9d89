// Tested by tests/engine/schedule/schedule_test.cc.
#include "engine/schedule/dated_payments.h"

#include <algorithm>
#include <utility>

#include "engine/schedule/payment_sum.h"

namespace fairstart {
namespace {

// The days that a line is for; an empty window if it does not say both.
Window DaysOf(const v1::Line& line) {
  const auto first = ParseDay(line.first_day());
  const auto last = ParseDay(line.last_day());
  if (!first.ok() || !last.ok()) return {Day::Last(), Day::First()};
  return {*first, *last};
}

const std::string& OwnDay(const v1::Line& line) {
  return line.arises().empty() ? line.first_day() : line.arises();
}

// The days that all shares are for together.
void SetDays(v1::ScheduledPayment& payment) {
  for (const v1::PaymentShare& share : payment.shares()) {
    if (share.first_day().empty()) continue;
    if (payment.first_day().empty() || share.first_day() < payment.first_day()) {
      payment.set_first_day(share.first_day());
    }
    if (share.last_day() > payment.last_day()) payment.set_last_day(share.last_day());
  }
}

}  // namespace

bool HasOwnDay(const v1::Line& line) {
  return !line.arises().empty() || (!line.instance().empty() && !line.first_day().empty());
}

bool IsRegular(v1::Frequency frequency) {
  switch (frequency) {
    case v1::FREQUENCY_WEEKLY:
    case v1::FREQUENCY_MONTHLY:
    case v1::FREQUENCY_HALF_TERMLY:
    case v1::FREQUENCY_TERMLY:
    case v1::FREQUENCY_YEARLY:
      return true;
    default:
      return false;
  }
}

bool IsDated(const v1::Line& line) {
  return StateOf(line.outcome()) != v1::PAYMENT_STATE_UNSPECIFIED && HasOwnDay(line);
}

DatedPayments::DatedPayments(const v1::Rulebook& rules) {
  for (const v1::Entitlement& entitlement : rules.entitlement()) {
    if (!entitlement.paid_on().empty()) says_when_.insert(entitlement.name());
  }
}

void DatedPayments::Add(const v1::Line& line) {
  const bool says_when = says_when_.contains(line.entitlement());
  const std::string& due = says_when ? line.paid_on() : OwnDay(line);
  const bool is_shared = says_when && !due.empty();
  const Key key{line.entitlement(),
                is_shared ? "" : line.instance(),
                due,
                StateOf(line.outcome()),
                line.payee(),
                line.manner()};
  auto place = payments_.find(key);
  if (place == payments_.end()) {
    place = payments_.emplace(key, StartPayment(line)).first;
    place->second.set_due(due);
  } else {
    place->second.clear_instance();
  }
  AddShare(line, DaysOf(line), place->second);
  AddWaits(line, place->second);
}

std::vector<v1::ScheduledPayment> DatedPayments::Take() {
  std::vector<v1::ScheduledPayment> payments;
  for (auto& [key, payment] : payments_) {
    std::stable_sort(payment.mutable_shares()->begin(), payment.mutable_shares()->end(),
                     [](const v1::PaymentShare& a, const v1::PaymentShare& b) {
                       return a.first_day() < b.first_day();
                     });
    SetDays(payment);
    payments.push_back(std::move(payment));
  }
  payments_.clear();
  return payments;
}

}  // namespace fairstart
