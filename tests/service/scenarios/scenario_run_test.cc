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
      {[this](std::string_view request) { return Preview(*library_, request); },
       [this](std::string_view request) { return Schedule(*library_, request); }},
      set_, target_);
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

TEST_F(ScenarioRunTest, ChecksWhatIsPaidOverAPeriodHereAndThroughRequests) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  folder.Write("rules/sample/2019/scenarios/paid.txtpb",
               "scenario {\n"
               "  name: \"paid\"\n"
               "  base: \"left-care\"\n"
               "  period {\n"
               "    first_day: \"2019-06-03\"\n"
               "    last_day: \"2019-06-16\"\n"
               "    payment { name: \"weekly_allowance\" payments: 2 amount: \"57.91\" }\n"
               "    payment { name: \"weekly_alowance\" }\n"
               "  }\n"
               "  period { first_day: \"2019-06-03\" last_day: \"2019-06-01\" }\n"
               "}\n");
  Open(rules);
  const ScenarioReport report = RunScenarios(set_, *library_, target_);
  EXPECT_EQ(report.periods, 2);
  const std::string file = (rules / "sample/2019/scenarios/paid.txtpb").string();
  ASSERT_EQ(report.failures.size(), 4u) << All(report);
  EXPECT_EQ(ToString(report.failures[0]),
            file + ":8:15: paid: period[0].payment[1].name: expected a known entitlement, got "
                   "\"weekly_alowance\"; did you mean \"weekly_allowance\"?");
  EXPECT_EQ(ToString(report.failures[1]),
            file + ":7:52: paid: weekly_allowance on 2019-06-03: amount: expected £57.91, got £57.90");
  EXPECT_EQ(ToString(report.failures[2]),
            file + ":8:5: paid: weekly_alowance: expected 1 payment, got none");
  EXPECT_EQ(ToString(report.failures[3]),
            file + ":10:3: paid on 2019-06-03: answer: expected a schedule, got last_day: 2019-06-01 is before "
                   "the first day, 2019-06-03; give a day that is not");
  const ScenarioReport asked = RunScenariosThrough(
      {[this](std::string_view request) { return Preview(*library_, request); },
       [this](std::string_view request) { return Schedule(*library_, request); }},
      set_, target_);
  EXPECT_EQ(asked.periods, 2);
  // Names are looked up only where the rulebook is at hand.
  EXPECT_EQ(asked.failures.size(), 3u) << All(asked);
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
