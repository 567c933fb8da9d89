// Tested by tests/engine/proofs/deferred_test.cc.
#include "engine/proofs/deferred.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/calendar/age.h"
#include "engine/calendar/span.h"

namespace fairstart {
namespace {

using DayFunction = std::function<Day(Day)>;

// Days like one another: `of` moves each of them as far as the one in question.
struct Block {
  Day first;
  Day last;
  int64_t offset = 0;
};

// A year has at most so many days, and the offset of a day changes with each leap day at the
// latest.
constexpr int kFarthest = 366;

Block BlockAround(Day day, const DayFunction& of) {
  Block block{day, day, NumberOf(of(day)) - NumberOf(day)};
  const auto alike = [&](Day other) {
    return other.IsDate() && of(other).IsDate() &&
           NumberOf(of(other)) - NumberOf(other) == block.offset;
  };
  for (int i = 0; i < kFarthest && alike(PreviousDay(block.first)); ++i) {
    block.first = PreviousDay(block.first);
  }
  for (int i = 0; i < kFarthest && alike(NextDay(block.last)); ++i) {
    block.last = NextDay(block.last);
  }
  return block;
}

// The day that was found; nothing for an end, of which the bounds say all.
std::optional<Day> FoundDay(const FoundValue& found, Formula date) {
  const std::optional<Rational> number = found(date);
  if (!number.has_value()) return std::nullopt;
  const Day day = DayOf(*number);
  if (!day.IsDate()) return std::nullopt;
  return day;
}

// `of` never goes back as its day goes on.
Formula DayLemma(FormulaPool& pool, Day day, Formula date, Formula result, const DayFunction& of) {
  const Formula number = pool.Number(NumberOf(day));
  const Day truth = of(day);
  if (truth == Day::Never()) {
    const Formula later = pool.Between(number, date, pool.Number(NumberOf(Day::Last())));
    return pool.Implies(later, pool.Equal(result, pool.Number(kNever)));
  }
  if (truth == Day::BeforeAll()) {
    const Formula earlier = pool.Between(pool.Number(NumberOf(Day::First())), date, number);
    return pool.Implies(earlier, pool.Equal(result, pool.Number(kBeforeAll)));
  }
  const Block block = BlockAround(day, of);
  return pool.Implies(
      pool.Between(pool.Number(NumberOf(block.first)), date, pool.Number(NumberOf(block.last))),
      pool.Equal(result, pool.Add(date, pool.Number(block.offset))));
}

// How far `of` moves a day at least and at most, wherever that is a date. Within a month from the
// second to the 27th it moves all days alike.
std::pair<int64_t, int64_t> OffsetsOf(const DayFunction& of) {
  std::optional<std::pair<int64_t, int64_t>> offsets;
  for (int32_t months = 0;; ++months) {
    const Day first = Plus(Day::First(), Span{months, 0});
    if (!first.IsDate()) break;
    for (const int32_t day : {0, 1, 27, 28, 29, 30}) {
      const Day from = AddDays(first, day);
      const Day to = of(from);
      if (!from.IsDate() || !to.IsDate()) continue;
      const int64_t offset = NumberOf(to) - NumberOf(from);
      if (!offsets.has_value()) offsets.emplace(offset, offset);
      offsets->first = std::min(offsets->first, offset);
      offsets->second = std::max(offsets->second, offset);
    }
  }
  return offsets.value_or(std::pair<int64_t, int64_t>());
}

// The result is as far from the date as it can be, or where the calendar ends.
Deferred DeferDay(FormulaPool& pool, const std::string& name, Formula date, const DayFunction& of) {
  const auto [least, most] = OffsetsOf(of);
  Deferred deferred;
  deferred.argument = date;
  deferred.result =
      pool.Variable(name, Sort::kInt, Rational::Whole(kBeforeAll), Rational::Whole(kNever));
  const Formula result = deferred.result;
  const Formula first = pool.Number(NumberOf(Day::First()));
  const Formula last = pool.Number(NumberOf(Day::Last()));
  const Formula never = pool.Number(kNever);
  const Formula before_all = pool.Number(kBeforeAll);
  const Formula near = pool.Add(date, pool.Number(least));
  const Formula far = pool.Add(date, pool.Number(most));
  const Formula inside =
      pool.And({pool.Between(near, result, far), pool.Between(first, result, last),
                pool.Between(first, date, last)});
  const Formula past = pool.And(pool.Equal(result, never), pool.Less(last, far));
  const Formula before = pool.And(pool.Equal(result, before_all), pool.Less(near, first));
  const Formula stays =
      pool.Or(pool.And(pool.Equal(date, never), pool.Equal(result, never)),
              pool.And(pool.Equal(date, before_all), pool.Equal(result, before_all)));
  const Formula moves = pool.And(pool.Between(first, date, last), pool.Or({inside, past, before}));
  deferred.bounds = pool.Or(stays, moves);
  deferred.truth = [date, of](const FoundValue& found) -> std::optional<Rational> {
    const std::optional<Day> day = FoundDay(found, date);
    if (!day.has_value()) return std::nullopt;
    return Rational::Whole(NumberOf(of(*day)));
  };
  deferred.lemma = [date, result, of](FormulaPool& p, const FoundValue& found) {
    const std::optional<Day> day = FoundDay(found, date);
    return day.has_value() ? DayLemma(p, *day, date, result, of) : p.True();
  };
  return deferred;
}

using Inverse = std::optional<Rational> (*)(const Rational&);

// result = a × of(b), which is linear once b is a number.
Deferred DeferScaled(FormulaPool& pool, const char* sign, Formula a, Formula b, Inverse of) {
  Deferred deferred;
  deferred.argument = b;
  deferred.result = pool.Variable(absl::StrCat("#", a->id, sign, "#", b->id), Sort::kReal);
  deferred.bounds = pool.True();
  const auto factor = [b, of](const FoundValue& found) -> std::optional<Rational> {
    const std::optional<Rational> number = found(b);
    return number.has_value() ? of(*number) : std::nullopt;
  };
  deferred.truth = [a, factor](const FoundValue& found) -> std::optional<Rational> {
    const std::optional<Rational> by = factor(found);
    const std::optional<Rational> other = found(a);
    return by.has_value() && other.has_value() ? Multiply(*other, *by) : std::nullopt;
  };
  deferred.lemma = [a, b, factor, result = deferred.result](FormulaPool& p,
                                                            const FoundValue& found) {
    const std::optional<Rational> by = factor(found);
    if (!by.has_value()) return p.True();
    return p.Implies(p.Equal(b, p.Number(*found(b))), p.Equal(result, p.Scale(*by, a)));
  };
  return deferred;
}

}  // namespace

int64_t NumberOf(Day day) {
  if (day == Day::Never()) return kNever;
  return day == Day::BeforeAll() ? kBeforeAll : day.number();
}

Day DayOf(const Rational& number) { return Day::FromNumber(number.numerator()); }

Deferred DeferBirthday(FormulaPool& pool, Formula date, int32_t years) {
  return DeferDay(pool, absl::StrCat("birthday ", years, " of #", date->id), date,
                  [years](Day day) { return Birthday(day, years); });
}

Deferred DeferMonths(FormulaPool& pool, Formula date, int32_t months) {
  return DeferDay(pool, absl::StrCat(months, " months after #", date->id), date, [months](Day day) {
    return Plus(day, Span{months, 0});
  });
}

Deferred DeferProduct(FormulaPool& pool, Formula a, Formula b) {
  return DeferScaled(pool, " times ", a, b,
                     [](const Rational& by) -> std::optional<Rational> { return by; });
}

Deferred DeferQuotient(FormulaPool& pool, Formula a, Formula b) {
  return DeferScaled(pool, " divided by ", a, b,
                     [](const Rational& by) { return Divide(Rational::Whole(1), by); });
}

}  // namespace fairstart
