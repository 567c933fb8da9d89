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

v1::PlanItemsRequest Sound() {
  v1::PlanItemsRequest request;
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
           record {
             plan_items {
               id: "i1"
               line { entitlement: "weekly_allowance" }
             }
           })pb",
      &request);
  return request;
}

absl::StatusOr<v1::PlanItemsResponse> Ask(const v1::PlanItemsRequest& request) {
  const auto library = RulebookLibrary::Open(kSampleRules);
  return PlanItems(**library, request.SerializeAsString());
}

std::vector<std::string> Said(const v1::PlanItemsRequest& request) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : ViolationsOf(Ask(request).status())) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

TEST(PlanItems, AnswersUnderTheEditionInForceOnTheDay) {
  const auto answer = Ask(Sound());
  ASSERT_TRUE(answer.ok()) << answer.status();
  const v1::PlanItems& items = answer->plan_items();
  EXPECT_EQ(items.as_of(), "2019-10-01");
  EXPECT_EQ(items.basis().rulebook().edition(), "2019");
  EXPECT_EQ(items.basis().facts_digest(), Sha256Hex(Sound().case_().SerializeAsString()));
  EXPECT_EQ(items.basis().record_digest(), Sha256Hex(Sound().record().SerializeAsString()));
  std::vector<std::string> names;
  for (const v1::ProposedItem& item : items.items()) names.push_back(item.entitlement());
  EXPECT_THAT(names, ElementsAre("adviser", "home_grant", "weekly_allowance"));
  EXPECT_EQ(items.items(0).state(), v1::PLAN_ITEM_STATE_ABSENT);
  EXPECT_EQ(items.items(2).state(), v1::PLAN_ITEM_STATE_DIFFERS);
  EXPECT_EQ(items.items(2).present_id(), "i1");
}

TEST(PlanItems, AnswersOnlyTheEntitlementsAskedFor) {
  v1::PlanItemsRequest request = Sound();
  request.add_entitlements("home_grant");
  const auto answer = Ask(request);
  ASSERT_TRUE(answer.ok()) << answer.status();
  ASSERT_EQ(answer->plan_items().items_size(), 1);
  EXPECT_EQ(answer->plan_items().items(0).entitlement(), "home_grant");
}

TEST(PlanItems, NamesEveryFieldThatIsWrong) {
  v1::PlanItemsRequest request = Sound();
  request.set_as_of("1 June");
  request.clear_case_();
  EXPECT_THAT(Said(request), ElementsAre("as_of: read \"1 June\", want a date written YYYY-MM-DD",
                                         "case: is needed; give the facts of the young person"));
  request = Sound();
  request.add_entitlements("weekly_allowence");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("entitlements[0]: ")));
  request = Sound();
  request.mutable_record()->mutable_plan_items(0)->mutable_line()->set_entitlement("weekly");
  EXPECT_THAT(Said(request), ElementsAre(StartsWith("record.plan_items[0].line.entitlement: ")));
}

}  // namespace
}  // namespace fairstart
