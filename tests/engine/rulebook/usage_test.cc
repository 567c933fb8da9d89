#include "engine/rulebook/usage.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

std::set<std::string> Definitions(const Plan& plan, const Usage& usage) {
  std::set<std::string> names;
  for (size_t i = 0; i < usage.definitions.size(); ++i) {
    if (usage.definitions[i]) names.insert(plan.definitions[i].name);
  }
  return names;
}

std::set<std::string> Parameters(const Plan& plan, const Usage& usage) {
  std::set<std::string> names;
  for (size_t i = 0; i < usage.parameters.size(); ++i) {
    if (usage.parameters[i]) names.insert(plan.parameters[i].source->name());
  }
  return names;
}

TEST(Usage, GoesThroughTablesAndDefinitionsAndTheirParts) {
  const auto plan = Compile(SmallRulebook(), SmallRates()).plan;
  ASSERT_NE(plan, nullptr);
  const auto table = std::find_if(plan->definitions.begin(), plan->definitions.end(),
                                  [](const auto& d) { return d.name == "allowance"; });
  ASSERT_NE(table, plan->definitions.end());
  const int number = static_cast<int>(table - plan->definitions.begin());
  const Usage usage = UsageOf(*plan, {}, {number});
  EXPECT_EQ(Definitions(*plan, usage),
            (std::set<std::string>{"allowance", "in_care", "legal_status", "works"}));
  EXPECT_EQ(Parameters(*plan, usage), (std::set<std::string>{"weekly_rate", "working_rate"}));
  const Usage of_a_row = UsageOf(*plan, {table->rows[0].then.root}, {});
  EXPECT_EQ(Definitions(*plan, of_a_row), std::set<std::string>());
  EXPECT_EQ(Parameters(*plan, of_a_row), std::set<std::string>{"weekly_rate"});
}

TEST(Usage, OfAnswersIsAllThatTheyBuildOn) {
  const auto plan = Compile(SmallRulebook(), SmallRates()).plan;
  ASSERT_NE(plan, nullptr);
  EXPECT_EQ(Definitions(*plan, FindUsage(*plan)).size(), plan->definitions.size());
}

}  // namespace
}  // namespace fairstart
