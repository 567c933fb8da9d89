// Parts of the executor, one file for each kind of operation. Only for executor*.cc.
#ifndef FAIRSTART_ENGINE_EXPR_EXECUTOR_PARTS_H_
#define FAIRSTART_ENGINE_EXPR_EXECUTOR_PARTS_H_

#include <algorithm>
#include <optional>

#include "engine/expr/executor.h"
#include "engine/value/missing.h"

namespace fairstart {

// Strict operations: the value when an operand is unknown or an error, unknown first.
// Nothing when all are known.
std::optional<Value> BlockedBySome(Execution& execution, const Value* values, int count);
inline std::optional<Value> Blocked(Execution& execution, const Value* values, int count) {
  const bool all_known =
      std::all_of(values, values + count, [](const Value& value) { return value.IsKnown(); });
  return all_known ? std::nullopt : BlockedBySome(execution, values, count);
}

// unknown, waiting for both (either may be null).
Value JoinedUnknown(Execution& execution, const Unknown* a, const Unknown* b);

// a == b in three values: elements of lists may be unknown.
Value Equals(Execution& execution, const Value& a, const Value& b);

// An int or an amount as a number.
Rational Number(const Value& value);

// A year of twelve months, or one, in fifty-two weeks.
Rational WeeksOf(Op op);

// executor_bounds.cc: what lies between bounds, of operands that are not all known.
std::optional<bool> CompareBounds(Op op, const Bounds& a, const Bounds& b);  // nothing: both
Bounds BoundsOfNumber(const Node& node, const Value* values);                // + - * /
Bounds BoundsOfChoice(const Node& node, const Value* values);   // least, greatest, earlier, later
Bounds BoundsOfUnary(const Node& node, const Bounds& operand);  // to_pence, per_…

// executor_operators.cc
Value RunAnd(Execution& execution, const Node& node, Value* frame);
Value RunOr(Execution& execution, const Node& node, Value* frame);
Value RunConditional(Execution& execution, const Node& node, Value* frame);
Value RunComparison(Execution& execution, const Node& node, Value* frame);
Value RunInt(Execution& execution, const Node& node, Value* frame);       // + - * / %
Value RunAmount(Execution& execution, const Node& node, Value* frame);    // + - * /
Value RunNegation(Execution& execution, const Node& node, Value* frame);  // ! and -
Value RunChoice(Execution& execution, const Node& node,
                Value* frame);  // least, greatest, earlier, later
Value RunText(Execution& execution, const Node& node, Value* frame);
Value RunUnary(Execution& execution, const Node& node,
               Value* frame);  // to_pence, per_…, string, int

// executor_lists.cc
Value RunQuantifier(Execution& execution, const Node& node, Value* frame);  // all, exists
Value RunExistsOne(Execution& execution, const Node& node, Value* frame);
Value RunFilter(Execution& execution, const Node& node, Value* frame);
Value RunMap(Execution& execution, const Node& node, Value* frame);
Value RunListLiteral(Execution& execution, const Node& node, Value* frame);
Value RunIn(Execution& execution, const Node& node, Value* frame);
Value RunElement(Execution& execution, const Node& node, Value* frame);
Value RunConcatenateLists(Execution& execution, const Node& node, Value* frame);
Value RunSize(Execution& execution, const Node& node, Value* frame);
Value RunTotal(Execution& execution, const Node& node, Value* frame);

// executor_time.cc
Value RunAsOfComparison(Execution& execution, const Node& node, Value* frame);
Value RunBirthday(Execution& execution, const Node& node, Value* frame);
Value RunAnniversary(Execution& execution, const Node& node, Value* frame);
Value RunAged(Execution& execution, const Node& node, Value* frame);
Value RunLatest(Execution& execution, const Node& node, Value* frame);
Value RunPlus(Execution& execution, const Node& node, Value* frame);
Value RunSpan(Execution& execution, const Node& node, Value* frame);
Value RunActive(Execution& execution, const Node& node, Value* frame);
Value RunNthDay(Execution& execution, const Node& node, Value* frame);
Value RunMonthsBegun(Execution& execution, const Node& node, Value* frame);
Value RunPlusWorkingDays(Execution& execution, const Node& node, Value* frame);
Value RunFirstDay(Execution& execution, const Node& node, Value* frame);
Value RunForDays(Execution& execution, const Node& node, Value* frame);
Value RunOn(Execution& execution, const Node& node, Value* frame);
Value RunPerWeekOfPeriod(Execution& execution, const Node& node, Value* frame);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EXPR_EXECUTOR_PARTS_H_
