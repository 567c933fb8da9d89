#include "service/cohorts/cohort_comparison.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

// Somebody who has left care, with or without a job.
std::string Line(int number, bool works, const std::string& known_through = "2019-10-01") {
  const std::string jobs =
      works
          ? R"({"records": [{"id": "j1", "firstDay": "2019-05-01", "lastDay": {"notYet": true}}]})"
          : "{}";
  return absl::StrCat(
      R"({"caseReference": "case-)", number, R"(", "knownThrough": ")", known_through,
      R"(", "dateOfBirth": "2003-09-15", "careEpisodes": {"records": [{"id": "c1", "firstDay": )",
      R"("2010-01-01", "lastDay": {"date": "2018-06-30"}}]}, "jobs": )", jobs, "}\n");
}

CohortQuestion OtherReading() {
  CohortQuestion question;
  question.rulebook.set_id("sample");
  question.alternative.mutable_rulebook()->add_readings("I-1=R2");
  return question;
}

std::vector<v1::CohortCase> RunLines(const CohortQuestion& question, const std::string& lines,
                                     int threads = 2) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  std::istringstream in(lines);
  std::vector<v1::CohortCase> cases;
  CompareCohort(**library, question, in, threads,
                [&](const ComparedCase& compared) { cases.push_back(compared.entry); });
  return cases;
}

TEST(CohortComparison, ComparesEachCaseOnItsOwnDay) {
  const std::vector<v1::CohortCase> cases =
      RunLines(OtherReading(), Line(1, true) + Line(2, false) + "\n" + Line(3, true, "2019-09-01"));
  ASSERT_EQ(cases.size(), 3u);
  EXPECT_EQ(cases[0].case_reference(), "case-1");
  EXPECT_EQ(cases[0].line(), 1);
  ASSERT_EQ(cases[0].changes_size(), 1);
  EXPECT_EQ(cases[0].changes(0).entitlement(), "weekly_allowance");
  EXPECT_EQ(cases[0].changes(0).kind(), v1::CHANGE_KIND_MORE);
  EXPECT_EQ(cases[0].a_week_before().pence(), 4790);
  EXPECT_EQ(cases[0].a_week_after().pence(), 5790);
  EXPECT_EQ(cases[1].changes_size(), 0);
  // An empty line is none, but counts. This one is not of age on their own day.
  EXPECT_EQ(cases[2].line(), 4);
  EXPECT_EQ(cases[2].a_week_after().pence(), 0);
}

TEST(CohortComparison, AsksAboutOneDayAndOtherThings) {
  CohortQuestion question = OtherReading();
  question.as_of = "2019-09-01";
  question.alternative.set_as_of("2019-10-01");
  question.entitlements = {"adviser"};
  const std::vector<v1::CohortCase> cases = RunLines(question, Line(1, true));
  ASSERT_EQ(cases.size(), 1u);
  ASSERT_EQ(cases[0].changes_size(), 1);
  EXPECT_EQ(cases[0].changes(0).entitlement(), "adviser");
  EXPECT_EQ(cases[0].changes(0).kind(), v1::CHANGE_KIND_GAINED);
}

TEST(CohortComparison, SaysWhatIsWrongWithALineAndGoesOn) {
  const std::vector<v1::CohortCase> cases =
      RunLines(OtherReading(), "{\"caseReference\": }\n" + Line(2, true) +
                                   "{\"caseReferense\": \"x\"}\n{}\n" + Line(5, true, "May") +
                                   Line(6, true));
  ASSERT_EQ(cases.size(), 6u);
  EXPECT_THAT(cases[0].error(), HasSubstr("column 19: "));
  EXPECT_EQ(cases[1].error(), "");
  EXPECT_THAT(cases[2].error(),
              StartsWith("column 2: CaseFacts has no field \"caseReferense\"; did you mean"));
  EXPECT_THAT(cases[3].error(), StartsWith("case.known_through: "));
  EXPECT_THAT(cases[4].error(), StartsWith("case.known_through: read \"May\""));
  EXPECT_EQ(cases[4].case_reference(), "case-5");
  EXPECT_EQ(cases[5].error(), "");
  EXPECT_EQ(cases[5].changes_size(), 1);
}

TEST(CohortComparison, RefusesALineThatIsTooLongWithoutKeepingIt) {
  std::string longest = Line(1, true);
  longest.insert(longest.size() - 1, kLongestCaseLine, ' ');
  const std::vector<v1::CohortCase> cases = RunLines(OtherReading(), longest + Line(2, true));
  ASSERT_EQ(cases.size(), 2u);
  EXPECT_THAT(cases[0].error(), StartsWith("is longer than 4194304 bytes"));
  EXPECT_EQ(cases[1].error(), "");
}

TEST(CohortComparison, DoesNotDependOnTheNumberOfThreads) {
  std::string lines;
  for (int i = 1; i <= 150; ++i) {
    lines += i % 10 == 0 ? "{\"wrong\"\n"
                         : Line(i, i % 3 == 0, i % 2 == 0 ? "2019-10-01" : "2019-09-14");
  }
  const auto text = [&](int threads) {
    std::string all;
    for (const v1::CohortCase& entry : RunLines(OtherReading(), lines, threads))
      all += entry.ShortDebugString() + "\n";
    return all;
  };
  const std::string alone = text(1);
  EXPECT_EQ(text(2), alone);
  EXPECT_EQ(text(7), alone);
}

TEST(CohortComparison, ChecksTheQuestionBeforeAnyCase) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  const auto said = [&](const CohortQuestion& question) {
    const FieldViolations violations = ViolationsOf(CheckCohortQuestion(**library, question));
    return violations.empty() ? "" : violations[0].path + ": " + violations[0].description;
  };
  EXPECT_EQ(said(OtherReading()), "");
  CohortQuestion question = OtherReading();
  question.alternative.clear_rulebook();
  EXPECT_THAT(said(question), StartsWith("alternative: is needed"));
  question = OtherReading();
  question.as_of = "soon";
  EXPECT_THAT(said(question), StartsWith("as_of: read \"soon\""));
  question = OtherReading();
  question.entitlements = {"advisor"};
  EXPECT_THAT(said(question),
              StartsWith("entitlements[0]: the rulebook has no entitlement \"advisor\""));
  question = OtherReading();
  question.alternative.mutable_rulebook()->set_readings(0, "I-9=R2");
  EXPECT_THAT(said(question), StartsWith("alternative.rulebook.readings[0]: "));
  question = OtherReading();
  question.alternative.add_parameters()->set_name("gramt");
  EXPECT_THAT(said(question), StartsWith("alternative.parameters[0].name: "));
}

}  // namespace
}  // namespace fairstart
