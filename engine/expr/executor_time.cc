// Time: everything that depends on the day asked about narrows the window in which the value holds.
#include <algorithm>
#include <vector>

#include "engine/calendar/age.h"
#include "engine/calendar/span.h"
#include "engine/expr/executor_parts.h"

namespace fairstart {
namespace {

void Narrow(Execution& execution, Day first, Day last) {
  execution.window = Intersect(execution.window, Window{first, last});
}

// Today is before `boundary`, or on or after it: the same holds up to it. `turn` is what happens
// then.
bool ReachedAndNarrow(Execution& execution, Day boundary, const Turn& turn) {
  if (execution.today >= boundary) {
    if (execution.today == boundary) execution.host.Turns(execution, turn);
    Narrow(execution, boundary, Day::Never());
    return true;
  }
  Narrow(execution, Day::BeforeAll(), PreviousDay(boundary));
  return false;
}

// The days of a history's record as far as they are known.
struct Period {
  const Unknown* first_waits = nullptr;
  const Unknown* last_waits = nullptr;
  // The days that it may cover.
  Day first;
  Day last;
  // Those that it certainly covers; none when the last of them is before the first.
  Day sure_first;
  Day sure_last;
  bool not_yet = false;
};

Period PeriodOf(Execution& execution, const RecordValue& record) {
  Period period;
  const Value first = Read(execution.arena, record, record.type->first_day);
  const Value last = Read(execution.arena, record, record.type->last_day);
  if (first.IsUnknown()) {
    period.first_waits = first.unknown();
    period.first = EarliestOf(*first.unknown());
    period.sure_first = LatestOf(*first.unknown());
  } else {
    period.first = period.sure_first = first.day();
  }
  if (last.IsUnknown()) {
    period.last_waits = last.unknown();
    period.last = LatestOf(*last.unknown());
    period.sure_last = EarliestOf(*last.unknown());
  } else {
    period.last = period.sure_last = last.day();
    period.not_yet = last.IsNotYet();
  }
  return period;
}

// Before the earliest and after the latest day that an unknown date can be, the answer is the same
// whichever it is.
Value CompareWithUnknown(Execution& execution, const Node& node, const Unknown& date) {
  const Op op = node.op;
  const Turn then{.kind = Turn::Kind::kDay, .node = &node.arg(0)};
  const Turn next{.kind = Turn::Kind::kDayAfter, .node = &node.arg(0)};
  const Day earliest = EarliestOf(date);
  const Day latest = LatestOf(date);
  if (earliest.IsDate() && !ReachedAndNarrow(execution, earliest, then)) {
    return Value::Bool(op == Op::kAsOfLess || op == Op::kAsOfLessEqual || op == Op::kAsOfNotEqual);
  }
  if (latest.IsDate() && ReachedAndNarrow(execution, NextDay(latest), next)) {
    return Value::Bool(op == Op::kAsOfGreater || op == Op::kAsOfGreaterEqual ||
                       op == Op::kAsOfNotEqual);
  }
  // On either of the two days two of the comparisons are decided as well.
  if (latest.IsDate() && ReachedAndNarrow(execution, latest, then)) {
    if (op == Op::kAsOfGreaterEqual) return Value::Bool(true);
    if (op == Op::kAsOfLess) return Value::Bool(false);
  }
  if (earliest.IsDate() && !ReachedAndNarrow(execution, NextDay(earliest), next)) {
    if (op == Op::kAsOfLessEqual) return Value::Bool(true);
    if (op == Op::kAsOfGreater) return Value::Bool(false);
  }
  return JoinedUnknown(execution, &date, nullptr);
}

}  // namespace

Value RunAsOfComparison(Execution& execution, const Node& node, Value* frame) {
  const Value date = Run(execution, node.arg(0), frame);
  if (date.IsUnknown()) return CompareWithUnknown(execution, node, *date.unknown());
  if (!date.IsKnown()) return date;
  const Day day = date.day();
  const Turn then{.kind = Turn::Kind::kDay, .node = &node.arg(0)};
  const Turn next{.kind = Turn::Kind::kDayAfter, .node = &node.arg(0)};
  switch (node.op) {
    case Op::kAsOfGreaterEqual:
      return Value::Bool(ReachedAndNarrow(execution, day, then));
    case Op::kAsOfLess:
      return Value::Bool(!ReachedAndNarrow(execution, day, then));
    case Op::kAsOfGreater:
      return Value::Bool(day != Day::Never() && ReachedAndNarrow(execution, NextDay(day), next));
    case Op::kAsOfLessEqual:
      return Value::Bool(day == Day::Never() || !ReachedAndNarrow(execution, NextDay(day), next));
    default: {
      const bool equal = execution.today == day;
      if (equal) {
        ReachedAndNarrow(execution, day, then);
        Narrow(execution, day, day);
      } else if (execution.today > day) {
        ReachedAndNarrow(execution, NextDay(day), next);
      } else {
        ReachedAndNarrow(execution, day, then);
      }
      return Value::Bool(equal == (node.op == Op::kAsOfEqual));
    }
  }
}

Value RunBirthday(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Read(execution.arena, *execution.facts, execution.date_of_birth),
                          Run(execution, node.arg(0), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const int64_t age = std::clamp<int64_t>(values[1].integer(), -1000, 1000);
  return Value::Date(Birthday(values[0].day(), static_cast<int32_t>(age)));
}

Value RunAnniversary(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  const int64_t years = std::clamp<int64_t>(values[1].integer(), -1000, 1000);
  return Value::Date(Birthday(values[0].day(), static_cast<int32_t>(years)));
}

Value RunAged(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Read(execution.arena, *execution.facts, execution.date_of_birth),
                          Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 3)) return *blocked;
  const int64_t least = std::clamp<int64_t>(values[1].integer(), -1000, 1000);
  const int64_t most = std::clamp<int64_t>(values[2].integer(), -1000, 1000);
  const Day from = Birthday(values[0].day(), static_cast<int32_t>(least));
  const Day until = Birthday(values[0].day(), static_cast<int32_t>(most) + 1);
  const auto at = [](int64_t age) {
    return Turn{.kind = Turn::Kind::kBirthday, .index = static_cast<int>(age)};
  };
  if (!ReachedAndNarrow(execution, from, at(least))) return Value::Bool(false);
  return Value::Bool(!ReachedAndNarrow(execution, until, at(most + 1)));
}

Value RunSpan(Execution& execution, const Node& node, Value* frame) {
  const Value operand = Run(execution, node.arg(0), frame);
  if (operand.IsUnknown()) return JoinedUnknown(execution, operand.unknown(), nullptr);
  if (!operand.IsKnown()) return operand;
  // Three hundred years, the length of the calendar.
  constexpr int64_t kFarthest = 300 * 366;
  const int64_t number = std::clamp<int64_t>(operand.integer(), -kFarthest, kFarthest);
  const int32_t count = static_cast<int32_t>(number);
  switch (node.op) {
    case Op::kSpanOfDays:
      return Value::OfSpan({0, count});
    case Op::kSpanOfWeeks:
      return Value::OfSpan({0, count * 7});
    case Op::kSpanOfMonths:
      return Value::OfSpan({count, 0});
    default:
      return Value::OfSpan({count * 12, 0});
  }
}

namespace {

// No day overtakes another when the same span is added to both.
Value PlusWithin(Execution& execution, const Unknown& date, Span span) {
  Bounds bounds;
  const Day earliest = EarliestOf(date);
  const Day latest = LatestOf(date);
  const auto shift = [&](Day day) {
    const Day shifted = Plus(day, span);
    return shifted.IsDate() ? std::optional(DayNumber(shifted)) : std::nullopt;
  };
  if (earliest.IsDate()) bounds.least = shift(earliest);
  if (latest.IsDate()) bounds.most = shift(latest);
  return Value::Of(WithBounds(execution.arena, Join(execution.arena, &date, nullptr), bounds));
}

}  // namespace

Value RunPlus(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) {
    if (!blocked->IsUnknown() || !values[1].IsKnown()) return *blocked;
    return PlusWithin(execution, *values[0].unknown(), values[1].span());
  }
  return Value::Date(Plus(values[0].day(), values[1].span()));
}

namespace {

Turn BeginningOf(const RecordValue& record) {
  return {.kind = Turn::Kind::kBegins, .record = &record};
}

Turn EndOf(const RecordValue& record) { return {.kind = Turn::Kind::kEnds, .record = &record}; }

// What it waits for whether a period that may cover today does; null if it certainly does.
const Unknown* DoubtToday(Execution& execution, const RecordValue& record, const Period& period) {
  const Unknown* doubt = Join(execution.arena, period.first_waits, period.last_waits);
  if (doubt == nullptr || period.sure_last < period.sure_first) return doubt;
  if (!ReachedAndNarrow(execution, period.sure_first, BeginningOf(record))) return doubt;
  if (period.sure_last == Day::Never()) return nullptr;
  return ReachedAndNarrow(execution, NextDay(period.sure_last), EndOf(record)) ? doubt : nullptr;
}

// Whether a record covers today: nothing if it does not; else what that waits for, null if it
// certainly does. `gap_first` becomes the day after it, if it has ended later than that.
std::optional<const Unknown*> CoversToday(Execution& execution, const RecordValue& record,
                                          Day& gap_first) {
  const Period period = PeriodOf(execution, record);
  if (!ReachedAndNarrow(execution, period.first, BeginningOf(record))) return std::nullopt;
  if (period.last != Day::Never() &&
      ReachedAndNarrow(execution, NextDay(period.last), EndOf(record))) {
    gap_first = std::max(gap_first, NextDay(period.last));
    return std::nullopt;
  }
  if (period.not_yet) {
    execution.host.ReadNotYet(execution, record, record.type->last_day);
  }
  return DoubtToday(execution, record, period);
}

// What it waits for whether some record of the whole history covers today; null if one certainly
// does. In a gap: the day from which nothing is known.
const Unknown* GapToday(Execution& execution, const RecordValue& owner, int field) {
  const List& history = *owner.slots[field].list();
  const Unknown* waits = nullptr;
  Day gap_first = Day::BeforeAll();
  for (uint32_t i = 0; i < history.size; ++i) {
    const std::optional<const Unknown*> covers =
        CoversToday(execution, *history.items[i].record(), gap_first);
    if (covers.has_value() && *covers == nullptr) return nullptr;
    if (covers.has_value()) waits = Join(execution.arena, waits, *covers);
  }
  if (waits != nullptr) return waits;
  return MakeUnknown(
      execution.arena,
      Missing{.kind = Missing::Kind::kDay, .record = &owner, .index = field, .day = gap_first});
}

}  // namespace

// Of no dates it is never. A possible date that is not later than a certain one changes nothing.
Value RunLatest(Execution& execution, const Node& node, Value* frame) {
  const Value value = Run(execution, node.arg(0), frame);
  if (!value.IsKnown()) return value;
  const List& list = *value.list();
  Day latest = Day::BeforeAll();
  for (uint32_t i = 0; i < list.size; ++i) {
    if (list.items[i].IsKnown() && list.guard(i) == nullptr) {
      latest = std::max(latest, list.items[i].day());
    }
  }
  const Unknown* waits = nullptr;
  for (uint32_t i = 0; i < list.size; ++i) {
    if (list.items[i].IsKnown() && list.items[i].day() <= latest) continue;
    if (list.items[i].IsUnknown()) waits = Join(execution.arena, waits, list.items[i].unknown());
    if (list.guard(i) != nullptr) waits = Join(execution.arena, waits, list.guard(i));
  }
  if (waits != nullptr) return Value::Of(waits);
  return Value::Date(latest == Day::BeforeAll() ? Day::Never() : latest);
}

// The records that cover today; those of unknown days are possible members. Where gaps mean unknown
// they are only known on a day that some record of the history covers, picked or not.
Value RunActive(Execution& execution, const Node& node, Value* frame) {
  const Value history = Run(execution, node.arg(0), frame);
  if (!history.IsKnown()) return history;
  const List& list = *history.list();
  Value* items = execution.arena.NewArray<Value>(list.size);
  const Unknown** guards = execution.arena.NewArray<const Unknown*>(list.size);
  List* active = execution.arena.New<List>();
  active->items = items;
  active->guards = guards;
  active->owner = list.owner;
  active->field = list.field;
  bool covered = false;
  Day gap_first;
  for (uint32_t i = 0; i < list.size; ++i) {
    if (!list.items[i].IsKnown()) return list.items[i];
    const std::optional<const Unknown*> covers =
        CoversToday(execution, *list.items[i].record(), gap_first);
    if (!covers.has_value()) continue;
    const Unknown* guard = Join(execution.arena, list.guard(i), *covers);
    items[active->size] = list.items[i];
    guards[active->size] = guard;
    ++active->size;
    covered = covered || guard == nullptr;
  }
  // A list that is no part of a history was made of records that `active` gave.
  const bool gap_is_unknown = node.type.element->record->gap == v1::GAP_UNKNOWN;
  if (covered || !gap_is_unknown || list.owner == nullptr) return Value::Of(active);
  const Unknown* gap = GapToday(execution, *list.owner, list.field);
  return gap == nullptr ? Value::Of(active) : Value::Of(gap);
}

namespace {

struct Spell {
  Day first;
  Day last;
};

void Sort(std::vector<Spell>& spells) {
  std::sort(spells.begin(), spells.end(),
            [](const Spell& a, const Spell& b) { return a.first < b.first; });
}

// Whether some day of a spell, up to `end`, is in none of the others.
bool HasDayOutside(const Spell& spell, const std::vector<Spell>& sorted_others, Day end) {
  Day next = spell.first;  // the first day not yet found in another
  for (const Spell& other : sorted_others) {
    if (other.first > next) break;
    if (other.last >= next) next = NextDay(other.last);
  }
  return next != Day::Never() && next <= std::min(spell.last, end);
}

// An unknown date from one day on and not after another; `never` as an end is none.
Value DateWithin(Execution& execution, const Unknown* waits, Day earliest, Day latest) {
  Bounds bounds;
  if (earliest.IsDate()) bounds.least = DayNumber(earliest);
  if (latest.IsDate()) bounds.most = DayNumber(latest);
  return Value::Of(WithBounds(execution.arena, waits, bounds));
}

// The day on which the days of `sorted_spells` from `from` on, each counted once, number n.
Day CountTo(const std::vector<Spell>& sorted_spells, int64_t n, Day from) {
  Day next = from;  // the first day not yet counted
  int64_t counted = 0;
  for (const Spell& spell : sorted_spells) {
    const Day first = std::max(spell.first, next);
    if (spell.last < first) continue;
    const int64_t wanted = n - counted;
    const Day reached = AddDays(first, wanted - 1);
    if (reached <= spell.last) return reached;
    if (spell.last == Day::Never()) return Day::Never();
    counted += spell.last.number() - first.number() + 1;
    next = NextDay(spell.last);
  }
  return Day::Never();
}

}  // namespace

// Counted twice when something is unknown: with every day that may count, and with those only that
// certainly do. When both reach the same day, it is the day; else it waits for whatever may add a
// day up to then.
Value RunNthDay(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame),
                          Run(execution, node.arg(2), frame)};
  const bool is_counted = values[1].IsKnown() && values[2].IsKnown();
  if (!is_counted || values[0].IsError()) return *Blocked(execution, values, 3);
  const int64_t n = values[1].integer();
  const Day from = values[2].day();
  // Whichever records there are, no day counts twice.
  if (values[0].IsUnknown()) {
    const Day earliest = AddDays(from, std::max<int64_t>(n, 1) - 1);
    return DateWithin(execution, values[0].unknown(), earliest, Day::Never());
  }
  if (n < 1) return MakeError(execution, node, "counts to less than one day");
  const List& list = *values[0].list();
  std::vector<Spell> certain;
  std::vector<Spell> possible;
  std::vector<std::pair<Spell, const Unknown*>> doubtful;
  for (uint32_t i = 0; i < list.size; ++i) {
    if (!list.items[i].IsKnown()) return list.items[i];
    const RecordValue& record = *list.items[i].record();
    const Period period = PeriodOf(execution, record);
    possible.push_back({std::max(period.first, from), period.last});
    if (period.not_yet) {
      execution.host.ReadNotYet(execution, record, record.type->last_day);
    }
    const Unknown* doubt = Join(execution.arena, list.guard(i),
                                Join(execution.arena, period.first_waits, period.last_waits));
    if (doubt == nullptr) {
      certain.push_back(possible.back());
      continue;
    }
    doubtful.emplace_back(possible.back(), doubt);
    if (list.guard(i) != nullptr) continue;
    if (period.sure_first <= period.sure_last) {
      certain.push_back({std::max(period.sure_first, from), period.sure_last});
    }
  }
  Sort(certain);
  const Day latest = CountTo(certain, n, from);
  if (doubtful.empty()) return Value::Date(latest);
  Sort(possible);
  const Day earliest = CountTo(possible, n, from);
  if (earliest == latest) return Value::Date(latest);
  const Unknown* waits = nullptr;
  for (const auto& [spell, doubt] : doubtful) {
    if (HasDayOutside(spell, certain, latest)) waits = Join(execution.arena, waits, doubt);
  }
  return DateWithin(execution, waits, earliest, latest);
}

Value RunMonthsBegun(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  // While only the end is unknown, each month is there, may be, or is not; anything else blocks.
  const Unknown* waits = values[1].IsUnknown() ? values[1].unknown() : nullptr;
  if (waits == nullptr || !values[0].IsKnown()) {
    if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  }
  const Day first = values[0].day();
  // The first month begins with the first day, whenever the last is.
  const Day certain = waits == nullptr ? values[1].day() : std::max(first, EarliestOf(*waits));
  const Day last = waits == nullptr ? values[1].day() : LatestOf(*waits);
  std::vector<Day> months;
  if (first.IsDate()) {
    for (int32_t k = 0;; ++k) {
      const Day begun = Plus(first, Span{k, 0});
      const Turn turn{.kind = Turn::Kind::kMonth, .node = &node};
      if (begun > last || !begun.IsDate() || !ReachedAndNarrow(execution, begun, turn)) break;
      months.push_back(begun);
    }
  }
  List* list = execution.arena.New<List>();
  Value* items = execution.arena.NewArray<Value>(months.size());
  const Unknown** guards = execution.arena.NewArray<const Unknown*>(months.size());
  for (size_t i = 0; i < months.size(); ++i) {
    items[i] = Value::Date(months[i]);
    if (months[i] > certain) guards[i] = waits;
  }
  list->items = items;
  list->guards = waits == nullptr ? nullptr : guards;
  list->size = static_cast<uint32_t>(months.size());
  return Value::Of(list);
}

// The day on which the working days after a date number so many. No more is looked up than that day
// needs: it is not known only if one of the days up to it is neither known to be a holiday nor not
// to be.
Value RunPlusWorkingDays(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame)};
  if (std::optional<Value> blocked = Blocked(execution, values, 2)) return *blocked;
  if (values[1].integer() < 0) return MakeError(execution, node, "counts to less than no day");
  Day day = values[0].day();
  for (int64_t left = values[1].integer(); left > 0 && day.IsDate();) {
    if (--*execution.steps_left < 0) return MakeError(execution, node, "takes too many steps");
    day = NextDay(day);
    if (!day.IsDate() || IsWeekend(day)) continue;
    const Value holiday = execution.host.ParameterOn(execution, node.index, nullptr, 0, day);
    if (!holiday.IsKnown()) return holiday;
    if (!holiday.boolean()) --left;
  }
  return Value::Date(day);
}

Value RunOn(Execution& execution, const Node& node, Value* frame) {
  const Value date = Run(execution, node.arg(0), frame);
  if (!date.IsKnown()) return date;
  if (!date.day().IsDate()) return MakeError(execution, node, "asks about a day that is no date");
  // What it is about is read today, and looked at on that day.
  const int count = static_cast<int>(node.args().size()) - 1;
  Value* about = count == 0 ? nullptr : execution.arena.NewArray<Value>(static_cast<size_t>(count));
  for (int i = 0; i < count; ++i) about[i] = Run(execution, node.arg(i + 1), frame);
  if (std::optional<Value> blocked = Blocked(execution, about, count)) return *blocked;
  if (node.op == Op::kOnParameter) {
    return execution.host.ParameterOn(execution, node.index, about, count, date.day());
  }
  return execution.host.DefinitionOn(execution, node.index,
                                     count == 0 ? nullptr : about[0].record(), date.day());
}

Value RunFirstDay(Execution& execution, const Node& node, Value* frame) {
  if (node.args().empty()) return execution.host.FirstDay(execution, node.index, Day::BeforeAll());
  const Value from = Run(execution, node.arg(0), frame);
  if (!from.IsKnown()) return from;
  return execution.host.FirstDay(execution, node.index, from.day());
}

namespace {

// An amount and the first and last day of a period.
struct AmountOfPeriod {
  std::optional<Value> blocked;  // set: the result, since something is not known or wrong
  Rational amount;
  std::optional<int32_t> days;  // how many days the last is after the first; none without an end
};

AmountOfPeriod ReadAmountOfPeriod(Execution& execution, const Node& node, Value* frame) {
  const Value values[] = {Run(execution, node.arg(0), frame), Run(execution, node.arg(1), frame),
                          Run(execution, node.arg(2), frame)};
  AmountOfPeriod read;
  read.blocked = Blocked(execution, values, 3);
  if (read.blocked.has_value() && read.blocked->IsUnknown()) {
    // However long the period, less than nothing comes only of less than nothing.
    Bounds bounds;
    const Bounds amount = BoundsOf(values[0]);
    if (amount.least.has_value() && !amount.least->IsNegative()) bounds.least = Rational();
    read.blocked = Value::Of(WithBounds(execution.arena, read.blocked->unknown(), bounds));
  }
  if (read.blocked.has_value()) return read;
  read.amount = values[0].rational();
  read.days = DaysBetween(values[1].day(), values[2].day());
  return read;
}

Value Times(Execution& execution, const Node& node, const Rational& amount,
            const Rational& factor) {
  const std::optional<Rational> result = Multiply(amount, factor);
  if (!result.has_value()) {
    return MakeError(execution, node, "gives an amount too large to be exact");
  }
  return Value::OfRational(*result);
}

}  // namespace

// Nothing for a period that ends before it starts.
Value RunForDays(Execution& execution, const Node& node, Value* frame) {
  const AmountOfPeriod read = ReadAmountOfPeriod(execution, node, frame);
  if (read.blocked.has_value()) return *read.blocked;
  if (!read.days.has_value()) {
    return MakeError(execution, node, "adds up over a period without an end");
  }
  const int64_t covered = std::max<int64_t>(0, int64_t{*read.days} + 1);
  return Times(execution, node, read.amount, Rational::Of(covered, 7).value());
}

Value RunPerWeekOfPeriod(Execution& execution, const Node& node, Value* frame) {
  const AmountOfPeriod read = ReadAmountOfPeriod(execution, node, frame);
  if (read.blocked.has_value()) return *read.blocked;
  if (!read.days.has_value() || *read.days < 0) {
    return MakeError(execution, node, "spreads an amount over a period without an end");
  }
  return Times(execution, node, read.amount, Rational::Of(7, int64_t{*read.days} + 1).value());
}

}  // namespace fairstart
