// Tested by tests/engine/questions/line_sums_test.cc and tests/properties/questions_test.cc.
#include "engine/questions/line_sums.h"

#include <algorithm>

#include "engine/calendar/span.h"
#include "engine/limits/limits.h"

namespace fairstart {
namespace {

// A period of twelve months has at most so many.
constexpr int kMostMonths = 13;

// What the sums of an entitlement are per.
Per PerOf(const PlanEntitlement& entitlement) {
  if (entitlement.amount.has_value()) return entitlement.amount->type().per;
  for (const PlanCap& cap : entitlement.caps) return cap.amount.type().per;
  return Per::kAny;
}

bool HasOwnDay(const PlanEntitlement& entitlement) {
  return !entitlement.for_each.empty() &&
         (entitlement.first_day.has_value() || entitlement.arises.has_value());
}

// The years of the caps into which the period falls; the period itself when no cap counts by the
// year.
std::vector<Window> YearsOf(const PlanEntitlement& entitlement, const Window& period) {
  for (const PlanCap& cap : entitlement.caps) {
    const Window first = PeriodOf(cap.per, period.first);
    if (!first.first.IsDate()) continue;
    std::vector<Window> years;
    Window year = first;
    while (year.first <= period.last) {
      years.push_back(Intersect(year, period));
      if (!NextDay(year.last).IsDate()) break;
      year = PeriodOf(cap.per, NextDay(year.last));
    }
    return years;
  }
  return {period};
}

std::vector<Window> MonthsOf(const Window& period) {
  std::vector<Window> months;
  for (int month = 0; month < kMostMonths; ++month) {
    const Day first = Plus(period.first, Span{.months = month});
    if (first > period.last) break;
    const Day last = PreviousDay(Plus(period.first, Span{.months = month + 1}));
    months.push_back(Intersect({first, last}, period));
  }
  return months;
}

// A sum below nothing gives nothing.
Amount AtLeastNothing(int64_t pence) { return Pence(std::max<int64_t>(0, pence)); }

// Whether a line without a sum is paid by somebody else in whichever case it is not excluded: a sum
// is left out where that is certain, or where the instance or its day are not known.
bool IsCertainlyElsewhere(const FoundLine& line) {
  if (line.given.has_value() || !line.is_of_instance || !line.defect.empty()) return false;
  const PlanEntitlement& entitlement = *line.entitlement;
  if (!HasOwnDay(entitlement)) return true;
  return entitlement.first_day.has_value() ? line.first_day.IsDate() : line.arises.IsDate();
}

SumRange MostOf(const FoundLine& line) {
  if (line.given.has_value()) {
    const FoundGiven& given = *line.given;
    for (const std::optional<int64_t>& most : {given.amount, given.at_most, given.cap}) {
      if (most.has_value()) return {Amount(), AtLeastNothing(*most)};
    }
  }
  const v1::Entitlement& source = *line.entitlement->source;
  const bool is_money = source.has_amount() || source.has_actual_cost();
  if (!is_money || IsCertainlyElsewhere(line)) return SumRange();
  return AnySum();
}

}  // namespace

SumRange GivenBy(const FoundLine& line) {
  switch (line.outcome) {
    case v1::OUTCOME_NOT_ENTITLED:
    case v1::OUTCOME_ELSEWHERE:
      return SumRange();
    case v1::OUTCOME_ENTITLED:
    case v1::OUTCOME_SUBJECT_TO: {
      // An assessed sum stands in for a cost that is not known, which may yet be less.
      const bool may_be_less =
          line.entitlement->source->has_actual_cost() && line.missing != nullptr;
      if (may_be_less || !line.given.has_value() || !line.given->amount.has_value()) {
        return MostOf(line);
      }
      const Amount amount = AtLeastNothing(*line.given->amount);
      return {amount, amount};
    }
    default: {
      SumRange range = MostOf(line);
      if (line.outcome == v1::OUTCOME_UNDETERMINED && line.only_sum_waits &&
          line.given.has_value() && line.given->at_least.has_value()) {
        range.least = AtLeastNothing(*line.given->at_least);
      }
      return range;
    }
  }
}

Counting::Counting(const PlanEntitlement& entitlement, const Window& period) : period_(period) {
  const v1::Frequency frequency = entitlement.source->frequency();
  const Per per = PerOf(entitlement);
  const bool has_period = entitlement.first_day.has_value() && entitlement.last_day.has_value();
  const bool by_the_week = per == Per::kWeek || per == Per::kDay ||
                           (frequency == v1::FREQUENCY_WEEKLY && per <= Per::kOnce);
  weeks_of_a_day_ = per == Per::kDay ? Pence(1) : *Amount::Of(1, 7);
  if (by_the_week) {
    by_ = HasOwnDay(entitlement) && has_period ? By::kDayOfInstance : By::kDay;
    return;
  }
  windows_ = {period};
  if (per == Per::kHour) by_ = By::kEverSoOften;
  if (HasOwnDay(entitlement)) return;
  switch (frequency) {
    case v1::FREQUENCY_MONTHLY:
      windows_ = MonthsOf(period);
      return;
    case v1::FREQUENCY_HALF_TERMLY:
    case v1::FREQUENCY_TERMLY:
      by_ = By::kEverSoOften;
      return;
    case v1::FREQUENCY_ONCE:
      return;
    default:
      windows_ = per == Per::kMonth ? MonthsOf(period) : YearsOf(entitlement, period);
  }
}

LineAdder::LineAdder(const Counting& counting)
    : counting_(&counting), windows_(counting.windows().size()) {}

void LineAdder::AddDays(const Window& days, const SumRange& rate) {
  const int64_t count = DaysBetween(days.first, days.last).value_or(0) + 1;
  const std::optional<Amount> weeks = Multiply(counting_->weeks_of_a_day(), Pence(count));
  sum_ = Plus(sum_, Times(rate, *weeks));
  if (days.Contains(counting_->period().first)) {
    week_ = Times(rate, *Multiply(counting_->weeks_of_a_day(), Pence(7)));
  }
}

// An instance is for its own days, whichever of them it is found on.
SumRange LineAdder::OfInstance(const FoundLine& line, const SumRange& rate) const {
  if (rate == SumRange()) return rate;
  if (!line.first_day.IsDate()) return AnySum();
  const Day end = std::min(line.last_day, counting_->period().last);
  const int64_t count = std::max<int64_t>(0, DaysBetween(line.first_day, end).value_or(-1) + 1);
  SumRange sum = Times(rate, *Multiply(counting_->weeks_of_a_day(), Pence(count)));
  if (!line.last_day.IsDate()) sum.least = Amount();
  return sum;
}

SumRange LineAdder::WeekOfInstance(const FoundLine& line, const SumRange& rate) const {
  const Day today = counting_->period().first;
  const bool is_known = line.first_day.IsDate() && line.last_day.IsDate();
  if (line.first_day.IsDate() && (today < line.first_day || today > line.last_day))
    return SumRange();
  SumRange week = Times(rate, *Multiply(counting_->weeks_of_a_day(), Pence(7)));
  if (!is_known) week.least = Amount();
  return week;
}

void LineAdder::Add(const Window& days, const FoundLine& line) {
  const SumRange rate = GivenBy(line);
  switch (counting_->by()) {
    case Counting::By::kDay:
      AddDays(days, rate);
      return;
    case Counting::By::kDayOfInstance:
      sum_ = GreaterOf(sum_, OfInstance(line, rate));
      if (days.Contains(counting_->period().first)) week_ = WeekOfInstance(line, rate);
      return;
    case Counting::By::kOnce:
      for (size_t i = 0; i < windows_.size(); ++i) {
        if (!Intersect(days, counting_->windows()[i]).IsEmpty()) {
          windows_[i] = GreaterOf(windows_[i], rate);
        }
      }
      return;
    case Counting::By::kEverSoOften:
      if (!(rate == SumRange())) sum_ = AnySum();
      return;
  }
}

LineSums LineAdder::sums() const {
  LineSums sums;
  if (counting_->by_the_week()) sums.a_week = week_;
  sums.twelve_months = sum_;
  if (counting_->by() == Counting::By::kOnce) {
    for (const SumRange& window : windows_) sums.twelve_months = Plus(sums.twelve_months, window);
  }
  return sums;
}

}  // namespace fairstart
