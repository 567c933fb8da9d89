#include "service/scenarios/scenario_set.h"

#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

ScenarioSet Read(const ScratchFolder& folder) {
  const auto set = ReadScenarios(folder.path());
  EXPECT_TRUE(set.ok()) << set.status();
  return *set;
}

// What is said of the only scenario file, whose folder's name is cut off.
std::vector<std::string> Said(const std::string& text) {
  const ScratchFolder folder;
  folder.Write("scenarios/s.txtpb", text);
  std::vector<std::string> said;
  for (const Diagnostic& diagnostic : Read(folder).diagnostics) {
    said.push_back(ToString(diagnostic).substr(folder.path().string().size() + 1));
  }
  return said;
}

TEST(ReadScenarios, FindsNoneWithoutTheirFolder) {
  const ScratchFolder folder;
  EXPECT_TRUE(Read(folder).scenarios.empty());
}

TEST(ReadScenarios, PutsCasesTogetherFromTheirBases) {
  const ScratchFolder folder;
  folder.Write("scenarios/1.txtpb",
               "scenario { name: \"child\" base: \"parent\" check { as_of: \"2019-01-01\" }\n"
               "  case { known_through: \"2020-01-01\" jobs { records { id: \"b\" } } }\n"
               "  set { path: \"case.jobs.records[0].id\" value: \"changed\" } }\n");
  folder.Write("scenarios/2.txtpb",
               "scenario { name: \"parent\" base: \"root\" record {} }\n"
               "scenario { name: \"root\"\n"
               "  case { date_of_birth: \"2001-01-01\" jobs { records { id: \"a\" } } } }\n");
  const ScenarioSet set = Read(folder);
  ASSERT_TRUE(set.diagnostics.empty()) << ToString(set.diagnostics[0]);
  ASSERT_EQ(set.scenarios.size(), 3u);
  const ReadyScenario& child = set.scenarios[0];
  EXPECT_EQ(child.scenario.name(), "child");
  EXPECT_EQ(child.facts.date_of_birth(), "2001-01-01");
  EXPECT_EQ(child.facts.known_through(), "2020-01-01");
  ASSERT_EQ(child.facts.jobs().records_size(), 2);
  EXPECT_EQ(child.facts.jobs().records(0).id(), "changed");
  EXPECT_EQ(child.facts.jobs().records(1).id(), "b");
  EXPECT_TRUE(child.record.has_value());
  EXPECT_FALSE(set.scenarios[2].record.has_value());
  EXPECT_EQ(set.scenarios[2].facts.jobs().records(0).id(), "a");
}

TEST(ReadScenarios, SaysWhichBaseThereIsNot) {
  EXPECT_EQ(Said("scenario { name: \"one\" base: \"onn\" check {} }"),
            std::vector<std::string>{"scenarios/s.txtpb:1:24: error: scenario \"one\": there is no "
                                     "scenario \"onn\"; did you mean \"one\"?"});
}

TEST(ReadScenarios, RefusesBasesInACircle) {
  const std::vector<std::string> said = Said(
      "scenario { name: \"a\" base: \"b\" check {} }\n"
      "scenario { name: \"b\" base: \"a\" check {} }\n");
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0],
            "scenarios/s.txtpb:1:22: error: scenario \"a\": starts, through its bases, from "
            "itself; start from another");
}

TEST(ReadScenarios, RefusesNamesGivenTwiceOrNotAtAll) {
  const std::vector<std::string> said =
      Said("scenario { name: \"a\" check {} }\nscenario { name: \"a\" check {} }\nscenario {}\n");
  ASSERT_EQ(said.size(), 2u);
  EXPECT_NE(said[0].find(":2:12: error: scenario \"a\": there is a scenario of that name already"),
            std::string::npos);
  EXPECT_NE(said[1].find(":3:1: error: scenario \"\": has no name; give it one"),
            std::string::npos);
}

TEST(ReadScenarios, RefusesOneThatNobodyNeeds) {
  EXPECT_EQ(
      Said("scenario { name: \"a\" }"),
      std::vector<std::string>{"scenarios/s.txtpb:1:1: error: scenario \"a\": checks nothing, "
                               "and no scenario starts from it; add a check"});
}

TEST(ReadScenarios, SaysWhichFieldCannotBeSet) {
  const std::vector<std::string> said = Said(
      "scenario { name: \"a\" check {}\n"
      "  set { path: \"case.dateofbirth\" value: \"1\" }\n"
      "  set { path: \"name\" value: \"b\" }\n"
      "}\n");
  ASSERT_EQ(said.size(), 2u);
  EXPECT_EQ(said[0],
            "scenarios/s.txtpb:2:3: error: scenario \"a\": cannot set \"case.dateofbirth\": "
            "CaseFacts has no field \"dateofbirth\"; did you mean \"date_of_birth\"?");
  EXPECT_EQ(said[1],
            "scenarios/s.txtpb:3:3: error: scenario \"a\": cannot set \"name\": a path starts with "
            "\"case.\" or \"record.\"");
}

TEST(ReadScenarios, SaysWhatCannotBeReadAndReadsTheRest) {
  const ScratchFolder folder;
  folder.Write("scenarios/1.txtpb", "scenari {}");
  folder.Write("scenarios/2.txtpb", "scenario { name: \"a\" check {} }");
  const ScenarioSet set = Read(folder);
  EXPECT_EQ(set.diagnostics.size(), 1u);
  EXPECT_EQ(set.scenarios.size(), 1u);
}

}  // namespace
}  // namespace fairstart
