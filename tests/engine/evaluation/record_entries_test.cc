// What an entry of a record must say in order to count.
#include "engine/evaluation/record_entries.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One line, a line for each job, and a line of a home.
constexpr char kEntitlements[] =
    "definition { name: 'home_key' label: 'home' value: 'active(living_arrangements).map(h, h.id)[0]' "
    "cite { paragraph: '1.2' } } "
    "parameter { name: 'limit' label: 'limit' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED "
    "row { from: '2020-01-01' value: '150.00' } cite { paragraph: '1.3' } } "
    "pot { name: 'home_pot' label: 'pot of a home' amount: 'limit' per: CAP_PERIOD_LIFE "
    "home: 'home_key' cite { paragraph: '1.2' } } "
    "entitlement { name: 'once' label: 'once' who { when: 'in_care' otherwise: 'No.' cite { "
    "paragraph: '1.1' } } actual_cost {} cite { paragraph: '1.2' } } "
    "entitlement { name: 'licence' label: 'licence' who { when: 'in_care' otherwise: 'No.' cite { "
    "paragraph: '1.1' } } actual_cost {} pot: 'home_pot' cite { paragraph: '1.2' } } "
    "entitlement { name: 'tools' label: 'tools' for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'No "
    "job.' } who { when: 'in_care' otherwise: 'No.' cite { paragraph: '1.1' } } actual_cost {} "
    "first_day: 'j.first_day' cite { paragraph: '1.2' } } ";

std::vector<std::string> Said(const std::string& record) {
  const CompileResult result = CompileWith(kEntitlements);
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  v1::Record read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(record, &read)) << record;
  FieldViolations violations;
  CheckRecordEntries(*result.plan, read, violations);
  std::vector<std::string> said;
  for (const FieldViolation& violation : violations) {
    said.push_back(violation.path + ": " + violation.description);
  }
  return said;
}

// A payment of `line` that also says `more`.
std::string Paid(const std::string& line, const std::string& more) {
  return absl::StrCat("payments { line { ", line, " } ", more, " } ");
}

constexpr char kSum[] = "amount { pence: 4000 } paid_on: '2020-05-01' ";

TEST(RecordEntries, ThatSayEnoughStand) {
  EXPECT_THAT(Said(Paid("entitlement: 'once'", std::string("id: 'p1' ") + kSum) +
                   Paid("entitlement: 'once'",
                        "reverses: 'p1' amount { pence: -4000 } paid_on: '2020-05-02'") +
                   Paid("entitlement: 'tools' instance: 'j1'", kSum) +
                   Paid("entitlement: 'licence'", std::string("home: 'flat-1' ") + kSum)),
              IsEmpty());
}

// What is said of all instances together is not about one of them, and need not name one.
TEST(RecordEntries, OtherThanPaymentsMaySpeakOfAllInstances) {
  EXPECT_THAT(Said("assessments { line { entitlement: 'tools' } } "
                   "plan_items { line { entitlement: 'tools' } }"),
              IsEmpty());
}

TEST(RecordEntries, NameAnInstanceOnlyWhereThereAreSome) {
  EXPECT_THAT(
      Said("approvals { line { entitlement: 'once' instance: 'j1' } }"),
      ElementsAre("record.approvals[0].line.instance: \"j1\" is an instance, and once has one line; "
                  "leave it out"));
  EXPECT_THAT(Said(Paid("entitlement: 'tools'", kSum)),
              ElementsAre("record.payments[0].line.instance: missing; tools has a line for each of "
                          "several, and an answer names each"));
}

TEST(RecordEntries, PaymentsSayWhatWasPaidWhenAndForWhat) {
  EXPECT_THAT(Said("payments {}"),
              ElementsAre("record.payments[0].line.entitlement: missing; name what was paid",
                          "record.payments[0].amount: missing; give the sum in pence",
                          "record.payments[0].paid_on: missing; give the day of the payment, or the "
                          "first day that it is for"));
  EXPECT_THAT(Said(Paid("entitlement: 'licence'", kSum)),
              ElementsAre("record.payments[0].home: missing; licence is paid once for a home: give "
                          "the key of the home"));
  EXPECT_THAT(Said(Paid("entitlement: 'once'",
                        std::string("first_day: '2020-05-08' last_day: '2020-05-01' ") + kSum)),
              ElementsAre("record.payments[0].last_day: 2020-05-01 is before first_day, 2020-05-08; "
                          "one of the two is wrong"));
}

TEST(RecordEntries, SumsBelowNothingTakeAPaymentBack) {
  EXPECT_THAT(Said(Paid("entitlement: 'once'", "amount { pence: -100 } paid_on: '2020-05-01'")),
              ElementsAre("record.payments[0].reverses: missing; a sum below nothing takes a payment "
                          "back: name which"));
  EXPECT_THAT(
      Said(Paid("entitlement: 'once'",
                "reverses: 'p9' amount { pence: -100 } paid_on: '2020-05-01'")),
      ElementsAre("record.payments[0].reverses: no payment has the key \"p9\""));
  EXPECT_THAT(Said(Paid("entitlement: 'once'", std::string("id: 'p1' ") + kSum) +
                   Paid("entitlement: 'once'",
                        "reverses: 'p1' amount { pence: 100 } paid_on: '2020-05-01'")),
              ElementsAre("record.payments[1].amount: is more than nothing, and what takes a payment "
                          "back is less"));
  EXPECT_THAT(Said("approvals { line { entitlement: 'once' } amount { pence: -1 } }"),
              ElementsAre("record.approvals[0].amount: is less than nothing; give the sum in pence, "
                          "from 0"));
}

TEST(RecordEntries, HaveAKeyEach) {
  EXPECT_THAT(Said("evidence { id: 'e1' } evidence { id: 'e2' } evidence { id: 'e1' }"),
              ElementsAre("record.evidence[2].id: \"e1\" is the key of an earlier entry too; give "
                          "each a key of its own"));
}

}  // namespace
}  // namespace fairstart
