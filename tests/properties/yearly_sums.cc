#include "tests/properties/yearly_sums.h"

#include <algorithm>
#include <vector>

#include "tests/reference/day.h"

namespace fairstart {
namespace {

using reference::DayNumber;

DayNumber DayOf(const std::string& text) { return *reference::ParseDay(text); }

// To the penny; a half goes up.
int64_t Rounded(int64_t sevenths) { return (2 * sevenths + 7) / 14; }

Sevenths Times(const Sevenths& range, int64_t times) {
  Sevenths product{range.least * times, std::nullopt};
  if (range.most.has_value()) product.most = *range.most * times;
  return product;
}

Sevenths Greater(const Sevenths& a, const Sevenths& b) {
  Sevenths greater{std::max(a.least, b.least), std::nullopt};
  if (a.most.has_value() && b.most.has_value()) greater.most = std::max(*a.most, *b.most);
  return greater;
}

bool IsPayable(const v1::Line& line) {
  return line.outcome() == v1::OUTCOME_ENTITLED || line.outcome() == v1::OUTCOME_SUBJECT_TO;
}

bool HasOwnDay(const v1::Entitlement& entitlement) {
  return entitlement.for_each_size() > 0 &&
         (!entitlement.first_day().empty() || !entitlement.arises().empty());
}

// A line that is not determined says no sum where somebody else pays, if it is not excluded; or
// where it is not known which instances there are, or on which day one is judged.
bool IsPaidElsewhere(const v1::Line& line, const v1::Entitlement& entitlement) {
  if (line.has_given() || !line.defect().empty()) return false;
  if (entitlement.for_each_size() == 0) return true;
  if (line.instance().empty()) return false;
  if (!HasOwnDay(entitlement)) return true;
  return entitlement.first_day().empty() ? !line.arises().empty() : !line.first_day().empty();
}

// In pence per whatever it is per.
Sevenths Given(const v1::Line& line, const v1::Entitlement& entitlement) {
  if (line.outcome() == v1::OUTCOME_NOT_ENTITLED || line.outcome() == v1::OUTCOME_ELSEWHERE)
    return {};
  const v1::Given& given = line.given();
  const bool is_cost = entitlement.has_actual_cost();
  if (IsPayable(line) && given.has_amount() && !(is_cost && line.missing_size() > 0)) {
    const int64_t pence = std::max<int64_t>(0, given.amount().pence());
    return {pence, pence};
  }
  if (given.has_amount()) return {0, std::max<int64_t>(0, given.amount().pence())};
  if (given.has_at_most()) return {0, std::max<int64_t>(0, given.at_most().pence())};
  if (given.has_cap()) return {0, std::max<int64_t>(0, given.cap().pence())};
  if (!is_cost && !entitlement.has_amount()) return {};
  if (IsPaidElsewhere(line, entitlement)) return {};
  return {0, std::nullopt};
}

// The year in which a cap counts, by the year in which it began; 0 for one that counts by no year.
int64_t YearOf(const v1::Entitlement& entitlement, const v1::Rulebook& rulebook, DayNumber day) {
  std::vector<v1::CapPeriod> periods;
  for (const v1::Cap& cap : entitlement.cap()) periods.push_back(cap.per());
  for (const v1::Pot& pot : rulebook.pot()) {
    if (pot.name() == entitlement.pot()) periods.push_back(pot.per());
  }
  for (const v1::CapPeriod period : periods) {
    const int month = period == v1::CAP_PERIOD_FINANCIAL_YEAR  ? 4
                      : period == v1::CAP_PERIOD_ACADEMIC_YEAR ? 9
                      : period == v1::CAP_PERIOD_CALENDAR_YEAR ? 1
                                                               : 0;
    if (month == 0) continue;
    const reference::CivilDate date = reference::ToCivilDate(day);
    return date.month >= month ? date.year : date.year - 1;
  }
  return 0;
}

// What one line comes to.
class Adder {
 public:
  Adder(const v1::Entitlement& entitlement, const v1::Rulebook& rulebook, DayNumber first,
        DayNumber last)
      : entitlement_(entitlement), rulebook_(rulebook), first_(first), last_(last) {}

  void Add(DayNumber day, const v1::Line& line) {
    sums_.waits |= line.missing_size() > 0 || !line.defect().empty();
    const Sevenths rate = Given(line, entitlement_);
    const v1::Unit unit = line.given().unit();
    const bool by_week =
        unit == v1::UNIT_PENCE_PER_WEEK ||
        (unit != v1::UNIT_PENCE_PER_MONTH && entitlement_.frequency() == v1::FREQUENCY_WEEKLY);
    if (by_week) {
      AddWeekly(day, line, rate);
      return;
    }
    const bool is_again =
        !HasOwnDay(entitlement_) && entitlement_.frequency() != v1::FREQUENCY_ONCE;
    const int64_t year = is_again ? YearOf(entitlement_, rulebook_, day) : 0;
    once_[year] = Greater(once_[year], Times(rate, 7));
  }

  YearlySums Take() {
    for (const auto& [year, sum] : once_) sums_.twelve_months = Sum(sums_.twelve_months, sum);
    return sums_;
  }

 private:
  void AddWeekly(DayNumber day, const v1::Line& line, const Sevenths& rate) {
    const bool is_own = HasOwnDay(entitlement_) && !entitlement_.first_day().empty() &&
                        !entitlement_.last_day().empty();
    if (!is_own) {
      sums_.twelve_months = Sum(sums_.twelve_months, rate);
      if (day == first_) sums_.a_week = Times(rate, 7);
      return;
    }
    if (rate == Sevenths()) return;
    if (line.first_day().empty()) {
      once_[0] = Greater(once_[0], {0, std::nullopt});
      if (day == first_) sums_.a_week = {0, std::nullopt};
      return;
    }
    // One whose end is not known is for none of its days or for all.
    const bool has_end = !line.last_day().empty();
    const DayNumber begins = DayOf(line.first_day());
    const DayNumber ends = has_end ? DayOf(line.last_day()) : last_;
    const DayNumber days = std::max<DayNumber>(0, std::min(ends, last_) - begins + 1);
    Sevenths sum = Times(rate, days);
    if (!has_end) sum.least = 0;
    once_[0] = Greater(once_[0], sum);
    if (day != first_ || begins > day || ends < day) return;
    sums_.a_week = Times(rate, 7);
    if (!has_end) sums_.a_week.least = 0;
  }

  const v1::Entitlement& entitlement_;
  const v1::Rulebook& rulebook_;
  const DayNumber first_;
  const DayNumber last_;
  std::map<int64_t, Sevenths> once_;
  YearlySums sums_;
};

}  // namespace

Sevenths Sum(const Sevenths& a, const Sevenths& b) {
  Sevenths sum{a.least + b.least, std::nullopt};
  if (a.most.has_value() && b.most.has_value()) sum.most = *a.most + *b.most;
  return sum;
}

Sevenths HullOf(const Sevenths& a, const Sevenths& b) {
  Sevenths hull{std::min(a.least, b.least), std::nullopt};
  if (a.most.has_value() && b.most.has_value()) hull.most = std::max(*a.most, *b.most);
  return hull;
}

bool Holds(const v1::MoneyRange& range, const Sevenths& truth, bool waits) {
  if (!waits && Rounded(truth.least) < range.least().pence()) return false;
  if (!range.has_most()) return true;
  return truth.most.has_value() && Rounded(*truth.most) <= range.most().pence();
}

bool IsJust(const v1::MoneyRange& range, const Sevenths& truth) {
  if (Rounded(truth.least) != range.least().pence()) return false;
  if (!truth.most.has_value() || !range.has_most())
    return truth.most.has_value() == range.has_most();
  return Rounded(*truth.most) == range.most().pence();
}

std::string InWords(const v1::MoneyRange& range) {
  return std::to_string(range.least().pence()) + "p to " +
         (range.has_most() ? std::to_string(range.most().pence()) + "p" : "any sum");
}

std::string InWords(const Sevenths& sevenths) {
  return std::to_string(Rounded(sevenths.least)) + "p to " +
         (sevenths.most.has_value() ? std::to_string(Rounded(*sevenths.most)) + "p" : "any sum");
}

SumsByLine SumsOf(const v1::Timeline& timeline, const v1::Rulebook& rulebook) {
  std::map<std::string, const v1::Entitlement*> entitlements;
  for (const v1::Entitlement& entitlement : rulebook.entitlement()) {
    entitlements[entitlement.name()] = &entitlement;
  }
  const DayNumber first = DayOf(timeline.first_day()), last = DayOf(timeline.last_day());
  std::map<std::pair<std::string, std::string>, Adder> adders;
  for (const v1::LineSpan& span : timeline.lines()) {
    const v1::Line& line = span.line();
    Adder& adder = adders
                       .try_emplace({line.entitlement(), line.instance()},
                                    *entitlements.at(line.entitlement()), rulebook, first, last)
                       .first->second;
    for (DayNumber day = DayOf(span.first_day()); day <= DayOf(span.last_day()); ++day) {
      adder.Add(day, line);
    }
  }
  SumsByLine sums;
  for (auto& [key, adder] : adders) sums[key] = adder.Take();
  return sums;
}

}  // namespace fairstart
