#include "service/deciding/add_to_record.h"

#include <gmock/gmock.h>

#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class AddToRecordTest : public DecidingTest {
 protected:
  v1::Record Record() { return *(*Now())->RecordOf(kPerson, Size()); }

  // The sample rules, in which a manager may approve at most £1,000.
  void LimitTheManager() {
    const std::filesystem::path rules = folder_.CopySampleRules();
    std::ifstream file(rules / "sample/2019/2_what.txtpb");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const std::string need = "approval { role: \"service_manager\" }";
    text.replace(text.find(need), need.size(),
                 "approval { role: \"service_manager\" up_to: 'limit' }");
    text += R"(
      parameter {
        name: "limit"
        label: "the most a manager approves"
        unit: UNIT_PENCE
        known: KNOWN_UNTIL_CHANGED
        row { from: "2019-04-01" value: "1000.00" cite { paragraph: "2.3" } }
        cite { paragraph: "2.3" }
      })";
    const std::string before = "before: BEFORE_EACH_PAYMENT";
    text.replace(text.find(before), before.size(), "before: BEFORE_ENTITLEMENT");
    std::ofstream(rules / "sample/2019/2_what.txtpb") << text;
    OpenRules(rules);
  }
};

TEST_F(AddToRecordTest, EachKindIsRecorded) {
  for (const char* item :
       {"assessment { id: 'i' line { entitlement: 'adviser' } outcome: ASSESSMENT_OUTCOME_APPROVED "
        "assessed_by: 'x' "
        "assessed_on: '2019-06-02' reason: 'in need' }",
        "approval { id: 'i' line { entitlement: 'home_grant' } role: 'service_manager' "
        "approved_by: 'x' "
        "approved_on: '2019-06-02' }",
        "plan_review { id: 'i' reviewed_on: '2019-06-02' reviewed_by: 'x' }",
        "plan_item { id: 'i' line { entitlement: 'adviser' } review_on: '2019-12-02' }"}) {
    const auto response = Ask(Addition(item, item));
    EXPECT_TRUE(response.ok()) << item << response.status();
  }
  const v1::Record record = Record();
  EXPECT_EQ(record.assessments(0).reason(), "in need");
  EXPECT_EQ(record.approvals(0).role(), "service_manager");
  EXPECT_EQ(record.plan_reviews(0).reviewed_by(), "x");
  EXPECT_EQ(record.plan_items(0).review_on(), "2019-12-02");
}

TEST_F(AddToRecordTest, WhoAndWhenAreNeeded) {
  EXPECT_THAT(Fields(Ask(Addition("r-1", "assessment {}")).status()),
              ElementsAre("assessment.id", "assessment.line.entitlement", "assessment.outcome",
                          "assessment.assessed_by", "assessment.assessed_on", "assessment.reason"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "approval {}")).status()),
              ElementsAre("approval.id", "approval.line.entitlement", "approval.role",
                          "approval.approved_by", "approval.approved_on"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "evidence {}")).status()),
              ElementsAre("evidence.id", "evidence.kind", "evidence.received_on"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "agreement {}")).status()),
              ElementsAre("agreement.id", "agreement.kind", "agreement.signed_on"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "plan_review {}")).status()),
              ElementsAre("plan_review.id", "plan_review.reviewed_on", "plan_review.reviewed_by"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "plan_item {}")).status()),
              ElementsAre("plan_item.id", "plan_item.line.entitlement"));
  EXPECT_THAT(Fields(Ask(Addition("r-1", "")).status()), ElementsAre("item"));
}

TEST_F(AddToRecordTest, WhatTheEngineWouldRefuseIsRefused) {
  const int64_t size = Size();
  v1::AddToRecordRequest request = ManagersApproval("a-1");
  request.mutable_approval()->set_role("service_manger");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("approval.role"));
  EXPECT_THAT(std::string(Ask(request).status().message()),
              HasSubstr("did you mean \"service_manager\"?"));
  request = ManagersApproval("a-1");
  request.mutable_approval()->set_approved_on("2019-02-30");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("approval.approved_on"));
  request = ManagersApproval("a-1");
  request.mutable_approval()->mutable_line()->set_entitlement("grant");
  EXPECT_THAT(Fields(Ask(request).status()), ElementsAre("approval.line.entitlement"));
  request = ManagersApproval("a-1");
  request.mutable_approval()
      ->GetReflection()
      ->MutableUnknownFields(request.mutable_approval())
      ->AddVarint(99, 1);
  EXPECT_THAT(Fields(Ask(request).status()), testing::Not(IsEmpty()));
  EXPECT_EQ(Size(), size);
}

TEST_F(AddToRecordTest, AKeyIsUsedOnce) {
  ASSERT_TRUE(Ask(ManagersApproval("a-1")).ok());
  v1::AddToRecordRequest again = ManagersApproval("a-1");
  again.set_request_id("another request");
  EXPECT_THAT(Fields(Ask(again).status()), ElementsAre("approval.id"));
  // The engine takes the record.
  EXPECT_TRUE(Ask(Proposal("r-1")).ok());
}

TEST_F(AddToRecordTest, TheSameRequestIsRecordedOnce) {
  const int64_t first = Recorded(ManagersApproval("a-1"));
  const auto again = Ask(ManagersApproval("a-1"));
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->recorded().recorded_before());
  EXPECT_EQ(again->recorded().position(), first);
  v1::AddToRecordRequest other = ManagersApproval("a-1");
  other.mutable_approval()->set_approved_by("manager-2");
  EXPECT_EQ(ReasonOf(Ask(other).status()), "REQUEST_ID_TAKEN");
}

TEST_F(AddToRecordTest, ACorrectionStandsInPlaceOfTheOtherAndMayHaveItsKey) {
  const int64_t first = Recorded(ManagersApproval("a-1"));
  v1::AddToRecordRequest correction = ManagersApproval("a-1");
  correction.set_request_id("correction");
  correction.set_corrects(first);
  correction.mutable_approval()->set_approved_by("manager-2");
  ASSERT_TRUE(Ask(correction).ok()) << Ask(correction).status();
  ASSERT_EQ(Record().approvals_size(), 1);
  EXPECT_EQ(Record().approvals(0).approved_by(), "manager-2");
  correction.set_request_id("correction of nothing");
  correction.set_corrects(1);
  correction.mutable_approval()->set_id("a-2");
  EXPECT_THAT(Fields(Ask(correction).status()), ElementsAre("corrects"));
}

TEST_F(AddToRecordTest, AnApprovalBeyondDelegationIsRecordedAndHasNoEffect) {
  LimitTheManager();
  const int64_t without = Recorded(Proposal("r-1"));
  EXPECT_EQ(ReasonOf(Ask(Confirmation("c-1", without, {"home_grant"})).status()),
            "LINE_NOT_DECIDABLE");

  const int64_t approval = Recorded(ManagersApproval("a-1"));  // of all that is due, £2,000
  const auto beyond = Ask(Proposal("r-2"));
  EXPECT_EQ(LineOf(beyond->finding(), "home_grant")->outcome(), v1::OUTCOME_SUBJECT_TO);
  const absl::Status refused =
      Ask(Confirmation("c-2", beyond->recorded().position(), {"home_grant"})).status();
  EXPECT_EQ(ReasonOf(refused), "LINE_NOT_DECIDABLE");
  EXPECT_THAT(PreconditionsOf(refused)[0].description,
              HasSubstr("not on record: approval \"service_manager\""));

  v1::AddToRecordRequest within = ManagersApproval("a-2");
  within.set_corrects(approval);
  within.mutable_approval()->mutable_amount()->set_pence(100000);
  Recorded(within);
  const auto approved = Ask(Proposal("r-3"));
  EXPECT_EQ(LineOf(approved->finding(), "home_grant")->outcome(), v1::OUTCOME_ENTITLED);
  ASSERT_TRUE(Ask(Confirmation("c-3", approved->recorded().position(), {"home_grant"})).ok());
  EXPECT_EQ(InForce("home_grant", "2019-06-01").in_force().line().given().amount().pence(), 100000);
}

}  // namespace
}  // namespace fairstart
