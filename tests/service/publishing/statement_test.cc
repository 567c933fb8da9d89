#include "service/publishing/statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

v1::StatementRequest Sound() {
  v1::StatementRequest request;
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
             jobs {
               records {
                 id: "j1"
                 first_day: "2019-05-01"
                 last_day { date: "2019-11-30" }
               }
             }
           })pb",
      &request);
  return request;
}

absl::StatusOr<v1::StatementResponse> Ask(const v1::StatementRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Statement(**library, request.SerializeAsString());
}

std::vector<std::string> Said(const v1::StatementRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(Statement, JoinsTheDayItsReasonsAndTheYear) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const std::string& html = answer->html();
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>\n"));
  EXPECT_THAT(html, HasSubstr("Your legal status: <strong>care leaver</strong>."));
  EXPECT_THAT(html, HasSubstr("The young person is old enough and has been in care."));
  // Less while at work, and more from the day after it: both sums, the day and the reason.
  EXPECT_THAT(html, HasSubstr("<p class=\"sum\">£47.90 a week</p>"));
  EXPECT_THAT(
      html,
      HasSubstr("The same until 30 November 2019. From 1 December 2019 on: £57.90 a week, because "
                "the job ended the day before."));
  EXPECT_THAT(html, HasSubstr("£57.90 − £10.00 = £47.90"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\" role=\"rowheader\">1 December 2019</th>"));
  EXPECT_THAT(
      html, HasSubstr("A service manager approves the grant. This is needed before each payment."));
  EXPECT_THAT(html, HasSubstr("<dd>A sample guide</dd>"));
  EXPECT_THAT(html, HasSubstr(Sha256Hex(Sound().case_().SerializeAsString())));
  // Nothing of the case's paths, which are no words for people.
  EXPECT_THAT(html.substr(html.find("<body>")), Not(HasSubstr("[")));
}

TEST(Statement, IsTheSameForTheSameQuestion) {
  EXPECT_EQ(Ask(Sound())->html(), Ask(Sound())->html());
}

TEST(Statement, AsksForWhatIsNotKnownInsteadOfSayingNo) {
  v1::StatementRequest request = Sound();
  request.mutable_case_()->clear_jobs();
  request.mutable_case_()->set_known_through("2019-10-01");
  const std::string html = Ask(request)->html();
  const size_t undecided = html.find("What we cannot decide yet</h2>");
  const size_t others = html.find("What somebody else pays</h2>");
  const std::string section = html.substr(undecided, others - undecided);
  EXPECT_THAT(section, HasSubstr("Weekly allowance"));
  EXPECT_THAT(section, HasSubstr("Which jobs have you had?"));
  EXPECT_THAT(section, HasSubstr("if you get it: £47.90 to £57.90 a week"));
  EXPECT_THAT(section, Not(HasSubstr("£0.00")));
}

TEST(Statement, AnswersOnlyTheEntitlementsAskedFor) {
  v1::StatementRequest request = Sound();
  request.add_entitlements("home_grant");
  const std::string html = Ask(request)->html();
  EXPECT_THAT(html, HasSubstr("Grant for a first home"));
  EXPECT_THAT(html, Not(HasSubstr("Weekly allowance")));
}

TEST(Statement, NamesEveryFieldThatIsWrong) {
  v1::StatementRequest request = Sound();
  request.set_as_of("1 June");
  request.clear_case_();
  EXPECT_THAT(Said(request), ElementsAre("as_of: read \"1 June\", want a date written YYYY-MM-DD",
                                         "case: is needed; give the facts of the young person"));
  request = Sound();
  request.add_entitlements("weekly_allowence");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("entitlements[0]: ")));
  request = Sound();
  request.mutable_case_()->mutable_care_episodes()->mutable_records(0)->set_first_day("2010-13-01");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("case.care_episodes.records[0].first_day: ")));
}

TEST(Statement, EndsWithTheCalendar) {
  v1::StatementRequest request = Sound();
  request.set_as_of("2199-12-31");
  EXPECT_TRUE(Ask(request).ok()) << Ask(request).status();
}

}  // namespace
}  // namespace fairstart
