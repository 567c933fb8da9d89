#include "service/scenarios/scenario_coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

v1::Check CheckOf(const std::string& text) {
  v1::Check check;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &check)) << text;
  return check;
}

// The coverage of the sample rulebook by its own scenarios and those of `more`.
v1::Coverage CoverSample(const std::string& more = "") {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  if (!more.empty()) folder.Write("rules/sample/2019/scenarios/more.txtpb", more);
  const auto library = RulebookLibrary::Open(rules);
  EXPECT_TRUE(library.ok()) << library.status();
  const auto set = ReadScenarios(rules / "sample/2019");
  EXPECT_TRUE(set.ok()) << set.status();
  const auto coverage = CoverScenarios(*set, **library, {"sample", "2019", ""});
  EXPECT_TRUE(coverage.ok()) << coverage.status();
  return coverage.ok() ? *coverage : v1::Coverage();
}

const v1::RuleCoverage& RuleOf(const v1::Coverage& coverage, const std::string& declaration,
                               const std::string& part) {
  for (const v1::RuleCoverage& rule : coverage.rules()) {
    if (rule.declaration() == declaration && rule.part() == part) return rule;
  }
  ADD_FAILURE() << "no " << declaration << " " << part;
  return v1::RuleCoverage::default_instance();
}

TEST(StatedBy, NamesTheParts) {
  const StatedParts stated = StatedBy(
      CheckOf("status: 'ELIGIBLE' line { entitlement: 'a' } line { entitlement: 'b' } "
              "claim { claim: 'c' } no_claim: 'd' duty { duty: 'e' } no_duty: 'f' warning: 'g' "
              "no_warning: 'h'"));
  EXPECT_TRUE(stated.status);
  EXPECT_FALSE(stated.every_entitlement);
  EXPECT_THAT(stated.entitlements, ElementsAre("a", "b"));
  EXPECT_THAT(stated.claims, ElementsAre("c", "d"));
  EXPECT_THAT(stated.duties, ElementsAre("e", "f"));
  EXPECT_THAT(stated.warnings, ElementsAre("g", "h"));
}

TEST(StatedBy, IsEveryLineWhereNoOtherMayBeOpen) {
  const StatedParts stated = StatedBy(CheckOf("exhaustive: true window_last_day: '2017-01-01'"));
  EXPECT_TRUE(stated.every_entitlement);
  EXPECT_FALSE(stated.status) << "a window of the whole answer says nothing about its parts";
  EXPECT_THAT(stated.claims, IsEmpty());
}

TEST(CoverScenarios, CountsDaysOfScenariosUnderTheChosenReadings) {
  const v1::Coverage coverage = CoverSample();
  EXPECT_EQ(coverage.rulebook().edition(), "2019");
  EXPECT_EQ(coverage.rates().edition(), "2020");
  EXPECT_EQ(coverage.scenarios(), 4);
  EXPECT_EQ(coverage.days(), 4);
  EXPECT_FALSE(coverage.complete());
  // left-care and at-work state something about it; other-allowance, with a parameter of its own,
  // counts too; at-work-R2 shows its reading only.
  const v1::RuleCoverage& general = RuleOf(coverage, "definition \"weekly_sum\"", "value");
  EXPECT_EQ(general.held(), 2);
  EXPECT_EQ(general.failed(), 1);
  const v1::RuleCoverage& claim = RuleOf(coverage, "claim \"benefit\"", "who 1");
  EXPECT_EQ(claim.held(), 1);
  EXPECT_EQ(claim.failed(), 1);
  EXPECT_EQ(RuleOf(coverage, "entitlement \"adviser\"", "who 1").held(), 0)
      << "no check states anything about it";
  ASSERT_EQ(coverage.interpretations_size(), 1);
  EXPECT_EQ(coverage.interpretations(0).relied_on(), 1) << "on the day of at-work";
}

TEST(CoverScenarios, CountsAReadingWhereItMakesADifference) {
  const v1::Coverage coverage = CoverSample(
      "scenario { name: 'no-difference' base: 'left-care' reading: 'I-1=R2'\n"
      "  check { as_of: '2019-06-01' line { entitlement: 'weekly_allowance' amount: '57.90' } } "
      "}\n");
  const auto& readings = coverage.interpretations(0).readings();
  ASSERT_EQ(readings.size(), 2);
  EXPECT_EQ(readings[0].name(), "R2");
  EXPECT_EQ(readings[0].different(), 1) << "at-work-R2; nobody of no-difference works";
  EXPECT_FALSE(readings[0].words_only());
  EXPECT_EQ(readings[1].name(), "R3");
  EXPECT_TRUE(readings[1].words_only());
}

TEST(CoverScenarios, SaysWhichEditionItCannotFind) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  ASSERT_TRUE(library.ok()) << library.status();
  EXPECT_EQ(CoverScenarios(ScenarioSet(), **library, {"sample", "1066", ""}).status().code(),
            absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace fairstart
