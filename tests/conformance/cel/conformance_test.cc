// The rule language against the public tests of the CEL specification. What a test must give:
//
//   a value         the expression is accepted, and gives exactly that value, type and all
//   eval_error      the expression is accepted, and gives an error value; a refusal does not count
//   disable_check   the same, once each smallest part that the checker refuses is an error value
//                   (unchecked.h)
//
// A test is skipped only for what the profile leaves out by name (profile.h). docs/conformance.md
// shows the tables; after a change, write them anew and read the difference before it is committed:
//
//   FAIRSTART_RESET=1 build/release/tests/conformance_cel_test --gtest_filter='*.ThePageIsTrue'
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "engine/expr/parser.h"
#include "tests/conformance/cel/cel_data.h"
#include "tests/conformance/cel/cel_world.h"
#include "tests/conformance/cel/page.h"
#include "tests/conformance/cel/profile.h"
#include "tests/conformance/cel/unchecked.h"
#include "tests/conformance/cel/unknown_operands.h"

namespace fairstart::conformance {
namespace {

constexpr char kPage[] = "docs/conformance.md";

class CelConformance : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(FAIRSTART_CEL_DATA)) {
      GTEST_SKIP() << "NOT RUN: the public CEL tests are not at " << FAIRSTART_CEL_DATA
                   << "; say where: cmake --preset release -DFAIRSTART_CONFORMANCE=<folder>";
    }
    tests_ = ReadCelTests(FAIRSTART_CEL_DATA);
  }

  // Calls `check` for each test that the profile has everything for.
  template <typename Check>
  void ForEachThatRuns(const Check& check) {
    for (const CelTest& test : tests_) {
      if (FirstLeftOut(test).has_value()) continue;
      SCOPED_TRACE(test.place + ": " + test.expression);
      auto parsed = Parse(test.expression);
      if (const Issue* issue = std::get_if<Issue>(&parsed)) {
        ADD_FAILURE() << "does not parse: " << issue->problem;
        continue;
      }
      try {
        CelWorld world(test);
        auto& expr = std::get<std::unique_ptr<Expr>>(parsed);
        if (!test.checked) ReplaceWhatIsRefused(world, test.expression, expr);
        check(test, world, *expr);
      } catch (const std::runtime_error& error) {
        ADD_FAILURE() << "cannot be set up: " << error.what();
      }
    }
  }

  std::vector<CelTest> tests_;
};

TEST_F(CelConformance, EveryTestThatTheProfileDoesNotLeaveOutPasses) {
  int run = 0;
  ForEachThatRuns([&](const CelTest& test, CelWorld& world, Expr& expr) {
    ++run;
    const Answer answer = world.Evaluate(test.expression, expr);
    if (test.wanted.has_value()) {
      EXPECT_EQ(answer.kind, Answer::Kind::kValue) << answer;
      EXPECT_EQ(answer.text, TextOf(*test.wanted));
    } else {
      EXPECT_EQ(answer.kind, Answer::Kind::kError) << answer;
    }
  });
  std::cout << Tables(tests_);
  EXPECT_GE(run, 440);
}

TEST_F(CelConformance, AnOperandOfLogicThatIsNotKnownCountsAsCelSays) {
  int replaced = 0;
  ForEachThatRuns([&](const CelTest& test, CelWorld& world, Expr& expr) {
    for (const ReplacedOperand& operand : ReplaceOperands(world, test.expression, expr)) {
      ++replaced;
      EXPECT_EQ(operand.answer.kind, operand.wanted.kind)
          << operand.shown << ": " << operand.answer;
      if (operand.wanted.kind == Answer::Kind::kValue) {
        EXPECT_EQ(operand.answer.text, operand.wanted.text) << operand.shown;
      }
    }
  });
  std::cout << replaced << " operands of logic operators were replaced by an unknown\n";
  EXPECT_GT(replaced, 0);
}

TEST_F(CelConformance, ThePageIsTrue) {
  std::ostringstream page;
  page << std::ifstream(kPage).rdbuf();
  const std::string wanted = WithTables(page.str(), Tables(tests_));
  if (std::getenv("FAIRSTART_RESET") != nullptr) {
    std::ofstream(kPage) << wanted;
  } else {
    EXPECT_EQ(page.str(), wanted);
  }
}

}  // namespace
}  // namespace fairstart::conformance
