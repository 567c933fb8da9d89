// Tested by tests/engine/proofs/prove_test.cc.
#include "engine/proofs/statement.h"

#include "absl/strings/str_cat.h"

namespace fairstart {
namespace {

// So much of an expression is told from others.
constexpr size_t kLongest = 60;

}  // namespace

std::vector<Statement> StatementsOf(const Plan& plan) {
  std::vector<Statement> statements;
  AddStatementsOfValues(plan, statements);
  AddStatementsOfAnswers(plan, statements);
  AddStatementsOfParameters(plan, statements);
  return statements;
}

std::string InQuotes(const std::string& expression) {
  if (expression.size() <= kLongest) return absl::StrCat("\"", expression, "\"");
  size_t end = kLongest;
  // Not within a character.
  while (end > 0 && (static_cast<unsigned char>(expression[end]) & 0xC0) == 0x80) --end;
  return absl::StrCat("\"", expression.substr(0, end), "…\"");
}

}  // namespace fairstart
