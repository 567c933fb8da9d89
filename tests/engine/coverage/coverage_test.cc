// What is seen of the small rulebook's rules, day by day.
#include "engine/coverage/coverage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "google/protobuf/text_format.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using google::protobuf::TextFormat;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Pair;
using testing::UnorderedElementsAre;

constexpr char kInCare[] =
    "known_through: '2020-12-31' date_of_birth: '2003-05-01' "
    "care_episodes { records { id: 'c1' first_day: '2019-01-01' last_day { not_yet: true } } } ";
constexpr char kNotInCare[] =
    "known_through: '2020-12-31' date_of_birth: '2003-05-01' care_episodes {} ";

std::string WithJob(int minutes) {
  return absl::StrCat(
      "jobs { records { id: 'j1' first_day: '2020-01-01' last_day { not_yet: true } "
      "minutes_per_week: ",
      minutes, " } } ");
}

std::string Told(bool told) {
  return absl::StrCat("declared_facts { facts { name: 'has_been_told' value { boolean: ",
                      told ? "true" : "false", " } } } ");
}

std::shared_ptr<const Plan> Compiled(const std::string& more) {
  const CompileResult result = CompileWith(more);
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  return result.plan;
}

StatedParts Entitlement(const std::string& name) {
  StatedParts stated;
  stated.entitlements = {name};
  return stated;
}

class CoverageTest : public testing::Test {
 protected:
  explicit CoverageTest(const std::string& more = "")
      : plan_(Compiled(more)), coverage_(std::make_unique<Coverage>(*plan_)) {}

  void Use(const std::string& more) {
    plan_ = Compiled(more);
    coverage_ = std::make_unique<Coverage>(*plan_);
  }

  void Look(const std::string& facts, const StatedParts& stated, const Plan* plan = nullptr) {
    v1::CaseFacts message;
    ASSERT_TRUE(TextFormat::ParseFromString(facts, &message)) << facts;
    Question question;
    question.facts = &message;
    question.as_of = ParseDay("2020-06-01").value();
    coverage_->Look(plan == nullptr ? *plan_ : *plan, question, stated);
  }

  // "days on which it held/days on which it failed" of each rule that was seen.
  std::map<std::string, std::string> SeenRules() const {
    std::map<std::string, std::string> seen;
    const v1::Coverage report = coverage_->Report();
    for (const v1::RuleCoverage& rule : report.rules()) {
      if (rule.held() == 0 && rule.failed() == 0) continue;
      const std::string name =
          absl::StrCat(rule.declaration(), rule.part().empty() ? "" : " ", rule.part());
      seen[name] = absl::StrCat(rule.held(), "/", rule.failed());
    }
    return seen;
  }

  std::shared_ptr<const Plan> plan_;
  std::unique_ptr<Coverage> coverage_;
};

TEST_F(CoverageTest, SeesNothingOfWhatIsNotStated) {
  Look(kInCare, StatedParts());
  EXPECT_THAT(SeenRules(), IsEmpty());
}

TEST_F(CoverageTest, SeesWhatTheStatusRestsOn) {
  StatedParts stated;
  stated.status = true;
  Look(kInCare, stated);
  Look(kNotInCare, stated);
  Look(kNotInCare, stated);
  EXPECT_THAT(SeenRules(), UnorderedElementsAre(
                               Pair("definition \"in_care\"", "1/2"),
                               Pair("definition \"legal_status\" value", "2/1"),
                               Pair("definition \"legal_status\" exception \"in_care\"", "1/2")));
}

TEST_F(CoverageTest, SeesWhatALineRestsOn) {
  Look(std::string(kInCare) + "jobs {}", Entitlement("weekly_allowance"));
  EXPECT_THAT(
      SeenRules(),
      UnorderedElementsAre(
          Pair("entitlement \"weekly_allowance\" who 1", "1/0"), Pair("bar \"long_hours\"", "0/1"),
          Pair("definition \"in_care\"", "1/0"), Pair("definition \"legal_status\" value", "0/1"),
          Pair("definition \"legal_status\" exception \"in_care\"", "1/0"),
          Pair("definition \"some_long_job\"", "0/1"), Pair("definition \"works\"", "0/1"),
          Pair("table \"allowance\" row 1", "1/0"), Pair("table \"allowance\" row 2", "0/1"),
          Pair("table \"allowance\" row 3", "0/1")));
}

TEST_F(CoverageTest, SeesEveryLineWhenThereMayBeNoOther) {
  StatedParts stated;
  stated.every_entitlement = true;
  Look(std::string(kInCare) + WithJob(600), stated);
  EXPECT_THAT(SeenRules(), IsSupersetOf({Pair("entitlement \"weekly_allowance\" who 1", "1/0"),
                                         Pair("entitlement \"bus_fares\" who 1", "1/0")}));
}

TEST_F(CoverageTest, SeesABarUnlessALiftStandsAgainstIt) {
  const std::string at_work = kInCare + WithJob(1000);
  const auto bar = [&] {
    const auto seen = SeenRules();
    const auto of = [&](const char* name) { return seen.contains(name) ? seen.at(name) : "0/0"; };
    return absl::StrCat(of("bar \"long_hours\""), " ", of("lift \"told_in_time\""));
  };
  Look(at_work, Entitlement("weekly_allowance"));
  EXPECT_EQ(bar(), "0/0 0/0") << "it is not known whether the lift stands against it";
  Look(at_work + Told(false), Entitlement("weekly_allowance"));
  EXPECT_EQ(bar(), "1/0 0/1");
  Look(at_work + Told(true), Entitlement("weekly_allowance"));
  EXPECT_EQ(bar(), "1/1 1/1");
  Look(at_work + Told(true), Entitlement("bus_fares"));
  EXPECT_EQ(bar(), "1/1 1/1") << "it does not reach those";
}

TEST_F(CoverageTest, TakesALiftWithoutConditionToHoldWhenItsBarWould) {
  Use("bar { name: 'no_work' entitlement: 'weekly_allowance' entitlement: 'bus_fares' when: "
      "'works' "
      "because: 'Pay.' cite { paragraph: '1.2' } }\n"
      "lift { name: 'fares_stay' bar: 'no_work' entitlement: 'bus_fares' because: 'Travel.' "
      "cite { paragraph: '1.2' } }");
  const std::string at_work = kInCare + WithJob(600);
  Look(at_work, Entitlement("bus_fares"));
  EXPECT_THAT(SeenRules(),
              IsSupersetOf({Pair("bar \"no_work\"", "0/1"), Pair("lift \"fares_stay\"", "1/0")}));
  Look(at_work, Entitlement("weekly_allowance"));
  Look(std::string(kInCare) + "jobs {}", Entitlement("bus_fares"));
  EXPECT_THAT(SeenRules(),
              IsSupersetOf({Pair("bar \"no_work\"", "1/1"), Pair("lift \"fares_stay\"", "1/0")}))
      << "without a job there is no line that could be barred";
}

TEST_F(CoverageTest, SeesNoRowThatOnlyMayApply) {
  Use("definition { name: 'told' label: 'told' value: 'has_been_told' cite { paragraph: '1.2' } }\n"
      "table { name: 'either_way' label: 'the same either way' input { value: 'told' label: 'told' "
      "} "
      "row { cell: 'true' then: 'true' } row { cell: 'false' then: 'true' } "
      "cite { paragraph: '1.2' } }\n"
      "warning { name: 'always' when: 'either_way' says: 'Always.' cite { paragraph: '1.2' } }");
  StatedParts stated;
  stated.warnings = {"always"};
  Look(kInCare, stated);
  EXPECT_THAT(SeenRules(), UnorderedElementsAre(Pair("warning \"always\"", "1/0"),
                                                Pair("table \"either_way\"", "1/0")));
  Look(kInCare + Told(false), stated);
  EXPECT_THAT(SeenRules(), UnorderedElementsAre(Pair("warning \"always\"", "2/0"),
                                                Pair("definition \"told\"", "0/1"),
                                                Pair("table \"either_way\"", "2/0"),
                                                Pair("table \"either_way\" row 1", "0/1"),
                                                Pair("table \"either_way\" row 2", "1/0")));
}

TEST_F(CoverageTest, SeesClaimsDutiesAndWarnings) {
  StatedParts stated;
  stated.claims = {"wage"};
  stated.duties = {"tell"};
  stated.warnings = {"long_day"};
  Look(kInCare + WithJob(1000) + Told(true), stated);
  Look(std::string(kNotInCare) + "jobs {}", stated);
  EXPECT_THAT(SeenRules(),
              UnorderedElementsAre(
                  Pair("claim \"wage\" who 1", "1/1"), Pair("duty \"tell\" when 1", "1/1"),
                  Pair("duty \"tell\" done", "1/0"), Pair("warning \"long_day\"", "1/1"),
                  Pair("definition \"in_care\"", "1/1"), Pair("definition \"works\"", "1/1"),
                  Pair("definition \"works_long_hours\"", "1/0"),
                  Pair("definition \"some_long_job\"", "1/1")));
}

TEST_F(CoverageTest, CountsADayOnceHoweverManyRecordsShowIt) {
  StatedParts stated;
  stated.warnings = {"long_day"};
  Look(std::string(kInCare) +
           "jobs { records { id: 'j1' first_day: '2020-01-01' last_day { not_yet: true } "
           "minutes_per_week: 100 } records { id: 'j2' first_day: '2020-01-01' "
           "last_day { not_yet: true } minutes_per_week: 200 } records { id: 'j3' "
           "first_day: '2020-01-01' last_day { not_yet: true } minutes_per_week: 1000 } }",
       stated);
  EXPECT_THAT(SeenRules(), IsSupersetOf({Pair("definition \"works_long_hours\"", "1/1")}));
}

TEST_F(CoverageTest, CountsUnderOtherParametersToo) {
  CompileOptions options;
  options.parameters.emplace_back();
  ASSERT_TRUE(TextFormat::ParseFromString(
      "name: 'weekly_rate' label: 'weekly rate' unit: UNIT_PENCE_PER_WEEK "
      "known: KNOWN_UNTIL_CHANGED row { from: '2020-04-01' value: '60.00' } "
      "cite { paragraph: '1.3' }",
      &options.parameters.back()));
  const CompileResult other = Compile(SmallRulebook(), SmallRates(), {}, options);
  ASSERT_NE(other.plan, nullptr) << Shown(other.diagnostics);
  StatedParts stated;
  stated.status = true;
  Look(kInCare, stated, other.plan.get());
  EXPECT_THAT(SeenRules(), IsSupersetOf({Pair("definition \"in_care\"", "1/0")}));
}

TEST_F(CoverageTest, SeesNothingOfACaseThatIsRefused) {
  StatedParts stated;
  stated.status = true;
  Look("known_through: 'tomorrow' date_of_birth: '2003-05-01'", stated);
  EXPECT_THAT(SeenRules(), IsEmpty());
}

TEST_F(CoverageTest, CountsWhatInterpretationsWereReliedOnAndWhichReadingsDiffer) {
  Look(std::string(kInCare) + "jobs {}", Entitlement("weekly_allowance"));
  Look(std::string(kInCare) + "jobs {}", Entitlement("weekly_allowance"));
  Look(std::string(kInCare) + WithJob(600), Entitlement("bus_fares"));
  coverage_->AddDifference("I-1=B");
  coverage_->AddDifference("I-1=C");
  const v1::Coverage report = coverage_->Report();
  ASSERT_EQ(report.interpretations_size(), 1);
  const v1::InterpretationCoverage& interpretation = report.interpretations(0);
  EXPECT_EQ(interpretation.number(), "I-1");
  EXPECT_EQ(interpretation.relied_on(), 2);
  ASSERT_EQ(interpretation.readings_size(), 1) << "the chosen reading is none of the others";
  EXPECT_EQ(interpretation.readings(0).name(), "B");
  EXPECT_FALSE(interpretation.readings(0).words_only());
  EXPECT_EQ(interpretation.readings(0).different(), 1);
}

TEST_F(CoverageTest, SaysWhereEachRuleStandsAndWhatItSays) {
  const v1::Coverage report = coverage_->Report();
  for (const v1::RuleCoverage& rule : report.rules()) {
    if (rule.part() != "row 2") continue;
    EXPECT_EQ(rule.kind(), v1::RuleCoverage::KIND_ROW);
    EXPECT_EQ(rule.declaration(), "table \"allowance\"");
    EXPECT_EQ(rule.when(), "IN_CARE, true");
    EXPECT_EQ(rule.position().file(), "rulebook/rules.txtpb");
    // The line of the file, counted from 1, on which that row begins.
    const std::string text = ReadTextFile(std::string(kTestFolder) + "/good/rulebook/rules.txtpb");
    const size_t at = text.find("row { cell: \"IN_CARE\" cell: \"true\"");
    ASSERT_NE(at, std::string::npos);
    EXPECT_EQ(rule.position().line(),
              1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    return;
  }
  FAIL() << "no row 2";
}

TEST_F(CoverageTest, IsCompleteWhenEverythingWasSeenBothWays) {
  // Nobody who is not in care gets as far as the amount of the allowance.
  Use("warning { name: 'has_allowance' when: 'allowance > 0.00' says: 'Some.' "
      "cite { paragraph: '1.2' } }");
  StatedParts all;
  all.status = true;
  all.every_entitlement = true;
  all.claims = {"wage"};
  all.duties = {"tell"};
  all.warnings = {"long_day", "has_allowance"};
  Look(std::string(kInCare) + "jobs {}" + Told(false), all);
  Look(kInCare + WithJob(600) + Told(true), all);
  Look(kInCare + WithJob(1000) + Told(false), all);
  Look(kInCare + WithJob(1000) + Told(true), all);
  coverage_->AddDifference("I-1=B");
  EXPECT_FALSE(coverage_->Report().complete()) << "nobody was out of care";
  Look(kNotInCare + WithJob(600), all);
  EXPECT_TRUE(coverage_->Report().complete());
  EXPECT_EQ(coverage_->Report().rulebook().id(), "small");
}

}  // namespace
}  // namespace fairstart
