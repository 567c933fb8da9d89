#include "service/decisions/over_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

v1::ProjectRequest Sound() {
  v1::ProjectRequest request;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(rulebook { id: "sample" }
           first_day: "2019-06-01"
           last_day: "2020-05-31"
           case {
             case_reference: "case-1"
             known_through: "2019-12-31"
             date_of_birth: "2003-09-15"
             care_episodes {
               records { id: "c1" first_day: "2010-01-01" last_day { date: "2018-06-30" } }
             }
             jobs {}
           })pb",
      &request);
  return request;
}

absl::StatusOr<v1::ProjectResponse> Ask(const v1::ProjectRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Project(**library, request.SerializeAsString());
}

// What is said about each field that is wrong.
std::vector<std::string> Said(const v1::ProjectRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(Project, AnswersUnderTheEditionInForceOnTheFirstDay) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::Timeline& timeline = answer->timeline();
  EXPECT_EQ(timeline.basis().case_reference(), "case-1");
  EXPECT_EQ(timeline.first_day(), "2019-06-01");
  EXPECT_EQ(timeline.last_day(), "2020-05-31");
  EXPECT_EQ(timeline.basis().rulebook().edition(), "2019");
  EXPECT_EQ(timeline.basis().facts_digest(), Sha256Hex(Sound().case_().SerializeAsString()));
  // The day of becoming a care leaver.
  std::vector<std::string> days;
  for (const v1::Change& change : timeline.changes()) days.push_back(change.day());
  EXPECT_THAT(days, testing::Contains("2019-09-15"));
}

TEST(Project, AnswersOnlyTheEntitlementsAskedFor) {
  v1::ProjectRequest request = Sound();
  request.add_entitlements("weekly_allowance");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_FALSE(answer->timeline().lines().empty());
  for (const v1::LineSpan& span : answer->timeline().lines()) {
    EXPECT_EQ(span.line().entitlement(), "weekly_allowance");
  }
}

TEST(Project, NamesEveryFieldThatIsWrong) {
  v1::ProjectRequest request = Sound();
  request.set_first_day("1 June");
  request.clear_last_day();
  request.clear_case_();
  EXPECT_THAT(Said(request),
              ElementsAre("first_day: read \"1 June\", want a date written YYYY-MM-DD",
                          "last_day: is needed; write the last day of the period as YYYY-MM-DD",
                          "case: is needed; give the facts of the young person"));
  request = Sound();
  request.add_entitlements("weekly_allowence");
  EXPECT_THAT(Said(request), ElementsAre(testing::StartsWith("entitlements[0]: ")));
  request = Sound();
  request.set_last_day("2019-05-31");
  EXPECT_THAT(Said(request), ElementsAre(testing::StartsWith("last_day: 2019-05-31 is before ")));
  request = Sound();
  request.mutable_case_()->mutable_care_episodes()->mutable_records(0)->set_first_day("2010-13-01");
  EXPECT_THAT(Said(request),
              ElementsAre(testing::StartsWith("case.care_episodes.records[0].first_day: ")));
}

}  // namespace
}  // namespace fairstart
