#include "service/scenarios/scenario_run.h"

#include <gtest/gtest.h>

#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

class ScenarioRunTest : public testing::Test {
 protected:
  void Open(const std::filesystem::path& rules) {
    auto library = RulebookLibrary::Open(rules);
    ASSERT_TRUE(library.ok()) << library.status();
    library_ = *std::move(library);
    const auto set = ReadScenarios(rules / "sample/2019");
    ASSERT_TRUE(set.ok()) << set.status();
    ASSERT_TRUE(set->diagnostics.empty()) << ToString(set->diagnostics[0]);
    set_ = *set;
  }

  static std::string All(const ScenarioReport& report) {
    std::string all;
    for (const ScenarioFailure& failure : report.failures) all += ToString(failure) + "\n";
    return all;
  }

  const ScenarioTarget target_ = {"sample", "2019", ""};
  std::unique_ptr<RulebookLibrary> library_;
  ScenarioSet set_;
};

TEST_F(ScenarioRunTest, RunsWithReadingsAndParameters) {
  Open(kSampleRules);
  const ScenarioReport report = RunScenarios(set_, *library_, target_);
  EXPECT_EQ(All(report), "");
  EXPECT_EQ(report.scenarios, 4);
  EXPECT_EQ(report.days, 4);
  EXPECT_EQ(report.left_out, 0);
}

TEST_F(ScenarioRunTest, RunsThroughRequestsButForParameters) {
  Open(kSampleRules);
  const ScenarioReport report = RunScenariosThrough(
      [this](std::string_view request) { return Preview(*library_, request); }, set_, target_);
  EXPECT_EQ(All(report), "");
  EXPECT_EQ(report.scenarios, 3);
  EXPECT_EQ(report.left_out, 1);
}

TEST_F(ScenarioRunTest, SaysWhereWhatWasExpected) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/scenarios/wrong.txtpb",
               "scenario {\n"
               "  name: \"wrong\"\n"
               "  base: \"left-care\"\n"
               "  check {\n"
               "    as_of: \"2019-06-01\"\n"
               "    line { entitlement: \"weekly_allowance\"\n"
               "           amount: \"57.91\" }\n"
               "    no_warning: \"no_csh\"\n"
               "  }\n"
               "  check { as_of: \"2019-06-31\" }\n"
               "}\n");
  Open(rules);
  const ScenarioReport report = RunScenarios(set_, *library_, target_);
  const std::string file = (rules / "sample/2019/scenarios/wrong.txtpb").string();
  ASSERT_EQ(report.failures.size(), 3u) << All(report);
  EXPECT_EQ(ToString(report.failures[0]),
            file +
                ":8:5: wrong: check[0].no_warning[0]: expected a known warning, got "
                "\"no_csh\"; did you mean \"no_cash\"?");
  EXPECT_EQ(ToString(report.failures[1]),
            file +
                ":7:12: wrong on 2019-06-01: weekly_allowance: amount: expected £57.91, got "
                "£57.90");
  EXPECT_EQ(ToString(report.failures[2]),
            file +
                ":10:3: wrong on 2019-06-31: answer: expected a finding, got as_of: "
                "read \"2019-06-31\", want a day that exists: that month has 01 to 30");
}

TEST_F(ScenarioRunTest, ReportsACaseThatIsRefused) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/scenarios/wrong.txtpb",
               "scenario { name: \"wrong\" base: \"left-care\" check { as_of: \"2019-06-01\" }\n"
               "  set { path: \"case.date_of_birth\" value: \"tomorrow\" } }\n");
  Open(rules);
  const ScenarioReport report = RunScenarios(set_, *library_, target_);
  ASSERT_EQ(report.failures.size(), 1u) << All(report);
  EXPECT_NE(ToString(report.failures[0]).find("got case.date_of_birth: read \"tomorrow\""),
            std::string::npos)
      << ToString(report.failures[0]);
}

TEST_F(ScenarioRunTest, ReportsAReadingThatThereIsNot) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/scenarios/wrong.txtpb",
               "scenario { name: \"wrong\" base: \"left-care\" check { as_of: \"2019-06-01\" }\n"
               "  reading: \"I-1=R9\" }\n");
  Open(rules);
  const ScenarioReport report = RunScenarios(set_, *library_, target_);
  ASSERT_EQ(report.failures.size(), 1u) << All(report);
  EXPECT_EQ(report.failures[0].what, "rulebook");
}

}  // namespace
}  // namespace fairstart
