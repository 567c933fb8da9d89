// What each kind of line makes in a plan, when it ends, and what stands beside it, in the small
// rulebook with an entitlement or two laid over it. That items put on record are as due is shown in
// tests/properties/plan_items_test.cc.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "engine/plan_items/proposed_item.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Becomes 18 on 15 May 2021.
constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  living_arrangements { records { id: "flat-2" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs { records { id: "j1" first_day: "2020-04-15" last_day { date: "2020-08-10" } minutes_per_week: 100 } }
  declared_facts { facts { name: "has_been_told" value { boolean: true } } })";

constexpr char kAbout[] = R"(about {
  id: "small" edition: "2020" title: "Small" in_force_from: "2020-04-01" legal_status: "legal_status"
  plan_review: "look_again" })";
constexpr char kReview[] = R"txtpb(
  definition { name: "last_review" label: "last review" cite { paragraph: "1.2" }
               value: "latest(record.plan_reviews.map(r, r.reviewed_on))" }
  duty { name: "look_again" label: "review the plan" actor: ACTOR_SOCIAL_WORKER
         when { when: "in_care" otherwise: "No." cite { paragraph: "1.2" } }
         due: "plus(last_review, months(6))" cite { paragraph: "1.2" } })txtpb";

// An entitlement "w" that is paid weekly while the young person is in care, with this in its body.
std::string W(const std::string& body) {
  return absl::StrCat(
      "entitlement { name: 'w' label: 'the money' cite { paragraph: '1.2' } frequency: "
      "FREQUENCY_WEEKLY payee: PAYEE_YOUNG_PERSON manner: MANNER_ACCOUNT ",
      body, " } ");
}
std::string Who(const std::string& condition) {
  return absl::StrCat("who { when: '", condition,
                      "' otherwise: 'Not now.' cite { paragraph: '1.2' } } ");
}

v1::PlanItems Make(const std::string& more, const std::string& record = "none",
                   const std::string& day = "2020-06-01", const std::string& facts = kCase) {
  RulebookFolder folder = SmallRulebook();
  PutFile(folder, "about.txtpb", kAbout);
  PutFile(folder, "more.txtpb", absl::StrCat(kReview, more));
  const CompileResult result = Compile(folder, SmallRates());
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &read));
  v1::Record read_record;
  Question question;
  question.facts = &read;
  question.as_of = *ParseDay(day);
  question.entitlements = {"w"};
  if (record != "none") {
    EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(record, &read_record));
    question.record = &read_record;
  }
  const auto items = PlanItems(*result.plan, question);
  EXPECT_TRUE(std::holds_alternative<v1::PlanItems>(items));
  return std::holds_alternative<v1::PlanItems>(items) ? std::get<v1::PlanItems>(items)
                                                      : v1::PlanItems();
}

v1::ProposedItem One(const v1::PlanItems& items) {
  EXPECT_THAT(items.items(), SizeIs(1));
  return items.items().empty() ? v1::ProposedItem() : items.items(0);
}

// ---- What belongs, and what it says

TEST(PlanItems, HoldWhatIsEntitledWithItsTerms) {
  const v1::PlanItems items = Make(W(Who("in_care") + "amount: 'weekly_rate'"));
  const v1::ProposedItem item = One(items);
  EXPECT_EQ(item.entitlement(), "w");
  EXPECT_EQ(item.label(), "the money");
  EXPECT_EQ(item.what(), "£57.90 a week");
  EXPECT_EQ(item.outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_EQ(item.given().amount().pence(), 5790);
  EXPECT_EQ(item.payee(), v1::PAYEE_YOUNG_PERSON);
  EXPECT_EQ(item.manner(), v1::MANNER_ACCOUNT);
  EXPECT_EQ(item.frequency(), v1::FREQUENCY_WEEKLY);
  EXPECT_THAT(item.conditions(), IsEmpty());
  EXPECT_EQ(item.citations(0).paragraph(), "1.2");
  EXPECT_EQ(item.state(), v1::PLAN_ITEM_STATE_UNSPECIFIED) << "no record was given";
  EXPECT_EQ(items.as_of(), "2020-06-01");
  EXPECT_EQ(items.basis().case_reference(), "case-1");
}

TEST(PlanItems, HoldNothingOfWhatIsExcluded) {
  EXPECT_THAT(Make(W(Who("!in_care") + "amount: 'weekly_rate'")).items(), IsEmpty());
}

TEST(PlanItems, SayWhatALineIsSubjectTo) {
  const v1::ProposedItem item = One(Make(
      W(Who("in_care") +
        "amount: 'weekly_rate' need { assessment: 'a need' before: BEFORE_ENTITLEMENT says: 'The "
        "need is assessed.' cite { paragraph: '1.2' } } need { evidence: 'slip' before: "
        "BEFORE_EACH_PAYMENT about_each: 'job_keys' says: 'A pay slip.' cite { paragraph: '1.2' } "
        "}") +
      "definition { name: 'job_keys' label: 'jobs' value: 'jobs.map(j, j.id)' cite { paragraph: "
      "'1.2' } } "));
  EXPECT_EQ(item.outcome(), v1::OUTCOME_SUBJECT_TO);
  EXPECT_EQ(item.what(), "up to £57.90 a week");
  EXPECT_THAT(item.needs(), SizeIs(2));
  EXPECT_THAT(item.conditions(),
              ElementsAre("Before it stands: The need is assessed.",
                          "Before each payment: A pay slip. It is needed about j1."));
}

// The need of each payment stays a condition of the next when it is met for this one.
TEST(PlanItems, KeepTheConditionsOfEachPayment) {
  const std::string need =
      "amount: 'weekly_rate' need { evidence: 'slip' before: BEFORE_EACH_PAYMENT when: 'works' "
      "says: 'A pay "
      "slip.' cite { paragraph: '1.2' } }";
  const v1::ProposedItem item = One(Make(
      W(Who("in_care") + need),
      "evidence { id: 'e1' line { entitlement: 'w' } kind: 'slip' received_on: '2020-05-01' }"));
  EXPECT_EQ(item.outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_THAT(item.conditions(),
              ElementsAre("If the young person works, before each payment: A pay slip."));
}

TEST(PlanItems, SayWhatIsToBeConsidered) {
  const v1::ProposedItem item =
      One(Make(W(Who("in_care") + "amount: 'weekly_rate' consider { what: 'Whether it is needed.' "
                                  "cite { paragraph: '1.2' } }")));
  EXPECT_EQ(item.outcome(), v1::OUTCOME_TO_CONSIDER);
  EXPECT_EQ(item.what(), "to be considered: £57.90 a week");
  EXPECT_THAT(item.conditions(), ElementsAre("Whether it is needed."));
}

TEST(PlanItems, SayWhatIsNotSettledAndWhy) {
  const v1::ProposedItem item =
      One(Make(W(Who("in_care && has_been_told") + "amount: 'weekly_rate'"), "none", "2020-06-01",
               "known_through: '2020-06-30' date_of_birth: '2003-05-15' care_episodes { records { "
               "id: 'c1' first_day: "
               "'2010-01-01' last_day { not_yet: true } } } jobs {}"));
  EXPECT_EQ(item.outcome(), v1::OUTCOME_UNDETERMINED);
  EXPECT_EQ(item.what(), "not settled: £57.90 a week");
  ASSERT_THAT(item.missing(), SizeIs(1));
  EXPECT_EQ(item.missing(0).path(), "declared_facts.has_been_told");
}

TEST(PlanItems, SayWhoPaysInstead) {
  const v1::ProposedItem item =
      One(Make(W(Who("in_care") +
                 "amount: 'weekly_rate' elsewhere { when: 'works' payer: 'the employer' how: "
                 "'Ask for it' cite { paragraph: '1.2' } }")));
  EXPECT_EQ(item.outcome(), v1::OUTCOME_ELSEWHERE);
  EXPECT_EQ(item.what(), "paid by the employer");
  EXPECT_THAT(item.conditions(), ElementsAre("Ask for it."));
  EXPECT_EQ(item.manner(), v1::MANNER_UNSPECIFIED);
  EXPECT_EQ(item.payee(), v1::PAYEE_UNSPECIFIED);
  EXPECT_EQ(item.frequency(), v1::FREQUENCY_UNSPECIFIED);
}

TEST(PlanItems, SayHowFarASumGoesUntilWhenAndWhatIsPaidBack) {
  const std::string body =
      "actual_cost {} pot: 'yearly_pot' lapses: 'birthday(21)' counts_as_income: true repayment { "
      "says: 'It "
      "is paid back when the young person moves' cite { paragraph: '1.2' } }";
  const v1::ProposedItem unpaid = One(Make(W(Who("in_care") + body), ""));
  EXPECT_THAT(unpaid.what(), testing::StartsWith("the actual cost, at most £"));
  ASSERT_THAT(unpaid.conditions(), SizeIs(6));
  EXPECT_EQ(unpaid.conditions(0), "It is paid at the actual cost, on evidence of it.");
  EXPECT_THAT(unpaid.conditions(1), HasSubstr(" in a financial year."));
  EXPECT_EQ(unpaid.conditions(2), "It draws on the yearly pot, together with whatever else does.");
  EXPECT_EQ(unpaid.conditions(3), "It must be asked for by 15 May 2024.");
  EXPECT_EQ(unpaid.conditions(4), "It is paid back when the young person moves.");
  EXPECT_EQ(unpaid.conditions(5), "It counts as income elsewhere.");
  const v1::ProposedItem paid =
      One(Make(W(Who("in_care") + body),
               "payments { id: 'p1' line { entitlement: 'w' } amount { pence: 1000 } "
               "paid_on: '2020-05-01' }"));
  ASSERT_THAT(paid.conditions(), SizeIs(7));
  EXPECT_THAT(paid.conditions(3), HasSubstr("£10.00 was paid already, and £"));
  EXPECT_EQ(paid.ends_on(), "2021-03-31")
      << "then another financial year begins, of which nothing was paid";
}

// ---- When it ends

TEST(PlanItems, SayWhenAndWhyALineEnds) {
  const v1::ProposedItem item = One(Make(W(Who("aged(16, 17)") + "amount: 'weekly_rate'")));
  EXPECT_EQ(item.ends_on(), "2021-05-14");
  EXPECT_THAT(item.ends_because(), ElementsAre("The young person becomes 18."));
  EXPECT_EQ(item.afterwards(), "It ends. Not now.");
}

TEST(PlanItems, SayWhenASumChanges) {
  const v1::ProposedItem item =
      One(Make(W(Who("aged(0, 30)") + "amount: 'works ? weekly_rate : working_rate'")));
  EXPECT_EQ(item.ends_on(), "2020-08-10");
  EXPECT_THAT(item.ends_because(), ElementsAre("The job ended the day before."));
  EXPECT_EQ(item.afterwards(), "It is £20.00 a week.");
}

TEST(PlanItems, SayNothingOfAnEndThatIsNotInSight) {
  const v1::PlanItems items = Make(W(Who("aged(0, 60)") + "amount: 'weekly_rate'"));
  EXPECT_EQ(One(items).ends_on(), "");
  EXPECT_EQ(One(items).afterwards(), "");
  EXPECT_EQ(items.looked_until(), "2040-05-31") << "twenty years";
}

TEST(PlanItems, EndWithTheDaysThatALineIsFor) {
  const v1::ProposedItem item = One(
      Make(W("for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'None.' } " + Who("in_care") +
             "amount: 'weekly_rate' first_day: 'j.first_day' last_day: 'j.last_day'"),
           "none", "2020-06-01"));
  EXPECT_EQ(item.instance(), "j1");
  EXPECT_EQ(item.ends_on(), "2020-08-10");
  EXPECT_THAT(item.ends_because(), ElementsAre("The days that it is for end."));
}

TEST(PlanItems, DoNotEndWhileTheSameIsMissing) {
  const v1::PlanItems items =
      Make(W(Who("size(active(living_arrangements)) > 0") + "amount: 'weekly_rate'"), "none",
           "2020-06-01",
           "known_through: '2020-06-30' date_of_birth: '2003-05-15' care_episodes {} jobs {} "
           "living_arrangements { records { id: 'h' first_day: '2010-01-01' last_day { date: "
           "'2020-05-01' } } }");
  const v1::ProposedItem item = One(items);
  EXPECT_EQ(item.outcome(), v1::OUTCOME_UNDETERMINED);
  ASSERT_THAT(item.missing(), SizeIs(1));
  EXPECT_EQ(item.missing(0).kind(), v1::Missing::KIND_DAY);
  EXPECT_EQ(item.ends_on(), "");
}

// What is not known may be of another day each day, and citations may change: the plan stays as it
// is.
TEST(PlanItems, SayTheSameWhateverTheyRestOn) {
  v1::ProposedItem item;
  item.set_what("£57.90 a week");
  item.add_missing()->set_path("a");
  item.mutable_missing(0)->set_day("2020-05-02");
  v1::ProposedItem other = item;
  other.mutable_missing(0)->set_day("2020-05-03");
  other.add_citations()->set_paragraph("1.2");
  EXPECT_TRUE(SayTheSame(item, other));
  other.mutable_missing(0)->set_path("b");
  EXPECT_FALSE(SayTheSame(item, other));
  other = item;
  other.set_what("£57.91 a week");
  EXPECT_FALSE(SayTheSame(item, other));
}

// ---- Review

TEST(PlanItems, AreReviewedWhenTheRulebooksDutySays) {
  const std::string rule = W(Who("in_care") + "amount: 'weekly_rate'");
  EXPECT_EQ(One(Make(rule)).review_on(), "") << "no review is on record";
  EXPECT_EQ(One(Make(rule, "plan_reviews { id: 'r1' reviewed_on: '2020-03-10' }")).review_on(),
            "2020-09-10");
  EXPECT_EQ(One(Make(rule, "plan_reviews { id: 'r1' reviewed_on: '2019-03-10' }")).review_on(),
            "2020-06-01")
      << "an overdue review is to be held at once";
}

// ---- Beside the plan's own

constexpr char kHeld[] =
    "plan_items { id: 'i1' line { entitlement: 'w' } manner: MANNER_ACCOUNT frequency: "
    "FREQUENCY_WEEKLY amount "
    "{ pence: 5790 } ends_on: '2021-05-14' } ";

TEST(PlanItems, SayWhatThePlanLacksHoldsAndHoldsOtherwise) {
  const std::string rule = W(Who("aged(16, 17)") + "amount: 'weekly_rate'");
  EXPECT_EQ(One(Make(rule, "")).state(), v1::PLAN_ITEM_STATE_ABSENT);
  const v1::ProposedItem held = One(Make(rule, kHeld));
  EXPECT_EQ(held.state(), v1::PLAN_ITEM_STATE_AS_DUE) << held.DebugString();
  EXPECT_EQ(held.present_id(), "i1");
  const v1::ProposedItem other = One(Make(
      rule,
      absl::StrCat(kHeld,
                   "plan_items { id: 'i2' line { entitlement: 'w' } manner: MANNER_ACCOUNT "
                   "frequency: FREQUENCY_WEEKLY amount { pence: 5000 } ends_on: '2021-05-14' }")));
  EXPECT_EQ(other.state(), v1::PLAN_ITEM_STATE_DIFFERS);
  EXPECT_EQ(other.present_id(), "i2") << "the latest entry counts";
  EXPECT_THAT(other.differences(),
              ElementsAre("The plan has £50.00 a week: £7.90 a week less than is due."));
}

std::vector<std::string> Stale(const v1::PlanItems& items) {
  std::vector<std::string> all;
  for (const v1::StaleItem& stale : items.stale()) {
    all.push_back(absl::StrCat(stale.present_id(), " ", stale.label()));
    for (const std::string& reason : stale.because()) all.push_back(reason);
  }
  return all;
}

TEST(PlanItems, SayWhatThePlanHoldsForNothing) {
  const v1::PlanItems excluded = Make(W(Who("!in_care") + "amount: 'weekly_rate'"), kHeld);
  EXPECT_THAT(excluded.items(), IsEmpty());
  EXPECT_THAT(Stale(excluded), ElementsAre("i1 the money", "Not now."));

  const std::string rule = W(Who("aged(16, 17)") + "amount: 'weekly_rate'");
  std::string twice = kHeld;
  twice.replace(twice.find("i1"), 2, "i0");
  EXPECT_THAT(Stale(Make(rule, twice + kHeld)),
              ElementsAre("i0 the money", "The plan holds it again, with the key i1."));
  EXPECT_THAT(
      Stale(Make(rule, "plan_items { id: 'i1' line { entitlement: 'bus_fares' instance: 'j1' } }")),
      IsEmpty())
      << "nobody asked about it";
}

TEST(PlanItems, SayThatAnInstanceIsNotThere) {
  const std::string rule =
      W("for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'There is no job.' } " +
        Who("in_care") + "amount: 'weekly_rate'");
  const std::string held = "plan_items { id: 'i1' line { entitlement: 'w' instance: 'j9' } }";
  EXPECT_THAT(
      Stale(Make(rule, held)),
      ElementsAre("i1 the money",
                  "There is none with the key j9 on this day: it has not begun, has lapsed, "
                  "or is not in the case."));
  const std::string no_job =
      "known_through: '2020-06-30' date_of_birth: '2003-05-15' care_episodes { records { id: 'c1' "
      "first_day: '2010-01-01' last_day { not_yet: true } } } jobs {}";
  EXPECT_THAT(Stale(Make(rule, held, "2020-06-01", no_job)),
              ElementsAre("i1 the money", testing::_, "There is no job."));
  // Nobody can say that it is not due while it is not known which jobs there are.
  const v1::PlanItems open = Make(rule, held, "2020-06-01",
                                  "known_through: '2020-06-30' date_of_birth: '2003-05-15' "
                                  "care_episodes { records { id: 'c1' first_day: "
                                  "'2010-01-01' last_day { not_yet: true } } }");
  EXPECT_THAT(open.stale(), IsEmpty());
  EXPECT_EQ(One(open).state(), v1::PLAN_ITEM_STATE_DIFFERS);
  EXPECT_THAT(
      One(open).differences(),
      ElementsAre("The plan holds it with the key j9; whether there is such a one is not known."));
}

TEST(PlanItems, SayWhatMustBeDoneTheOverdueFirst) {
  const v1::PlanItems items =
      Make(W(Who("in_care") + "amount: 'weekly_rate'"),
           "plan_reviews { id: 'r1' reviewed_on: '2019-03-10' }", "2020-06-01",
           "known_through: '2020-06-30' date_of_birth: '2003-05-15' jobs {} care_episodes { "
           "records { id: 'c1' "
           "first_day: '2010-01-01' last_day { not_yet: true } } } declared_facts { facts { name: "
           "'has_been_told' value { boolean: false } } }");
  ASSERT_THAT(items.duties(), SizeIs(2));
  EXPECT_EQ(items.duties(0).duty(), "look_again");
  EXPECT_EQ(items.duties(0).state(), v1::DutyFinding::STATE_OVERDUE);
  EXPECT_EQ(items.duties(1).duty(), "tell");
  EXPECT_EQ(items.duties(1).due(), "");
}

}  // namespace
}  // namespace fairstart
