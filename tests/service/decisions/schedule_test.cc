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

v1::ScheduleRequest Sound() {
  v1::ScheduleRequest request;
  google::protobuf::TextFormat::ParseFromString(
      R"pb(rulebook { id: "sample" }
           first_day: "2019-09-09"
           last_day: "2019-09-22"
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

absl::StatusOr<v1::ScheduleResponse> Ask(const v1::ScheduleRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return Schedule(**library, request.SerializeAsString());
}

TEST(Schedule, PaysFromTheDayOfBecomingEntitled) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::Schedule& schedule = answer->schedule();
  EXPECT_EQ(schedule.basis().case_reference(), "case-1");
  EXPECT_EQ(schedule.first_day(), "2019-09-09");
  EXPECT_EQ(schedule.last_day(), "2019-09-22");
  std::vector<std::string> paid;
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    if (payment.name() != "weekly_allowance") continue;
    paid.push_back(payment.due() + " " + payment.says());
  }
  // 15 September 2019 was a Sunday.
  EXPECT_THAT(
      paid, ElementsAre("2019-09-15 1 of 7 days at £57.90 a week", "2019-09-16 a week at £57.90"));
}

TEST(Schedule, SaysWhatIsPaidAlready) {
  v1::ScheduleRequest request = Sound();
  google::protobuf::TextFormat::ParseFromString(
      R"pb(payments {
             id: "p1"
             line { entitlement: "weekly_allowance" }
             first_day: "2019-09-16"
             last_day: "2019-09-22"
             paid_on: "2019-09-16"
             amount { pence: 5790 }
           })pb",
      request.mutable_record());
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  for (const v1::ScheduledPayment& payment : answer->schedule().payments()) {
    if (payment.name() != "weekly_allowance") continue;
    EXPECT_EQ(payment.paid().pence(), payment.due() == "2019-09-16" ? 5790 : 0) << payment.due();
  }
}

TEST(Schedule, NamesEveryFieldThatIsWrong) {
  v1::ScheduleRequest request = Sound();
  request.clear_first_day();
  request.set_last_day("30 June");
  request.clear_case_();
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  EXPECT_THAT(said,
              ElementsAre(StartsWith("first_day: is needed"),
                          StartsWith("last_day: read \"30 June\""), StartsWith("case: is needed")));
  request = Sound();
  request.set_last_day("2019-09-08");
  ASSERT_FALSE(ViolationsOf(Ask(request).status()).empty());
  EXPECT_THAT(ViolationsOf(Ask(request).status())[0].description,
              StartsWith("2019-09-08 is before "));
  request.set_last_day("2039-09-09");
  ASSERT_FALSE(ViolationsOf(Ask(request).status()).empty());
  EXPECT_THAT(ViolationsOf(Ask(request).status())[0].description,
              StartsWith("2039-09-09 is more than twenty years"));
}

}  // namespace
}  // namespace fairstart
