// What a plan says otherwise than it should: each difference, at and beside the boundary where it
// begins.
#include "engine/plan_items/item_differences.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kItem[] = R"(
  what: "£57.90 a week" outcome: OUTCOME_ENTITLED given { amount { pence: 5790 } unit: UNIT_PENCE_PER_WEEK }
  conditions: "Before each payment: a receipt." payee: PAYEE_YOUNG_PERSON manner: MANNER_ACCOUNT
  frequency: FREQUENCY_WEEKLY review_on: "2020-12-01" ends_on: "2021-05-14")";

// What the plan says, as it should.
constexpr char kPresent[] = R"(
  id: "item-1" conditions: "Receipts." manner: MANNER_ACCOUNT frequency: FREQUENCY_WEEKLY
  review_on: "2020-12-01" ends_on: "2021-05-14" amount { pence: 5790 })";

// The differences on 1 June 2020 with fields of either put in place.
std::vector<std::string> Said(const std::string& present_change,
                              const std::string& item_change = "") {
  v1::ProposedItem item;
  v1::PlanItem present;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kItem, &item));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kPresent, &present));
  v1::ProposedItem more_item;
  v1::PlanItem more;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(item_change, &more_item));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(present_change, &more));
  item.MergeFrom(more_item);
  present.MergeFrom(more);
  return DifferencesOf(item, present, "2020-06-01");
}

// The same with a field left out of the plan.
std::vector<std::string> SaidWithout(const std::string& field) {
  v1::ProposedItem item;
  v1::PlanItem present;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kItem, &item));
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(kPresent, &present));
  present.GetReflection()->ClearField(&present, present.GetDescriptor()->FindFieldByName(field));
  return DifferencesOf(item, present, "2020-06-01");
}

TEST(ItemDifferences, AreNoneWhereThePlanSaysTheSame) { EXPECT_THAT(Said(""), IsEmpty()); }

TEST(ItemDifferences, SayByHowMuchASumIsLessOrMoreThanIsDue) {
  EXPECT_THAT(Said("amount { pence: 5789 }"),
              ElementsAre("The plan has £57.89 a week: £0.01 a week less than is due."));
  EXPECT_THAT(Said("amount { pence: 6000 }"),
              ElementsAre("The plan has £60.00 a week: £2.10 a week more than is due."));
  EXPECT_THAT(SaidWithout("amount"),
              ElementsAre("The plan does not say how much: £57.90 a week is due."));
  EXPECT_THAT(Said("amount { pence: 5000 }", "outcome: OUTCOME_SUBJECT_TO"),
              ElementsAre("The plan has £50.00 a week: £7.90 a week less than may be due."));
}

// Nothing is promised, so nothing can be too little; what is settled already can be exceeded.
TEST(ItemDifferences, HoldASumToNoMoreThanIsPromised) {
  EXPECT_THAT(Said("amount { pence: 100 }", "outcome: OUTCOME_TO_CONSIDER"), IsEmpty());
  EXPECT_THAT(Said("amount { pence: 5791 }", "outcome: OUTCOME_TO_CONSIDER"),
              ElementsAre("The plan has £57.91 a week: £0.01 a week more than may be due."));
}

std::vector<std::string> SaidOfSum(const std::string& given, int64_t pence) {
  v1::ProposedItem item;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE " + given + " }", &item));
  v1::PlanItem present;
  present.mutable_amount()->set_pence(pence);
  return DifferencesOf(item, present, "2020-06-01");
}

TEST(ItemDifferences, HoldASumToTheBoundsOfOneThatIsNotSettled) {
  constexpr char kBounds[] = "at_least { pence: 1000 } at_most { pence: 2000 }";
  EXPECT_THAT(SaidOfSum(kBounds, 999),
              ElementsAre("The plan has £9.99: £0.01 less than may be due."));
  EXPECT_THAT(SaidOfSum(kBounds, 1000), IsEmpty());
  EXPECT_THAT(SaidOfSum(kBounds, 2000), IsEmpty());
  EXPECT_THAT(SaidOfSum(kBounds, 2001),
              ElementsAre("The plan has £20.01: £0.01 more than may be due."));
  EXPECT_THAT(SaidOfSum("actual_cost: true cap { pence: 2000 }", 2001),
              ElementsAre("The plan has £20.01: £0.01 more than may be due."));
  EXPECT_THAT(SaidOfSum("actual_cost: true cap { pence: 2000 }", 2000), IsEmpty());
}

TEST(ItemDifferences, SayHowAndHowOftenItIsPaidOtherwise) {
  EXPECT_THAT(Said("manner: MANNER_VOUCHER frequency: FREQUENCY_MONTHLY"),
              ElementsAre("The plan has it paid by voucher; it is to be paid into an account.",
                          "The plan has it paid monthly; it is to be paid weekly."));
  EXPECT_THAT(
      SaidWithout("manner"),
      ElementsAre("The plan does not say how it is paid: it is to be paid into an account."));
  EXPECT_THAT(SaidWithout("frequency"),
              ElementsAre("The plan does not say how often it is paid: it is to be paid weekly."));
}

TEST(ItemDifferences, MissConditionsWhereSomeAreAttached) {
  EXPECT_THAT(SaidWithout("conditions"),
              ElementsAre("The plan does not say which conditions are attached."));
}

TEST(ItemDifferences, FindAReviewThatIsPastOrTooLate) {
  EXPECT_THAT(Said("review_on: '2020-05-31'"),
              ElementsAre("The plan has it reviewed by 31 May 2020, which is past; it is to be by "
                          "1 December 2020."));
  EXPECT_THAT(Said("review_on: '2020-06-01'"), IsEmpty());
  EXPECT_THAT(
      Said("review_on: '2020-12-02'"),
      ElementsAre("The plan has it reviewed by 2 December 2020, which is too late; it is to be by "
                  "1 December 2020."));
  EXPECT_THAT(SaidWithout("review_on"),
              ElementsAre("The plan does not say when it is reviewed; it is to be by "
                          "1 December 2020."));
}

TEST(ItemDifferences, CompareTheEnd) {
  EXPECT_THAT(Said("ends_on: '2021-05-13'"),
              ElementsAre("The plan ends it on 13 May 2021, but it goes on to 14 May 2021."));
  EXPECT_THAT(
      Said("ends_on: '2021-05-15'"),
      ElementsAre(
          "The plan has it go on to 15 May 2021, but it ends or changes after 14 May 2021."));
  EXPECT_THAT(SaidWithout("ends_on"),
              ElementsAre("The plan does not say that it ends or changes after 14 May 2021."));
  v1::ProposedItem item;
  v1::PlanItem present;
  present.set_ends_on("2021-05-14");
  EXPECT_THAT(DifferencesOf(item, present, "2020-06-01"),
              ElementsAre("The plan ends it on 14 May 2021, but nothing in sight does."));
}

TEST(ItemDifferences, FindTermsOfPaymentOfWhatSomebodyElsePays) {
  v1::ProposedItem item;
  item.set_outcome(v1::OUTCOME_ELSEWHERE);
  item.set_what("paid by the state");
  v1::PlanItem present;
  EXPECT_THAT(DifferencesOf(item, present, "2020-06-01"), IsEmpty());
  present.mutable_amount()->set_pence(100);
  EXPECT_THAT(DifferencesOf(item, present, "2020-06-01"),
              ElementsAre("The plan has the authority pay it; it is paid by the state."));
}

}  // namespace
}  // namespace fairstart
