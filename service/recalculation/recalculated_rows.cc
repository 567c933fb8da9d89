// Payments of a line that are for days of the same pay week belong together, and a payment for
// several weeks joins them. So a week's sum, which is rounded once, is never cut.
//
// Tested by tests/service/recalculation/recalculate_test.cc.
#include "service/recalculation/recalculated_rows.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "engine/calendar/civil_day.h"
#include "engine/schedule/schedule.h"
#include "service/recalculation/due_as_known.h"

namespace fairstart {
namespace {

using Key = std::pair<std::string, std::string>;  // entitlement and instance

Window DaysOf(const v1::ScheduledPayment& payment) {
  const Day due = ParseDay(payment.due()).value_or(Day::BeforeAll());
  return {ParseDay(payment.first_day()).value_or(due), ParseDay(payment.last_day()).value_or(due)};
}

// The days that a payment is for, or the one by which it counts.
Window DaysOf(const v1::Payment& payment) {
  const std::optional<Window> period = PeriodOf(payment);
  if (period.has_value()) return *period;
  return Window::Only(CountedOn(payment).value_or(Day::BeforeAll()));
}

bool IsOf(const v1::Payment& payment, const Window& period) {
  return !Intersect(DaysOf(payment), period).IsEmpty();
}

class Rows {
 public:
  Rows(const Window& period, v1::Weekday week_begins)
      : period_(period), week_begins_(week_begins) {}

  void Add(const v1::ScheduledPayment& payment) {
    if (payment.kind() == v1::PAYMENT_KIND_REPAYMENT) return;
    if (IsForDays(payment)) {
      AddDays({payment.name(), payment.instance()}, WholeWeeks(DaysOf(payment), week_begins_),
              payment.label());
      return;
    }
    RecalculatedRow& row = rows_.emplace_back();
    row.kind = RowKind::kThing;
    row.line.set_entitlement(payment.name());
    row.line.set_instance(payment.instance());
    row.label = payment.label();
    row.due_on = payment.due();
    row.days = DaysOf(payment);
    for (const v1::PaymentShare& share : payment.shares()) row.instances.insert(share.instance());
  }

  // Once all that is scheduled was added.
  void Add(const StandingPayment& standing, const v1::Schedule& schedule) {
    const v1::Payment& payment = *standing.payment;
    const Window days = DaysOf(payment);
    RecalculatedRow* thing = ThingOf(payment.line(), days);
    if (thing != nullptr) {
      thing->payments.push_back(standing);
      return;
    }
    if (!IsOf(payment, period_)) return;
    const v1::LineSpan* undated = UndatedOf(schedule, payment.line(), days);
    if (undated != nullptr) {
      RecalculatedRow& row = rows_.emplace_back();
      row.kind = undated->line().outcome() == v1::OUTCOME_UNDETERMINED ? RowKind::kOpen
                                                                       : RowKind::kAsCostsArise;
      row.open = undated->line();
      row.line = payment.line();
      row.label = undated->line().label();
      row.days = days;
      row.payments.push_back(standing);
      return;
    }
    AddDays({payment.line().entitlement(), payment.line().instance()},
            WholeWeeks(days, week_begins_), "")
        .payments.push_back(standing);
  }

  void AddOpen(const v1::LineSpan& span) {
    if (span.line().outcome() != v1::OUTCOME_UNDETERMINED) return;
    RecalculatedRow& row = rows_.emplace_back();
    row.kind = RowKind::kOpen;
    row.line.set_entitlement(span.line().entitlement());
    row.line.set_instance(span.line().instance());
    row.label = span.line().label();
    row.open = span.line();
    row.days = Intersect({ParseDay(span.first_day()).value_or(period_.first),
                          ParseDay(span.last_day()).value_or(period_.last)},
                         period_);
  }

  std::vector<RecalculatedRow> Take() {
    for (auto& [key, row] : by_day_) rows_.push_back(std::move(row));
    std::stable_sort(rows_.begin(), rows_.end(),
                     [](const RecalculatedRow& a, const RecalculatedRow& b) {
                       return std::tie(a.line.entitlement(), a.line.instance(), a.days.first) <
                              std::tie(b.line.entitlement(), b.line.instance(), b.days.first);
                     });
    return std::move(rows_);
  }

 private:
  // The row of whole weeks that has all of `weeks`: those that it touches are joined.
  RecalculatedRow& AddDays(const Key& line, Window weeks, const std::string& label) {
    RecalculatedRow joined;
    joined.kind = RowKind::kDays;
    joined.line.set_entitlement(line.first);
    joined.line.set_instance(line.second);
    joined.label = label;
    for (auto at = by_day_.lower_bound({line, Day::BeforeAll()});
         at != by_day_.end() && at->first.first == line;) {
      if (Intersect(at->second.days, weeks).IsEmpty()) {
        ++at;
        continue;
      }
      weeks = {std::min(weeks.first, at->second.days.first),
               std::max(weeks.last, at->second.days.last)};
      if (joined.label.empty()) joined.label = at->second.label;
      joined.payments.insert(joined.payments.end(), at->second.payments.begin(),
                             at->second.payments.end());
      at = by_day_.erase(at);
    }
    joined.days = weeks;
    return by_day_[{line, weeks.first}] = std::move(joined);
  }

  // The thing that a payment of the line is for: of several, the one whose days it is for.
  RecalculatedRow* ThingOf(const v1::LineReference& line, const Window& days) {
    RecalculatedRow* found = nullptr;
    for (RecalculatedRow& row : rows_) {
      if (row.kind != RowKind::kThing || row.line.entitlement() != line.entitlement() ||
          row.instances.count(line.instance()) == 0) {
        continue;
      }
      if (found == nullptr ||
          (Intersect(found->days, days).IsEmpty() && !Intersect(row.days, days).IsEmpty())) {
        found = &row;
      }
    }
    return found;
  }

  static const v1::LineSpan* UndatedOf(const v1::Schedule& schedule, const v1::LineReference& line,
                                       const Window& days) {
    for (const v1::LineSpan& span : schedule.undated()) {
      if (span.line().entitlement() != line.entitlement() ||
          span.line().instance() != line.instance()) {
        continue;
      }
      const Window of{ParseDay(span.first_day()).value_or(Day::BeforeAll()),
                      ParseDay(span.last_day()).value_or(Day::Never())};
      if (!Intersect(of, days).IsEmpty()) return &span;
    }
    return nullptr;
  }

  const Window period_;
  const v1::Weekday week_begins_;
  std::vector<RecalculatedRow> rows_;                      // all but those by the day
  std::map<std::pair<Key, Day>, RecalculatedRow> by_day_;  // by line and first day
};

}  // namespace

Window PeriodWithPayments(const v1::Record& record, const Window& period, v1::Weekday week_begins) {
  Window whole = WholeWeeks(period, week_begins);
  bool grows = true;
  while (grows) {
    grows = false;
    for (const StandingPayment& standing : StandingPayments(record)) {
      const std::optional<Window> days = PeriodOf(*standing.payment);
      if (!days.has_value() || Intersect(*days, whole).IsEmpty()) continue;
      const Window weeks = WholeWeeks(*days, week_begins);
      grows = grows || weeks.first < whole.first || weeks.last > whole.last;
      whole = {std::min(whole.first, weeks.first), std::max(whole.last, weeks.last)};
    }
  }
  return whole;
}

std::vector<RecalculatedRow> RowsOf(const v1::Schedule& schedule, const v1::Record& record,
                                    const Window& period, v1::Weekday week_begins) {
  Rows rows(period, week_begins);
  for (const v1::ScheduledPayment& payment : schedule.payments()) rows.Add(payment);
  for (const StandingPayment& standing : StandingPayments(record)) rows.Add(standing, schedule);
  for (const v1::LineSpan& span : schedule.undated()) rows.AddOpen(span);
  return rows.Take();
}

std::vector<v1::ScheduledPayment> PaymentsFor(const RecalculatedRow& row,
                                              const v1::Schedule& schedule) {
  std::vector<v1::ScheduledPayment> payments;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    if (payment.kind() == v1::PAYMENT_KIND_REPAYMENT) continue;
    if (payment.name() != row.line.entitlement()) continue;
    if (row.kind == RowKind::kDays) {
      if (payment.instance() != row.line.instance() || !IsForDays(payment)) continue;
      if (!Intersect(DaysOf(payment), row.days).IsEmpty()) payments.push_back(payment);
      continue;
    }
    const bool is_of = std::any_of(
        payment.shares().begin(), payment.shares().end(),
        [&](const v1::PaymentShare& share) { return row.instances.count(share.instance()) > 0; });
    const bool is_then = payment.due() == row.due_on || row.due_on.empty() ||
                         !Intersect(DaysOf(payment), row.days).IsEmpty() ||
                         *row.instances.begin() != "";
    if (is_of && is_then) payments.push_back(payment);
  }
  return payments;
}

}  // namespace fairstart
