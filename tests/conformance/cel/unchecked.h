// Tests that say disable_check: CEL runs the expression without a check, and what the check would
// have found is an error only where it runs.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_UNCHECKED_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_UNCHECKED_H_

#include <memory>
#include <string>

#include "engine/expr/ast.h"
#include "tests/conformance/cel/cel_world.h"

namespace fairstart::conformance {

// The rule language always checks. So each smallest part of `expr` that the checker refuses, and
// each operand of && or || that is no bool, is replaced by a bool whose value is an error: what
// contains it fails with it, unless an operator overcomes the error as CEL says. A macro is
// replaced as a whole. `text` is what `expr` was parsed from.
void ReplaceWhatIsRefused(CelWorld& world, const std::string& text, std::unique_ptr<Expr>& expr);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_UNCHECKED_H_
