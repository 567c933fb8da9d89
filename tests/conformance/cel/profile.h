// What of CEL the profile of the rule language leaves out, by name: the only reason to skip a test.
#ifndef FAIRSTART_TESTS_CONFORMANCE_CEL_PROFILE_H_
#define FAIRSTART_TESTS_CONFORMANCE_CEL_PROFILE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "tests/conformance/cel/cel_data.h"
#include "tests/conformance/cel/cel_tokens.h"

namespace fairstart::conformance {

// A test has to do with `name` when one of `words` is a word of its expression, when a literal of
// one of `literals` stands in it, or when one of `fields` names the type of a variable, of a value
// bound to one or of the value that is wanted.
struct LeftOut {
  std::string_view name;
  std::string_view written;  // the same in Markdown, for whoever reads the page
  std::string_view why;
  std::vector<std::string_view> words = {};
  std::vector<CelToken::Kind> literals = {};
  std::vector<std::string_view> fields = {};
  // Also when literals of two types stand in one list, choice, `==` or `in`: CEL types that as dyn.
  bool side_by_side = false;
};

const std::vector<LeftOut>& WhatIsLeftOut();

// The first row of WhatIsLeftOut() that the test has to do with, by position; nothing when the
// profile has everything that the test needs.
std::optional<size_t> FirstLeftOut(const CelTest& test);

}  // namespace fairstart::conformance

#endif  // FAIRSTART_TESTS_CONFORMANCE_CEL_PROFILE_H_
