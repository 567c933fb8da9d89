// Values that a solver is not taught: it guesses them within bounds, and is told the truth where it
// guessed wrong.
//
// A birthday depends on leap years, and a product of two unknowns is no linear arithmetic. So each
// is a variable; when a solver finds values for which it is not what the calendar or the sum says,
// a lemma about all values like these is added, and it looks again.
#ifndef FAIRSTART_ENGINE_PROOFS_DEFERRED_H_
#define FAIRSTART_ENGINE_PROOFS_DEFERRED_H_

#include <functional>
#include <optional>

#include "engine/calendar/civil_day.h"
#include "engine/proofs/formula.h"

namespace fairstart {

// The value of a formula that a solver found; nothing if it does not fit.
using FoundValue = std::function<std::optional<Rational>(Formula)>;

// The ends of the calendar as numbers: the days beside its first and last.
constexpr int64_t kNever = int64_t{Day::Last().number()} + 1;
constexpr int64_t kBeforeAll = int64_t{Day::First().number()} - 1;

int64_t NumberOf(Day day);
Day DayOf(const Rational& number);

// One such value.
struct Deferred {
  Formula result = nullptr;
  // What it is taken of; for a product or quotient, the second factor. Once it is a number, the
  // result is linear in what else there is.
  Formula argument = nullptr;
  // What holds of it whatever the solver finds.
  Formula bounds = nullptr;
  // What the result is for the values found; nothing where that does not fit, or the bounds say it.
  std::function<std::optional<Rational>(const FoundValue&)> truth;
  // The same as a formula about all values like these.
  std::function<Formula(FormulaPool&, const FoundValue&)> lemma;
};

// A day `years` or `months` after `date`, as Birthday and Plus count them. `date` is a day's
// number.
Deferred DeferBirthday(FormulaPool& pool, Formula date, int32_t years);
Deferred DeferMonths(FormulaPool& pool, Formula date, int32_t months);

// a × b, and a ÷ b where b is not 0.
Deferred DeferProduct(FormulaPool& pool, Formula a, Formula b);
Deferred DeferQuotient(FormulaPool& pool, Formula a, Formula b);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_PROOFS_DEFERRED_H_
