#include "service/decisions/compare.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

v1::CompareRequest Sound() {
  v1::CompareRequest request;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(rulebook { id: "sample" }
           as_of: "2019-10-01"
           case {
             case_reference: "case-1"
             known_through: "2019-12-31"
             date_of_birth: "2003-09-15"
             care_episodes {
               records {
                 id: "c1"
                 first_day: "2010-01-01"
                 last_day { date: "2018-06-30" }
               }
             }
             jobs {}
           }
           alternative { as_of: "2019-09-01" })pb",
      &request);
  return request;
}

v1::Parameter Grant(const std::string& value) {
  v1::Parameter grant;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(name: "grant"
           label: "grant"
           unit: UNIT_PENCE
           known: KNOWN_UNTIL_CHANGED
           row {
             from: "2019-04-01"
             cite { paragraph: "2.3" }
           }
           cite { paragraph: "2.3" })pb",
      &grant);
  grant.mutable_row(0)->set_value(value);
  return grant;
}

absl::StatusOr<v1::CompareResponse> AskBytes(const std::string& bytes) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Compare(**library, bytes);
}
absl::StatusOr<v1::CompareResponse> Ask(const v1::CompareRequest& request) {
  return AskBytes(request.SerializeAsString());
}

v1::Comparison Made(const v1::CompareRequest& request) {
  const auto answer = Ask(request);
  EXPECT_TRUE(answer.ok()) << answer.status();
  return answer.ok() ? answer->comparison() : v1::Comparison();
}

// What is said about each field that is wrong.
std::vector<std::string> Said(const v1::CompareRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

std::vector<std::string> Changes(const v1::Comparison& comparison) {
  std::vector<std::string> changes;
  for (const v1::LineChange& line : comparison.lines()) {
    changes.push_back(line.entitlement() + v1::ChangeKind_Name(line.kind()).substr(11));
  }
  return changes;
}

TEST(Compare, TellsOfAnotherDay) {
  const v1::Comparison comparison = Made(Sound());
  EXPECT_EQ(comparison.before_as_of(), "2019-10-01");
  EXPECT_EQ(comparison.after_as_of(), "2019-09-01");
  ASSERT_EQ(comparison.inputs_size(), 1);
  EXPECT_EQ(comparison.inputs(0).kind(), v1::INPUT_KIND_DAY);
  EXPECT_THAT(Changes(comparison),
              ElementsAre("adviser_LOST", "home_grant_LOST", "weekly_allowance_LOST"));
  EXPECT_EQ(comparison.once_before().pence(), 200000);
  EXPECT_EQ(comparison.once_after().pence(), 0);
}

TEST(Compare, TellsOfAnotherDayUnderTheEditionInForceThen) {
  v1::CompareRequest request = Sound();
  request.mutable_alternative()->set_as_of("2020-10-01");
  request.mutable_alternative()->mutable_rulebook()->set_rates("2019");
  const v1::Comparison comparison = Made(request);
  EXPECT_EQ(comparison.before().rulebook().edition(), "2019");
  EXPECT_EQ(comparison.after().rulebook().edition(), "2020");
  std::vector<v1::InputKind> kinds;
  for (const v1::InputChange& input : comparison.inputs()) kinds.push_back(input.kind());
  EXPECT_THAT(kinds, ElementsAre(v1::INPUT_KIND_DAY, v1::INPUT_KIND_EDITION, v1::INPUT_KIND_RATES));
  // An edition that is named stays.
  request.mutable_rulebook()->set_edition("2019");
  EXPECT_EQ(Made(request).after().rulebook().edition(), "2019");
}

TEST(Compare, TellsOfOtherFactsAndDigestsThemAsReceived) {
  v1::CompareRequest request = Sound();
  *request.mutable_alternative()->mutable_case_() = request.case_();
  request.mutable_alternative()->clear_as_of();
  v1::Job& job = *request.mutable_alternative()->mutable_case_()->mutable_jobs()->add_records();
  job.set_id("j1");
  job.set_first_day("2019-05-01");
  job.mutable_last_day()->set_not_yet(true);
  const v1::Comparison comparison = Made(request);
  EXPECT_EQ(comparison.before().facts_digest(), Sha256Hex(request.case_().SerializeAsString()));
  EXPECT_EQ(comparison.after().facts_digest(),
            Sha256Hex(request.alternative().case_().SerializeAsString()));
  ASSERT_EQ(comparison.inputs_size(), 1);
  EXPECT_EQ(comparison.inputs(0).path(), "jobs.records[0]");
  EXPECT_THAT(Changes(comparison), ElementsAre("weekly_allowance_LESS"));
  EXPECT_EQ(comparison.a_week_before().pence(), 5790);
  EXPECT_EQ(comparison.a_week_after().pence(), 4790);
}

TEST(Compare, TellsOfAnotherParameter) {
  v1::CompareRequest request = Sound();
  request.mutable_alternative()->clear_as_of();
  *request.mutable_alternative()->add_parameters() = Grant("3000.00");
  const v1::Comparison comparison = Made(request);
  ASSERT_EQ(comparison.inputs_size(), 1);
  EXPECT_EQ(comparison.inputs(0).path(), "grant");
  EXPECT_EQ(comparison.inputs(0).before(), "£2,000.00 from 1 April 2019");
  EXPECT_EQ(comparison.inputs(0).after(), "£3,000.00 from 1 April 2019");
  EXPECT_THAT(Changes(comparison), ElementsAre("home_grant_MORE"));
  EXPECT_THAT(comparison.lines(0).causes(), ElementsAre(0));
  // The same value is no change.
  *request.mutable_alternative()->mutable_parameters(0) = Grant("2000.00");
  EXPECT_EQ(Made(request).inputs_size(), 0);
}

TEST(Compare, ReadsAnInterpretationOtherwiseAndKeepsTheOthers) {
  v1::CompareRequest request = Sound();
  request.mutable_alternative()->clear_as_of();
  v1::Job& job = *request.mutable_case_()->mutable_jobs()->add_records();
  job.set_id("j1");
  job.set_first_day("2019-05-01");
  job.mutable_last_day()->set_not_yet(true);
  request.mutable_rulebook()->add_readings("I-1=R2");
  request.mutable_alternative()->mutable_rulebook()->add_readings("I-1=R1");
  const v1::Comparison comparison = Made(request);
  ASSERT_EQ(comparison.inputs_size(), 1);
  EXPECT_EQ(comparison.inputs(0).path(), "I-1");
  EXPECT_EQ(comparison.inputs(0).before(), "R2");
  EXPECT_EQ(comparison.inputs(0).after(), "R1");
  EXPECT_THAT(Changes(comparison), ElementsAre("weekly_allowance_LESS"));
}

TEST(Compare, NamesEveryFieldOfTheAlternativeThatIsWrong) {
  v1::CompareRequest request = Sound();
  request.clear_alternative();
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("alternative: is needed; ")));
  request.mutable_alternative()->set_as_of("soon");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("alternative.as_of: read \"soon\"")));
  request = Sound();
  request.mutable_alternative()->mutable_rulebook()->set_edition("1999");
  EXPECT_THAT(Said(request),
              ElementsAre(StartsWith("alternative.rulebook.edition: sample has no edition")));
  EXPECT_TRUE(absl::IsNotFound(Ask(request).status()));
  request = Sound();
  request.mutable_alternative()->mutable_rulebook()->add_readings("I-1=R3");
  EXPECT_THAT(Said(request),
              ElementsAre(StartsWith("alternative.rulebook.readings[0]: the reading I-1=R3 is "
                                     "described but not encoded")));
  request = Sound();
  request.mutable_alternative()->mutable_case_();
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("alternative.case.known_through: missing; ")));
  request = Sound();
  request.set_as_of("");
  request.clear_case_();
  EXPECT_THAT(Said(request),
              ElementsAre(StartsWith("as_of: is needed"), StartsWith("case: is needed")));
}

TEST(Compare, NamesEveryParameterThatIsWrong) {
  v1::CompareRequest request = Sound();
  auto& parameters = *request.mutable_alternative()->mutable_parameters();
  *parameters.Add() = Grant("3000.00");
  parameters[0].set_name("gramt");
  *parameters.Add() = Grant("3000");
  parameters[1].set_unit(v1::UNIT_PENCE_PER_WEEK);
  parameters[1].mutable_row(0)->set_from("April");
  *parameters.Add() = Grant("1.00");
  EXPECT_THAT(
      Said(request),
      ElementsAre(
          "alternative.parameters[0].name: the rulebook has no parameter \"gramt\"; did you mean "
          "\"grant\"?",
          StartsWith("alternative.parameters[1].unit: is not that of the parameter, which is "
                     "UNIT_PENCE"),
          StartsWith("alternative.parameters[1].row[0].from: read \"April\""),
          StartsWith("alternative.parameters[1].row[0].value: read \"3000\""),
          StartsWith("alternative.parameters[2].name: grant is given twice")));
  // Sound by itself, but not in the rulebook.
  request = Sound();
  *request.mutable_alternative()->add_parameters() = Grant("3000.00");
  *request.mutable_alternative()->mutable_parameters(0)->add_row() =
      request.alternative().parameters(0).row(0);
  EXPECT_THAT(Said(request),
              ElementsAre(AllOf(StartsWith("alternative.parameters: the rulebook does not compile"),
                                HasSubstr("has two rows from 2019-04-01"))));
}

TEST(Compare, RefusesWhatItDoesNotKnowInTheAlternative) {
  v1::CompareRequest request = Sound();
  request.clear_alternative();
  // alternative { as_of: "2019-09-01" #9: "x" }
  const std::string bytes = request.SerializeAsString() + std::string("\x32\x0f\x22\x0a") +
                            "2019-09-01" + std::string("\x4a\x01x");
  const FieldViolations violations = ViolationsOf(AskBytes(bytes).status());
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].path, "alternative.#9");
}

}  // namespace
}  // namespace fairstart
