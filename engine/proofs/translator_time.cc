// Dates, ages, and counts of days.
#include <algorithm>

#include "engine/proofs/translator.h"

namespace fairstart {
namespace {

// More records than this are not sorted.
constexpr size_t kMostSorted = 4;
// So many months begun are looked at; there may be more.
constexpr int32_t kMonthsLookedAt = 3;

}  // namespace

Term Translator::RunAsOf(const Node& node, Frame& frame) {
  const Term date = Run(node.arg(0), frame);
  const Formula today = frame.today;
  switch (node.op) {
    case Op::kAsOfLess:
      return Of(date.ok, pool().Less(today, date.value));
    case Op::kAsOfLessEqual:
      return Of(date.ok, pool().LessEqual(today, date.value));
    case Op::kAsOfGreater:
      return Of(date.ok, pool().Less(date.value, today));
    case Op::kAsOfGreaterEqual:
      return Of(date.ok, pool().LessEqual(date.value, today));
    case Op::kAsOfEqual:
      return Of(date.ok, pool().Equal(today, date.value));
    default:
      return Of(date.ok, pool().Not(pool().Equal(today, date.value)));
  }
}

Formula Translator::PlusDays(Formula date, Formula days) {
  if (days->IsNumber() && days->number.IsZero()) return date;
  const Formula moved = pool().Add(date, days);
  const Formula first = pool().Number(int64_t{Day::First().number()});
  const Formula last = pool().Number(int64_t{Day::Last().number()});
  const Formula inside =
      pool().Choose(pool().Less(last, moved), world_.never(),
                    pool().Choose(pool().Less(moved, first), pool().Number(kBeforeAll), moved));
  return pool().Choose(world_.Ends(date), date, inside);
}

std::optional<Formula> Translator::BirthdayOf(Formula date, Formula years) {
  return pool().ForEachConstant(years, [&](const Rational& number) {
    const int64_t age = std::clamp<int64_t>(number.numerator(), -1000, 1000);
    return world_.BirthdayOf(date, static_cast<int32_t>(age));
  });
}

Term Translator::RunTime(const Node& node, Frame& frame) {
  if (node.op == Op::kMonthsBegun) return RunMonthsBegun(node, frame);
  if (node.op == Op::kNthDay) return RunNthDay(node, frame);
  const std::vector<Term> args = RunArgs(node, frame);
  const Formula ok = Ok(args);
  const Formula zero = pool().Number(int64_t{0});
  switch (node.op) {
    case Op::kSpanOfDays:
    case Op::kSpanOfWeeks: {
      Term span = Of(ok, zero);
      span.days = pool().Scale(Rational::Whole(node.op == Op::kSpanOfWeeks ? 7 : 1), args[0].value);
      return span;
    }
    case Op::kSpanOfMonths:
    case Op::kSpanOfYears: {
      Term span = Of(
          ok, pool().Scale(Rational::Whole(node.op == Op::kSpanOfYears ? 12 : 1), args[0].value));
      span.days = zero;
      return span;
    }
    case Op::kBirthday:
    case Op::kAnniversary: {
      const bool own = node.op == Op::kBirthday;
      const std::optional<Formula> day =
          BirthdayOf(own ? world_.date_of_birth() : args[0].value, args.back().value);
      return day.has_value() ? Of(ok, *day) : Opaque(node, frame);
    }
    case Op::kAged: {
      const std::optional<Formula> from = BirthdayOf(world_.date_of_birth(), args[0].value);
      const std::optional<Formula> until =
          BirthdayOf(world_.date_of_birth(), pool().Add(args[1].value, pool().Number(int64_t{1})));
      if (!from.has_value() || !until.has_value()) return Opaque(node, frame);
      return Of(ok,
                pool().And(pool().LessEqual(*from, frame.today), pool().Less(frame.today, *until)));
    }
    default: {  // kPlus: months first, then days
      const Formula date = args[0].value;
      const std::optional<Formula> moved =
          pool().ForEachConstant(args[1].value, [&](const Rational& months) {
            if (months.IsZero()) return date;
            return world_.MonthsAfter(date, static_cast<int32_t>(months.numerator()));
          });
      if (!moved.has_value()) return Opaque(node, frame);
      return Of(ok, PlusDays(*moved, args[1].days));
    }
  }
}

// As engine/expr/executor_time.cc counts: spells in the order of their first days, each day once.
Term Translator::RunNthDay(const Node& node, Frame& frame) {
  const Term range = Run(node.arg(0), frame);
  const Term n = Run(node.arg(1), frame);
  const Term from = Run(node.arg(2), frame);
  if (range.list->open || range.list->members.size() > kMostSorted) return Opaque(node, frame);
  const Formula one = pool().Number(int64_t{1});
  struct Spell {
    Formula first;
    Formula last;
  };
  std::vector<Spell> spells;
  for (const SymbolicList::Member& member : range.list->members) {
    SymbolicRecord& record = *member.value.record;
    spells.push_back(
        {pool().Choose(member.guard, world_.FieldOf(record, record.type->first_day).value,
                       world_.never()),
         pool().Choose(member.guard, world_.FieldOf(record, record.type->last_day).value,
                       pool().Number(kBeforeAll))});
  }
  for (size_t end = spells.size(); end > 1; --end) {
    for (size_t i = 0; i + 1 < end; ++i) {
      const Spell a = spells[i], b = spells[i + 1];
      const Formula ordered = pool().LessEqual(a.first, b.first);
      spells[i] = {pool().Choose(ordered, a.first, b.first),
                   pool().Choose(ordered, a.last, b.last)};
      spells[i + 1] = {pool().Choose(ordered, b.first, a.first),
                       pool().Choose(ordered, b.last, a.last)};
    }
  }
  Formula next = from.value;
  Formula wanted = n.value;
  Formula done = pool().False();
  Formula reached = world_.never();
  for (const Spell& spell : spells) {
    const Formula first = pool().Greater(spell.first, next);
    const Formula counts = pool().LessEqual(first, spell.last);
    const Formula day = PlusDays(first, pool().Subtract(wanted, one));
    const Formula hit = pool().And({pool().Not(done), counts, pool().LessEqual(day, spell.last)});
    reached = pool().Choose(hit, day, reached);
    done = pool().Or(done, hit);
    const Formula days = pool().Add(pool().Subtract(spell.last, first), one);
    wanted = pool().Choose(counts, pool().Subtract(wanted, days), wanted);
    next = pool().Choose(counts, pool().Add(spell.last, one), next);
  }
  return Of(pool().And({range.ok, n.ok, from.ok, pool().LessEqual(one, n.value)}), reached);
}

// The first few months; a list of any length stays open.
Term Translator::RunMonthsBegun(const Node& node, Frame& frame) {
  const Term first = Run(node.arg(0), frame);
  const Term last = Run(node.arg(1), frame);
  SymbolicList& made = world_.NewList();
  made.open = true;
  made.key = KeyOf(node, frame, {});
  for (int32_t months = 0; months < (world_.open() ? 0 : kMonthsLookedAt); ++months) {
    const Formula begun = months == 0 ? first.value : world_.MonthsAfter(first.value, months);
    made.members.push_back(
        {pool().And({pool().Not(world_.Ends(begun)), pool().LessEqual(begun, last.value),
                     pool().LessEqual(begun, frame.today)}),
         Of(begun)});
  }
  Term term = Of(pool().And(first.ok, last.ok), nullptr);
  term.list = &made;
  return term;
}

}  // namespace fairstart
