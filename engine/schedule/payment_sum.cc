// Tested by tests/engine/schedule/schedule_test.cc.
#include "engine/schedule/payment_sum.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/calendar/civil_day.h"
#include "engine/money/exact_amount.h"
#include "engine/money/rounding.h"
#include "engine/schedule/weekly_payments.h"

namespace fairstart {
namespace {

constexpr int kDaysOfWeek = 7;

v1::PaymentKind KindOf(const v1::Line& line) {
  if (line.given().actual_cost()) return v1::PAYMENT_KIND_ACTUAL_COST;
  switch (line.frequency()) {
    case v1::FREQUENCY_WEEKLY:
    case v1::FREQUENCY_MONTHLY:
    case v1::FREQUENCY_HALF_TERMLY:
    case v1::FREQUENCY_TERMLY:
      return v1::PAYMENT_KIND_REGULAR;
    default:
      return v1::PAYMENT_KIND_ONE_OFF;
  }
}

// What a sum of a share comes to for all its days. Nothing if that does not fit.
std::optional<Amount> Whole(const v1::PaymentShare& share, const v1::Money& sum) {
  const Amount amount = Pence(sum.pence());
  switch (share.unit()) {
    case v1::UNIT_PENCE_PER_DAY:
      return Multiply(amount, Rational::Whole(share.days()));
    case v1::UNIT_PENCE_PER_WEEK:
      return Multiply(amount, *Rational::Of(share.days(), kDaysOfWeek));
    default:
      return amount;
  }
}

// The sum over all shares of what `sum_of` gives of each. Nothing if one has none.
template <typename SumOf>
std::optional<int64_t> AddUp(const v1::ScheduledPayment& payment, SumOf sum_of) {
  Amount total;
  for (const v1::PaymentShare& share : payment.shares()) {
    const std::optional<v1::Money> sum = sum_of(share);
    if (!sum.has_value()) return std::nullopt;
    const std::optional<Amount> whole = Whole(share, *sum);
    if (!whole.has_value()) return std::nullopt;
    const std::optional<Amount> more = Add(total, *whole);
    if (!more.has_value()) return std::nullopt;
    total = *more;
  }
  return RoundHalfUp(total);
}

std::string RateInWords(const v1::PaymentShare& share) {
  const auto pounds = [](const v1::Money& money) { return FormatPounds(Pence(money.pence())); };
  if (share.has_amount()) return pounds(share.amount());
  if (!share.has_at_most()) return "a sum that is not known";
  return absl::StrCat(share.has_at_least() ? pounds(share.at_least()) : "£0.00", " to ",
                      pounds(share.at_most()));
}

std::string InWords(const v1::PaymentShare& share) {
  const std::string rate = RateInWords(share);
  const std::string of = share.instance().empty() ? "" : absl::StrCat(" for ", share.instance());
  switch (share.unit()) {
    case v1::UNIT_PENCE_PER_DAY:
      return absl::StrCat(share.days(), share.days() == 1 ? " day" : " days", of, " at ", rate,
                          " a day");
    case v1::UNIT_PENCE_PER_WEEK:
      if (share.days() == kDaysOfWeek) return absl::StrCat("a week", of, " at ", rate);
      return absl::StrCat(share.days(), " of 7 days", of, " at ", rate, " a week");
    default:
      return rate + of;
  }
}

// The greatest sum per the share's unit; nothing while that is not known.
v1::Money MostOf(const v1::PaymentShare& share) {
  if (share.has_amount()) return share.amount();
  return share.has_at_most() ? share.at_most() : share.at_least();
}

Window DaysOf(const v1::PaymentShare& share) {
  return {*ParseDay(share.first_day()), *ParseDay(share.last_day())};
}

// The most that the payment comes to for its days up to `last`.
int64_t MostThrough(Day last, const v1::ScheduledPayment& payment) {
  v1::ScheduledPayment through;
  for (const v1::PaymentShare& share : payment.shares()) {
    if (!IsByTheDay(share)) continue;
    const Window days = Intersect(DaysOf(share), {Day::BeforeAll(), last});
    if (days.IsEmpty()) continue;
    v1::PaymentShare& part = *through.add_shares();
    part = share;
    part.set_days(*DaysBetween(days.first, days.last) + 1);
  }
  return AddUp(through, [](const v1::PaymentShare& share) { return std::optional(MostOf(share)); })
      .value_or(0);
}

}  // namespace

v1::PaymentState StateOf(v1::Outcome outcome) {
  switch (outcome) {
    case v1::OUTCOME_ENTITLED:
      return v1::PAYMENT_STATE_DUE;
    case v1::OUTCOME_SUBJECT_TO:
      return v1::PAYMENT_STATE_AWAITS_RECORD;
    case v1::OUTCOME_UNDETERMINED:
      return v1::PAYMENT_STATE_UNDETERMINED;
    case v1::OUTCOME_TO_CONSIDER:
      return v1::PAYMENT_STATE_TO_CONSIDER;
    default:
      return v1::PAYMENT_STATE_UNSPECIFIED;
  }
}

v1::ScheduledPayment StartPayment(const v1::Line& line) {
  v1::ScheduledPayment payment;
  payment.set_name(line.entitlement());
  payment.set_instance(line.instance());
  payment.set_label(line.label());
  payment.set_kind(KindOf(line));
  payment.set_state(StateOf(line.outcome()));
  payment.set_frequency(line.frequency());
  payment.set_payee(line.payee());
  payment.set_manner(line.manner());
  *payment.mutable_citations() = line.citations();
  return payment;
}

void AddShare(const v1::Line& line, const Window& days, v1::ScheduledPayment& payment) {
  v1::PaymentShare* share = payment.add_shares();
  share->set_instance(line.instance());
  share->set_unit(line.given().unit());
  if (!days.IsEmpty() && days.first.IsDate() && days.last.IsDate()) {
    share->set_first_day(FormatDay(days.first));
    share->set_last_day(FormatDay(days.last));
    share->set_days(*DaysBetween(days.first, days.last) + 1);
  }
  const v1::Given& given = line.given();
  const bool certain =
      line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
  if (certain && given.has_amount()) {
    *share->mutable_amount() = given.amount();
    return;
  }
  if (given.has_at_least()) *share->mutable_at_least() = given.at_least();
  if (given.has_amount()) {
    *share->mutable_at_most() = given.amount();
  } else if (given.has_at_most()) {
    *share->mutable_at_most() = given.at_most();
  } else if (given.has_cap()) {
    *share->mutable_at_most() = given.cap();
  }
}

void AddWaits(const v1::Line& line, v1::ScheduledPayment& payment) {
  const auto add = [](const auto& from, auto* to) {
    for (const auto& one : from) {
      const bool is_there = std::any_of(to->begin(), to->end(), [&](const auto& other) {
        return other.SerializeAsString() == one.SerializeAsString();
      });
      if (!is_there) *to->Add() = one;
    }
  };
  add(line.needs(), payment.mutable_needs());
  add(line.missing(), payment.mutable_missing());
}

void SetSum(v1::ScheduledPayment& payment) {
  using Sum = std::optional<v1::Money>;
  const auto exact = AddUp(payment, [](const v1::PaymentShare& share) {
    return share.has_amount() ? Sum(share.amount()) : std::nullopt;
  });
  if (exact.has_value()) {
    payment.mutable_amount()->set_pence(*exact);
  } else {
    const auto least = AddUp(payment, [](const v1::PaymentShare& share) {
      return Sum(share.has_amount() ? share.amount() : share.at_least());
    });
    const auto most = AddUp(payment, [](const v1::PaymentShare& share) {
      if (share.has_amount()) return Sum(share.amount());
      return share.has_at_most() ? Sum(share.at_most()) : std::nullopt;
    });
    // Nobody is promised a least sum of what has only to be considered, or of a cost.
    if (payment.state() == v1::PAYMENT_STATE_UNDETERMINED && least.has_value()) {
      payment.mutable_at_least()->set_pence(*least);
    }
    if (most.has_value()) payment.mutable_at_most()->set_pence(*most);
  }
  std::vector<std::string> parts;
  for (const v1::PaymentShare& share : payment.shares()) parts.push_back(InWords(share));
  payment.set_says(absl::StrJoin(parts, "; "));
}

bool IsByTheDay(const v1::PaymentShare& share) {
  return IsByTheDay(share.unit()) && !share.first_day().empty();
}

bool IsForSomeOf(const Window& days, const v1::ScheduledPayment& payment) {
  return std::any_of(payment.shares().begin(), payment.shares().end(),
                     [&](const v1::PaymentShare& share) {
                       return IsByTheDay(share) && !Intersect(DaysOf(share), days).IsEmpty();
                     });
}

int64_t MostFor(const Window& days, const v1::ScheduledPayment& payment) {
  return MostThrough(days.last, payment) - MostThrough(PreviousDay(days.first), payment);
}

}  // namespace fairstart
