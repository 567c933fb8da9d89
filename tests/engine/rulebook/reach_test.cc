#include "engine/rulebook/reach.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::IsSupersetOf;

// Names instead of positions.
struct Names {
  std::set<std::string> definitions;
  std::set<std::string> parameters;
};

Names NamesOf(const Plan& plan, const Reached& reached) {
  Names names;
  for (int i : reached.definitions) {
    names.definitions.insert(plan.definitions[static_cast<size_t>(i)].name);
  }
  for (int i : reached.parameters) {
    names.parameters.insert(plan.parameters[static_cast<size_t>(i)].source->name());
  }
  return names;
}

TEST(Reach, GoesThroughDefinitionsTablesAndTheirParts) {
  const auto plan = Compile(SmallRulebook(), SmallRates()).plan;
  ASSERT_NE(plan, nullptr);
  for (size_t i = 0; i < plan->definitions.size(); ++i) {
    if (plan->definitions[i].name != "allowance") continue;
    const Names names = NamesOf(*plan, Reach(*plan).Of(static_cast<int>(i)));
    EXPECT_EQ(names.definitions,
              (std::set<std::string>{"allowance", "in_care", "legal_status", "works"}));
    EXPECT_EQ(names.parameters, (std::set<std::string>{"weekly_rate", "working_rate"}));
  }
}

TEST(Reach, OfAnswersIsAllThatTheyBuildOn) {
  const auto plan = Compile(SmallRulebook(), SmallRates()).plan;
  ASSERT_NE(plan, nullptr);
  const Names names = NamesOf(*plan, ReachedByAnswers(*plan));
  EXPECT_THAT(names.definitions,
              IsSupersetOf({"allowance", "in_care", "some_long_job", "works_long_hours"}));
  EXPECT_EQ(names.definitions.size(), plan->definitions.size());  // none is unused
}

}  // namespace
}  // namespace fairstart
