#include "service/decisions/over_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;

// Whether the job has ended is not known: £57.90 a week, or £10.00 less.
v1::QuestionsRequest Sound() {
  v1::QuestionsRequest request;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(rulebook { id: "sample" }
           as_of: "2019-06-01"
           case {
             case_reference: "case-1"
             known_through: "2019-12-31"
             date_of_birth: "2002-05-15"
             care_episodes {
               records {
                 id: "c1"
                 first_day: "2010-01-01"
                 last_day { date: "2018-06-30" }
               }
             }
             jobs { records { id: "j1" first_day: "2019-05-01" } }
           })pb",
      &request);
  return request;
}

absl::StatusOr<v1::QuestionsResponse> Ask(const v1::QuestionsRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Questions(**library, request.SerializeAsString());
}

std::vector<std::string> Said(const v1::QuestionsRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(Questions, SayWhatToAskNextUnderTheEditionInForce) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::Questions& questions = answer->questions();
  EXPECT_EQ(questions.basis().case_reference(), "case-1");
  EXPECT_EQ(questions.basis().rulebook().edition(), "2019");
  EXPECT_EQ(questions.basis().facts_digest(), Sha256Hex(Sound().case_().SerializeAsString()));
  EXPECT_EQ(questions.basis().record_digest(), "");
  EXPECT_EQ(questions.as_of(), "2019-06-01");
  EXPECT_EQ(questions.until(), "2020-05-31");
  ASSERT_EQ(questions.facts_size(), 1);
  const v1::OpenFact& fact = questions.facts(0);
  EXPECT_EQ(fact.missing().path(), "jobs.records[0].last_day");
  EXPECT_EQ(fact.a_week().least().pence(), 4790);
  EXPECT_EQ(fact.a_week().most().pence(), 5790);
  // 366 days.
  EXPECT_EQ(fact.twelve_months().least().pence(), 250449);
  EXPECT_EQ(fact.twelve_months().most().pence(), 302734);
  EXPECT_TRUE(fact.exact());
}

TEST(Questions, AreOnlyOfTheEntitlementsAskedFor) {
  v1::QuestionsRequest request = Sound();
  request.add_entitlements("home_grant");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->questions().facts_size(), 0);
}

// Under the other reading work takes nothing off.
TEST(Questions, TakeAReading) {
  v1::QuestionsRequest request = Sound();
  request.mutable_rulebook()->add_readings("I-1=R2");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->questions().facts_size(), 0);
  EXPECT_THAT(answer->questions().basis().readings(), ElementsAre("I-1=R2"));
}

TEST(Questions, DigestTheRecord) {
  v1::QuestionsRequest request = Sound();
  request.mutable_record();
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  EXPECT_EQ(answer->questions().basis().record_digest(), Sha256Hex(""));
}

TEST(Questions, NameEveryFieldThatIsWrong) {
  v1::QuestionsRequest request = Sound();
  request.set_as_of("1 June");
  request.clear_case_();
  EXPECT_THAT(Said(request), ElementsAre("as_of: read \"1 June\", want a date written YYYY-MM-DD",
                                         "case: is needed; give the facts of the young person"));
  request = Sound();
  request.add_entitlements("weekly_allowence");
  EXPECT_THAT(Said(request), ElementsAre(testing::StartsWith("entitlements[0]: ")));
  request = Sound();
  request.mutable_case_()->mutable_care_episodes()->mutable_records(0)->set_first_day("2010-13-01");
  EXPECT_THAT(Said(request),
              ElementsAre(testing::StartsWith("case.care_episodes.records[0].first_day: ")));
}

}  // namespace
}  // namespace fairstart
