#include "service/decisions/over_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"
#include "service/errors/rich_status.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

v1::DutiesRequest Sound() {
  v1::DutiesRequest request;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(rulebook { id: "sample" }
           first_day: "2019-06-01"
           last_day: "2020-05-31"
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
           })pb",
      &request);
  return request;
}

absl::StatusOr<v1::DutiesResponse> Ask(const v1::DutiesRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Duties(**library, request.SerializeAsString());
}

std::vector<std::string> Said(const v1::DutiesRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(Duties, AnswersUnderTheEditionInForceOnTheFirstDay) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::DutyCalendar& calendar = answer->duties();
  EXPECT_EQ(calendar.basis().rulebook().edition(), "2019");
  EXPECT_EQ(calendar.first_day(), "2019-06-01");
  EXPECT_EQ(calendar.last_day(), "2020-05-31");
  ASSERT_EQ(calendar.duties_size(), 1);
  EXPECT_EQ(calendar.duties(0).duty().duty(), "tell");
  EXPECT_EQ(calendar.duties(0).duty().due(), "2019-09-15");
  EXPECT_EQ(calendar.duties(0).duty().state(), v1::DutyFinding::STATE_OPEN);
  EXPECT_EQ(calendar.duties(0).first_day(), "2019-09-15");
  EXPECT_EQ(calendar.duties(0).last_day(), "2020-05-31");
}

TEST(Duties, NamesEveryFieldThatIsWrong) {
  v1::DutiesRequest request = Sound();
  request.set_first_day("1 June");
  request.clear_last_day();
  request.clear_case_();
  EXPECT_THAT(Said(request),
              ElementsAre("first_day: read \"1 June\", want a date written YYYY-MM-DD",
                          "last_day: is needed; write the last day of the period as YYYY-MM-DD",
                          "case: is needed; give the facts of the young person"));
  request = Sound();
  request.set_last_day("2019-05-31");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("last_day: 2019-05-31 is before ")));
  request.set_last_day("2040-06-01");
  EXPECT_THAT(Said(request),
              ElementsAre(StartsWith("last_day: 2040-06-01 is more than twenty years")));
}

}  // namespace
}  // namespace fairstart
