// What the checker makes of an expression in the small world, as a test writes it.
#ifndef FAIRSTART_TESTS_ENGINE_EXPR_CHECKED_H_
#define FAIRSTART_TESTS_ENGINE_EXPR_CHECKED_H_

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/expr/checker.h"
#include "engine/expr/parser.h"
#include "tests/engine/expr/small_world.h"

namespace fairstart {

// The type of an expression, or every mistake as "offset: problem; mend", joined by " | ";
// "silent" when something is wrong that has been reported elsewhere.
inline std::string Checked(std::string_view text, const ExpressionRules& rules = {},
                           const std::optional<Type>& wanted = std::nullopt,
                           const std::vector<Variable>& variables = {}) {
  static SmallWorld* world = new SmallWorld();
  auto parsed = Parse(text);
  if (const Issue* issue = std::get_if<Issue>(&parsed)) return "does not parse: " + issue->problem;
  auto checked = CheckExpression(text, *std::get<std::unique_ptr<Expr>>(parsed), *world, variables,
                                 rules, wanted);
  if (const Program* program = std::get_if<Program>(&checked)) return ToString(program->type());
  std::vector<std::string> issues;
  for (const Issue& issue : std::get<std::vector<Issue>>(checked)) {
    issues.push_back(absl::StrCat(issue.offset, ": ", issue.problem, "; ", issue.mend));
  }
  return issues.empty() ? "silent" : absl::StrJoin(issues, " | ");
}

// An expression, and what Checked should say of it.
struct CheckedRow {
  std::string_view text;
  std::string_view want;
};

inline void ExpectRows(const std::vector<CheckedRow>& rows) {
  for (const CheckedRow& row : rows) EXPECT_EQ(Checked(row.text), row.want) << row.text;
}

}  // namespace fairstart

#endif  // FAIRSTART_TESTS_ENGINE_EXPR_CHECKED_H_
