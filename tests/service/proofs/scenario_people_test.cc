#include "service/proofs/scenario_people.h"

#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

TEST(PeopleOf, IsOneForEachDayOfEachScenarioOfTheRulebookAsChosen) {
  const auto scenarios = ReadScenarios(std::string(kSampleRules) + "/sample/2019");
  ASSERT_TRUE(scenarios.ok());
  const std::vector<Person> people = PeopleOf(*scenarios);
  // Of the four, one has a reading of its own, and one a parameter.
  ASSERT_EQ(people.size(), 2u);
  EXPECT_EQ(people[0].name, "left-care");
  EXPECT_EQ(people[1].name, "at-work");
  EXPECT_EQ(FormatDay(people[1].as_of), "2019-06-01");
  EXPECT_EQ(people[1].facts.jobs().records_size(), 1);
}

}  // namespace
}  // namespace fairstart
