// What another edition, reading or parameter changes of a ledger of the sample rulebook, reckoned
// by hand: the allowance is £57.90 a week, less £10.00 for those at work under reading R1 of I-1.
#include "service/audit/impact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class Impacts : public DecidingTest {
 protected:
  // Somebody's finding of a day; who works has a job since 2019-05-01.
  int64_t Find(const std::string& person, const std::string& as_of, bool works) {
    v1::ProposeRequest request = Proposal(absl::StrCat("r-", ++requests_));
    request.set_as_of(as_of);
    v1::CaseFacts& facts = *request.mutable_case_();
    facts.set_case_reference(person);
    facts.set_known_through("2020-12-31");
    if (works) {
      v1::Job& job = *facts.mutable_jobs()->add_records();
      job.set_id("j1");
      job.set_first_day("2019-05-01");
      job.mutable_last_day()->set_not_yet(true);
    }
    return Recorded(request);
  }

  absl::StatusOr<LedgerImpact> Begin(const v1::ImpactRequest& request) {
    return LedgerImpact::Begin(
        *library_, [this] { return ledger_->Read(); }, request.SerializeAsString(), 2, plans_);
  }

  // All parts, merged.
  v1::ImpactResponse Impact(const v1::ImpactRequest& request) {
    absl::StatusOr<LedgerImpact> impact = Begin(request);
    EXPECT_TRUE(impact.ok()) << impact.status();
    v1::ImpactResponse whole;
    while (impact.ok()) {
      const auto part = impact->Next();
      EXPECT_TRUE(part.ok()) << part.status();
      if (!part.ok() || !part->has_value()) break;
      whole.MergeFrom(**part);
    }
    return whole;
  }

  static v1::ImpactRequest WithoutLessForWork() {
    return Parsed<v1::ImpactRequest>(R"pb(rulebook: "sample"
                                          alternative { rulebook { readings: "I-1=R2" } })pb");
  }

  PlanArchive plans_;
  int requests_ = 0;
};

TEST_F(Impacts, SayWhoGainsHowMuchAndBecauseOfWhat) {
  Find("at-home", "2019-06-01", false);
  const int64_t position = Find("at-work", "2019-06-01", true);
  const v1::ImpactResponse impact = Impact(WithoutLessForWork());
  EXPECT_EQ(impact.people(), 2);
  ASSERT_EQ(impact.findings_size(), 1);
  const v1::ImpactedFinding& finding = impact.findings(0);
  EXPECT_EQ(finding.position(), position);
  EXPECT_EQ(finding.case_reference(), "at-work");
  EXPECT_EQ(finding.as_of(), "2019-06-01");
  const v1::Comparison& comparison = finding.comparison();
  ASSERT_EQ(comparison.lines_size(), 1);
  EXPECT_EQ(comparison.lines(0).kind(), v1::CHANGE_KIND_MORE);
  EXPECT_EQ(comparison.lines(0).before().given().amount().pence(), 4790);
  EXPECT_EQ(comparison.lines(0).after().given().amount().pence(), 5790);
  EXPECT_THAT(comparison.lines(0).causes(), ElementsAre(0));
  EXPECT_EQ(comparison.inputs(0).path(), "I-1");
}

TEST_F(Impacts, AddUpByFinancialYear) {
  Find("a", "2019-06-01", true);
  Find("b", "2019-06-01", true);
  Find("b", "2020-03-31", true);
  Find("b", "2020-04-01", false);
  const v1::ImpactResponse impact = Impact(WithoutLessForWork());
  ASSERT_EQ(impact.years_size(), 2);
  EXPECT_EQ(impact.years(0).first_day(), "2019-04-01");
  EXPECT_EQ(impact.years(0).totals().cases(), 3);
  EXPECT_EQ(impact.years(0).totals().gaining(), 3);
  EXPECT_EQ(impact.years(0).totals().before().a_week().pence(), 3 * 4790);
  EXPECT_EQ(impact.years(0).totals().after().a_week().pence(), 3 * 5790);
  EXPECT_EQ(impact.years(1).first_day(), "2020-04-01");
  EXPECT_EQ(impact.years(1).totals().gaining(), 0);
  EXPECT_EQ(impact.totals().cases(), 4);
  EXPECT_EQ(impact.totals().gaining(), 3);
}

// Somebody asked again because the case was another: what was found before is not counted with it.
TEST_F(Impacts, AreOfTheLastFindingOfADay) {
  Find("a", "2019-06-01", false);
  const int64_t last = Find("a", "2019-06-01", true);
  const v1::ImpactResponse impact = Impact(WithoutLessForWork());
  ASSERT_EQ(impact.findings_size(), 1);
  EXPECT_EQ(impact.findings(0).position(), last);
  EXPECT_EQ(impact.totals().cases(), 1);
}

TEST_F(Impacts, AreOfParametersAndRatesToo) {
  Find("a", "2019-06-01", false);
  auto request = Parsed<v1::ImpactRequest>(R"pb(
    rulebook: "sample"
    alternative {
      parameters {
        name: "full_allowance"
        label: "full weekly allowance"
        unit: UNIT_PENCE_PER_WEEK
        known: KNOWN_UNTIL_CHANGED
        row {
          from: "2019-04-01"
          value: "60.00"
          cite { paragraph: "2.1" }
        }
        cite { paragraph: "2.1" }
      }
    })pb");
  v1::ImpactResponse impact = Impact(request);
  EXPECT_EQ(impact.totals().after().a_week().pence(), 6000);
  request.mutable_alternative()->clear_parameters();
  request.mutable_alternative()->mutable_rulebook()->set_rates("2020");
  impact = Impact(request);
  EXPECT_EQ(impact.totals().gaining(), 0);
}

TEST_F(Impacts, GoThroughManyPeopleAsTheyWereWhenItBegan) {
  for (int i = 0; i < 70; ++i) Find(absl::StrCat("p-", i), "2019-06-01", i % 2 == 0);
  absl::StatusOr<LedgerImpact> impact = Begin(WithoutLessForWork());
  ASSERT_TRUE(impact.ok()) << impact.status();
  Find("p-0", "2019-06-01", false);
  v1::ImpactResponse whole;
  int parts = 0;
  for (;; ++parts) {
    const auto part = impact->Next();
    ASSERT_TRUE(part.ok()) << part.status();
    if (!part->has_value()) break;
    whole.MergeFrom(**part);
  }
  EXPECT_EQ(parts, 3);
  EXPECT_EQ(whole.totals().cases(), 70);
  EXPECT_EQ(whole.totals().gaining(), 35);
}

TEST_F(Impacts, NameWhatCouldNotBeLookedAt) {
  const int64_t finding = Find("a", "2019-06-01", true);
  Find("b", "2019-06-01", true);
  Add(ErasureOf("x-1", {(*Now())->Entry(finding)->content->finding_proposed().case_position()}));
  const v1::ImpactResponse impact = Impact(WithoutLessForWork());
  EXPECT_EQ(impact.totals().cases(), 2);
  EXPECT_EQ(impact.totals().failed(), 1);
  ASSERT_EQ(impact.findings_size(), 2);
  EXPECT_EQ(impact.findings(0).error(), "the case is erased");
}

TEST_F(Impacts, OfAnEditionLeaveTheOthersOut) {
  Find("a", "2019-06-01", true);
  v1::ImpactRequest request = WithoutLessForWork();
  request.set_edition("2019");
  EXPECT_EQ(Impact(request).totals().cases(), 1);
  request.set_edition("2020");
  EXPECT_EQ(Impact(request).totals().cases(), 0);
  request.set_edition("1066");
  EXPECT_EQ(Begin(request).status().code(), absl::StatusCode::kNotFound);
}

TEST_F(Impacts, OfNothingSayNothing) {
  const v1::ImpactResponse impact = Impact(WithoutLessForWork());
  EXPECT_EQ(impact.people(), 0);
  EXPECT_EQ(impact.totals().cases(), 0);
}

TEST_F(Impacts, OfWhatThereIsNotAreRefused) {
  const struct {
    const char* request;
    const char* says;
  } kRequests[] = {
      {"alternative { rulebook { rates: '2020' } }", "rulebook: is needed"},
      {"rulebook: 'sample'", "alternative: is needed"},
      {"rulebook: 'sampel' alternative { rulebook { rates: '2020' } }", "did you mean \"sample\"?"},
      {"rulebook: 'sample' alternative { rulebook { rates: '1066' } }",
       "alternative.rulebook.rates: "},
      {"rulebook: 'sample' alternative { rulebook { readings: 'I-1=R9' } }",
       "alternative.rulebook.readings"},
      {"rulebook: 'sample' alternative { as_of: '2019-06-01' rulebook { rates: '2020' } }",
       "alternative.as_of: is of one case"}};
  for (const auto& [request, says] : kRequests) {
    const absl::Status status = Begin(Parsed<v1::ImpactRequest>(request)).status();
    EXPECT_FALSE(status.ok()) << request;
    EXPECT_THAT(std::string(status.message()), HasSubstr(says));
  }
}

}  // namespace
}  // namespace fairstart
