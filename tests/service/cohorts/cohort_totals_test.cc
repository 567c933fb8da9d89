#include "service/cohorts/cohort_totals.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace fairstart {
namespace {

ComparedCase Case(const std::string& entry, SumsByEntitlement sums = {}) {
  ComparedCase compared;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(entry, &compared.entry)) << entry;
  compared.sums = std::move(sums);
  return compared;
}

TEST(CohortTotals, CountsACaseOnceForEachKindOfChange) {
  CohortTotals totals;
  totals.Add(
      Case("changes { entitlement: 'a' instance: '1' kind: CHANGE_KIND_GAINED } "
           "changes { entitlement: 'a' instance: '2' kind: CHANGE_KIND_GAINED } "
           "changes { entitlement: 'b' kind: CHANGE_KIND_MORE }"));
  totals.Add(Case("changes { entitlement: 'a' kind: CHANGE_KIND_LOST }"));
  totals.Add(
      Case("changes { entitlement: 'a' kind: CHANGE_KIND_LESS } "
           "changes { entitlement: 'b' kind: CHANGE_KIND_GAINED } "
           "changes { entitlement: 'c' kind: CHANGE_KIND_UNDETERMINED_NOW }"));
  totals.Add(Case("changes { entitlement: 'c' kind: CHANGE_KIND_OTHERWISE }"));
  totals.Add(Case("other_changes: 1"));
  totals.Add(Case(""));
  totals.Add(Case("error: 'wrong'"));
  const v1::CohortTotals made = totals.Totals();
  EXPECT_EQ(made.cases(), 7);
  EXPECT_EQ(made.failed(), 1);
  EXPECT_EQ(made.changed(), 5);
  EXPECT_EQ(made.gaining(), 1);
  EXPECT_EQ(made.losing(), 1);
  EXPECT_EQ(made.mixed(), 1);
  EXPECT_EQ(made.undetermined_now(), 1);
  ASSERT_EQ(made.entitlements_size(), 3);
  EXPECT_EQ(made.entitlements(0).entitlement(), "a");
  EXPECT_EQ(made.entitlements(0).gained(), 1);
  EXPECT_EQ(made.entitlements(0).lost(), 1);
  EXPECT_EQ(made.entitlements(0).less(), 1);
  EXPECT_EQ(made.entitlements(1).more(), 1);
  EXPECT_EQ(made.entitlements(1).gained(), 1);
  EXPECT_EQ(made.entitlements(2).undetermined_now(), 1);
  EXPECT_EQ(made.entitlements(2).otherwise(), 1);
}

TEST(CohortTotals, AddsUpWhatIsCertain) {
  CohortTotals totals;
  const CertainSums week{.lines = 1, .a_week = 100, .once = 0, .caps = 0};
  const CertainSums once{.lines = 2, .a_week = 0, .once = 50, .caps = 7};
  totals.Add(Case("", {{"a", {week, week}}, {"b", {{}, once}}}));
  totals.Add(Case("", {{"a", {{}, week}}}));
  const v1::CohortTotals made = totals.Totals();
  EXPECT_EQ(made.before().cases(), 1);
  EXPECT_EQ(made.after().cases(), 2);
  EXPECT_EQ(made.before().a_week().pence(), 100);
  EXPECT_EQ(made.after().a_week().pence(), 200);
  EXPECT_EQ(made.after().once().pence(), 50);
  EXPECT_EQ(made.after().caps().pence(), 7);
  ASSERT_EQ(made.entitlements_size(), 2);
  EXPECT_EQ(made.entitlements(0).before().cases(), 1);
  EXPECT_EQ(made.entitlements(0).after().cases(), 2);
  EXPECT_EQ(made.entitlements(0).after().a_week().pence(), 200);
  EXPECT_EQ(made.entitlements(1).after().once().pence(), 50);
}

}  // namespace
}  // namespace fairstart
