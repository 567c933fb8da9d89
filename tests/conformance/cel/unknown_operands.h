// The logic operators of CEL's tests, with each operand once not known.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_UNKNOWN_OPERANDS_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_UNKNOWN_OPERANDS_H_

#include <string>
#include <vector>

#include "engine/expr/ast.h"
#include "tests/conformance/cel/cel_world.h"

namespace fairstart::conformance {

// One operand of one logic operator, replaced by an unknown of its type.
struct ReplacedOperand {
  std::string shown;  // "operand 2 of a && b"
  Answer answer;
  Answer wanted;  // what CEL's partial evaluation makes of the other operands, by themselves
};

// Replaces, one after the other, each operand of each &&, ||, ! and ?: in `expr`, which `text` was
// parsed to. Operators inside macros are left out: their operands have no value by themselves.
//
// In one case the rule language knows more than CEL, and that is what is wanted: a choice whose
// condition is not known has the value that both branches share (docs/rule-language.md, section 4).
std::vector<ReplacedOperand> ReplaceOperands(CelWorld& world, const std::string& text, Expr& expr);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_UNKNOWN_OPERANDS_H_
