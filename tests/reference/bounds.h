// What can be said of numbers that are known only in part.
#ifndef FAIRSTART_TESTS_REFERENCE_BOUNDS_H_
#define FAIRSTART_TESTS_REFERENCE_BOUNDS_H_

#include <optional>
#include <string>
#include <vector>

#include "tests/reference/value.h"

namespace fairstart::reference {

// Whether a comparison (== != < <= > >=) comes out the same whatever the numbers are; nothing when it
// does not.
std::optional<bool> CompareWithin(const std::string& symbol, const Bounds& a, const Bounds& b);

// Between which numbers the sum lies.
Bounds Plus(const Bounds& a, const Bounds& b);

// Between which numbers a + b, a - b, a * b and a / b lie. A part of an int has no bounds.
Bounds OperateWithin(const std::string& symbol, const Value& a, const Value& b);

// The same for a function of numbers or dates: least, greatest, earlier, later, plus, to_pence,
// per_month, per_week.
Bounds CallWithin(const std::string& name, const std::vector<Value>& arguments);

}  // namespace fairstart::reference

#endif  // FAIRSTART_TESTS_REFERENCE_BOUNDS_H_
