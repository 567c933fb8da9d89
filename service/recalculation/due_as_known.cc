// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/due_as_known.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "engine/calendar/civil_day.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {
namespace {

void AddDays(const v1::ScheduledPayment& payment, std::map<Day, std::string>& by_day) {
  for (const v1::PaymentShare& share : payment.shares()) {
    const absl::StatusOr<Day> first = ParseDay(share.first_day());
    const absl::StatusOr<Day> last = ParseDay(share.last_day());
    if (!first.ok() || !last.ok()) continue;
    const auto pence = [](bool has, const v1::Money& money) {
      return has ? absl::StrCat(money.pence()) : std::string("?");
    };
    const std::string rate = absl::StrCat(payment.state(), " ", share.unit(), " ",
                                          pence(share.has_amount(), share.amount()), " ",
                                          pence(share.has_at_least(), share.at_least()), " ",
                                          pence(share.has_at_most(), share.at_most()));
    for (Day day = *first; day <= *last; day = NextDay(day)) by_day[day] = rate;
  }
}

template <typename Items>
void AddEachOnce(const Items& items, Items& to) {
  for (const auto& item : items) {
    const bool known = std::any_of(to.begin(), to.end(), [&](const auto& one) {
      return one.SerializeAsString() == item.SerializeAsString();
    });
    if (!known) *to.Add() = item;
  }
}

}  // namespace

bool IsForDays(const v1::ScheduledPayment& payment) {
  const absl::StatusOr<Day> first = ParseDay(payment.first_day());
  const absl::StatusOr<Day> last = ParseDay(payment.last_day());
  const absl::StatusOr<Day> due = ParseDay(payment.due());
  if (!first.ok() || !last.ok() || !due.ok() || *due < *first || *due > *last) return false;
  return !payment.shares().empty() && std::all_of(payment.shares().begin(), payment.shares().end(),
                                                  [&](const v1::PaymentShare& share) {
                                                    return IsByTheDay(share.unit()) &&
                                                           share.instance() == payment.instance();
                                                  });
}

DueSumAsKnown AddUp(const std::vector<v1::ScheduledPayment>& payments) {
  DueSumAsKnown sum;
  v1::DueAsKnown& due = sum.due;
  int64_t least = 0;
  int64_t most = 0;
  bool is_bounded = true;
  bool undetermined = false;
  int64_t awaits = 0;
  for (const v1::ScheduledPayment& payment : payments) {
    AddDays(payment, sum.by_day);
    AddEachOnce(payment.missing(), *due.mutable_missing());
    AddEachOnce(payment.needs(), *due.mutable_needs());
    AddEachOnce(payment.citations(), *due.mutable_citations());
    if (!payment.says().empty()) {
      due.set_says(absl::StrCat(due.says(), due.says().empty() ? "" : "; ", payment.says()));
    }
    if (payment.supposed()) due.set_supposed(true);
    if (payment.state() == v1::PAYMENT_STATE_TO_CONSIDER) {
      due.set_to_consider(true);
    } else if (payment.state() == v1::PAYMENT_STATE_AWAITS_RECORD) {
      awaits += payment.has_amount() ? payment.amount().pence() : payment.at_most().pence();
      due.mutable_awaits_record()->set_pence(awaits);
    } else if (payment.state() == v1::PAYMENT_STATE_DUE && payment.has_amount()) {
      least += payment.amount().pence();
      most += payment.amount().pence();
    } else {
      undetermined = true;
      least += payment.at_least().pence();
      most += payment.at_most().pence();
      is_bounded = is_bounded && payment.has_at_most();
    }
  }
  if (undetermined) {
    due.mutable_at_least()->set_pence(least);
    if (is_bounded) due.mutable_at_most()->set_pence(most);
  } else {
    due.mutable_amount()->set_pence(least);
  }
  return sum;
}

bool AreSameSum(const v1::DueAsKnown& a, const v1::DueAsKnown& b) {
  return a.has_amount() == b.has_amount() && a.amount().pence() == b.amount().pence() &&
         a.at_least().pence() == b.at_least().pence() && a.has_at_most() == b.has_at_most() &&
         a.at_most().pence() == b.at_most().pence() &&
         a.awaits_record().pence() == b.awaits_record().pence() &&
         a.to_consider() == b.to_consider();
}

Day FirstDayThatDiffers(const DueSumAsKnown& a, const DueSumAsKnown& b) {
  Day first = Day::Never();
  const auto look = [&](const DueSumAsKnown& one, const DueSumAsKnown& other) {
    for (const auto& [day, rate] : one.by_day) {
      const auto same = other.by_day.find(day);
      if (same != other.by_day.end() && same->second == rate) continue;
      first = std::min(first, day);
      return;
    }
  };
  look(a, b);
  look(b, a);
  return first;
}

}  // namespace fairstart
