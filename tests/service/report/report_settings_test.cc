#include "service/report/report_settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/service/report/report_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class ReportSettings : public ReportTest {
 protected:
  // What is wrong with settings: a path and what is said of it.
  FieldViolations Wrong(const std::string& settings) {
    const absl::StatusOr<LedgerReport> report = Begin(Request(settings));
    return ViolationsOf(report.status());
  }
};

TEST_F(ReportSettings, NameWhatTheRulebookHas) {
  const FieldViolations wrong = Wrong(R"(
    statuses: "CARE_LEAVER" statuses: "CARE_LEVER"
    count_by { definition: "at_wrok" } count_by { definition: "weekly_sum" }
    budgets { financial_year: "2019-20" entitlement: "weekly" amount { pence: 1 } })");
  ASSERT_EQ(wrong.size(), 4u);
  EXPECT_EQ(wrong[0].path, "settings.statuses[1]");
  EXPECT_THAT(wrong[0].description, HasSubstr("CARE_LEAVER"));
  EXPECT_EQ(wrong[1].path, "settings.count_by[0].definition");
  EXPECT_THAT(wrong[1].description, HasSubstr("at_work"));
  EXPECT_EQ(wrong[2].path, "settings.count_by[1].definition");
  EXPECT_EQ(wrong[3].path, "settings.budgets[0].entitlement");
}

TEST_F(ReportSettings, HaveOneBudgetForAYear) {
  const FieldViolations wrong = Wrong(R"(
    budgets { financial_year: "2019-20" amount { pence: 1 } }
    budgets { financial_year: "2019-20" amount { pence: 2 } }
    budgets { financial_year: "2019-21" amount { pence: 2 } }
    budgets { financial_year: "2019" amount { pence: -2 } })");
  ASSERT_EQ(wrong.size(), 4u);
  EXPECT_EQ(wrong[0].path, "settings.budgets[1]");
  EXPECT_EQ(wrong[1].path, "settings.budgets[2].financial_year");
  EXPECT_EQ(wrong[2].path, "settings.budgets[3].financial_year");
  EXPECT_EQ(wrong[3].path, "settings.budgets[3].amount");
}

TEST_F(ReportSettings, TakeNoBudgetBeyondWhatCanBeReckoned) {
  EXPECT_EQ(
      Wrong("budgets { financial_year: '2019-20' amount { pence: 9223372036854775807 } }")[0].path,
      "settings.budgets[0].amount");
}

TEST_F(ReportSettings, TakeNoOddNumberOfDays) {
  EXPECT_EQ(Wrong("late_after_days: -1")[0].path, "settings.late_after_days");
  EXPECT_EQ(Wrong("late_after_days: 367")[0].path, "settings.late_after_days");
  EXPECT_TRUE(Wrong("late_after_days: 366").empty());
}

TEST_F(ReportSettings, NeedARulebookAndADay) {
  v1::PanelReportRequest request = Request();
  request.set_as_of("30 June");
  EXPECT_EQ(ViolationsOf(Begin(request).status())[0].path, "as_of");
  request = Request();
  request.mutable_rulebook()->set_id("paymnts");
  EXPECT_EQ(ViolationsOf(Begin(request).status())[0].path, "rulebook.id");
}

}  // namespace
}  // namespace fairstart
