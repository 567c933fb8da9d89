// What lines and duties say beyond conditions and amounts: docs/rule-language.md, section 2.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-12-31" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  living_arrangements { records { id: "flat-2" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs {
    records { id: "j1" first_day: "2019-01-01" last_day { not_yet: true } minutes_per_week: 1000 }
    records { id: "j2" first_day: "2020-03-01" last_day { not_yet: true } minutes_per_week: 1000 }
  })";

// What is found on 2020-06-01 under the small rulebook and `more`.
v1::Finding Find(const std::string& more, const std::string& record = "",
                 const std::string& facts = kCase) {
  const CompileResult result = CompileWith(more);
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts read_facts;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &read_facts));
  v1::Record read_record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(record, &read_record));
  Question question;
  question.facts = &read_facts;
  question.record = &read_record;
  question.as_of = *ParseDay("2020-06-01");
  if (result.plan == nullptr) return {};
  auto answer = Evaluate(*result.plan, question);
  EXPECT_TRUE(std::holds_alternative<v1::Finding>(answer));
  return std::holds_alternative<v1::Finding>(answer) ? std::get<v1::Finding>(answer)
                                                     : v1::Finding();
}

const v1::Line& LineOf(const v1::Finding& finding, const std::string& entitlement) {
  const auto line =
      std::find_if(finding.lines().begin(), finding.lines().end(),
                   [&](const v1::Line& one) { return one.entitlement() == entitlement; });
  EXPECT_NE(line, finding.lines().end());
  return line == finding.lines().end() ? v1::Line::default_instance() : *line;
}

std::string Definition(const std::string& name, const std::string& value) {
  return absl::StrCat("definition { name: '", name, "' label: '", name, "' value: '", value,
                      "' cite { paragraph: '1.2' } } ");
}

// An entitlement of everybody in care; `body` is what it says besides.
std::string Entitlement(const std::string& name, const std::string& body) {
  return absl::StrCat("entitlement { name: '", name, "' label: '", name,
                      "' who { when: 'in_care' otherwise: 'No.' cite { paragraph: '1.1' } } ", body,
                      " cite { paragraph: '1.2' } } ");
}

constexpr char kLicence[] =
    "parameter { name: 'licence_limit' label: 'licence' unit: UNIT_PENCE known: "
    "KNOWN_UNTIL_CHANGED "
    "row { from: '2020-01-01' value: '150.00' } cite { paragraph: '1.3' } } "
    "pot { name: 'licence_pot' label: 'licence of a home' amount: 'licence_limit' "
    "per: CAP_PERIOD_LIFE home: 'home_key' cite { paragraph: '1.2' } } ";

TEST(Pots, OfAHomeCountWhatAnybodyGotForIt) {
  const std::string more = Definition("home_key", "active(living_arrangements).map(h, h.id)[0]") +
                           kLicence + Entitlement("licence", "actual_cost {} pot: 'licence_pot'");
  const auto left = [&](const std::string& home) {
    const v1::Finding finding =
        Find(more, absl::StrCat("payments { line { entitlement: 'licence' } amount { pence: 4000 } "
                                "paid_on: '2020-05-01' home: '",
                                home, "' }"));
    return LineOf(finding, "licence").limits().left().pence();
  };
  EXPECT_EQ(left("flat-2"), 11000);
  EXPECT_EQ(left("flat-1"), 15000);
}

// £60 a life and £150 a home: £40 paid for another home leave £20 of the one and all of the other.
TEST(Caps, SayWhatIsLeftAndPaidOfTheOneThatLeavesLeast) {
  const std::string more =
      Definition("home_key", "active(living_arrangements).map(h, h.id)[0]") + kLicence +
      "parameter { name: 'life_limit' label: 'life' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED "
      "row { from: '2020-01-01' value: '60.00' } cite { paragraph: '1.3' } } " +
      Entitlement(
          "licence",
          "actual_cost {} cap { amount: 'life_limit' per: CAP_PERIOD_LIFE } pot: 'licence_pot'");
  const auto limits = [&](const std::string& payments) {
    return LineOf(Find(more, payments), "licence").limits();
  };
  const std::string here =
      "payments { id: 'p1' line { entitlement: 'licence' } amount { pence: 4000 } paid_on: "
      "'2020-05-01' "
      "home: 'flat-1' } ";
  EXPECT_EQ(limits(here).left().pence(), 2000);
  EXPECT_EQ(limits(here).paid().pence(), 4000);
  // £145 for this home leave £5 of its pot, and nothing of a life's £60.
  const std::string both = here +
                           "payments { id: 'p2' line { entitlement: 'licence' } amount { pence: "
                           "14500 } paid_on: '2020-05-02' "
                           "home: 'flat-2' }";
  EXPECT_EQ(limits(both).left().pence(), 0);
  EXPECT_EQ(limits(both).paid().pence(), 18500);
}

TEST(Pots, OfAHomeThatIsNotKnownSayNothingOfWhatIsLeft) {
  const std::string facts = std::string(kCase) + " children { records { id: 'child' } }";
  const std::string more = Definition("home_key", "children.map(c, c.id)[0]") + kLicence +
                           Entitlement("licence", "actual_cost {} pot: 'licence_pot'");
  const v1::Finding known = Find(more, "", facts);
  EXPECT_TRUE(LineOf(known, "licence").limits().has_left());
  EXPECT_EQ(LineOf(known, "licence").missing_size(), 0);
  const v1::Finding finding = Find(
      more, "payments { line { entitlement: 'licence' } amount { pence: 4000 } paid_on: '2020-05-01' home: 'flat-1' }");
  const v1::Line& line = LineOf(finding, "licence");
  EXPECT_EQ(line.outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_FALSE(line.limits().has_left());
  ASSERT_EQ(line.missing_size(), 1);
  EXPECT_EQ(line.missing(0).path(), "children");
}

// What is left is of the year that the day asked about falls in.
TEST(Pots, OfAYearEndTheirWindowsWithIt) {
  const std::string more =
      "parameter { name: 'book_limit' label: 'books' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED "
      "row { from: '2010-01-01' value: '150.00' } cite { paragraph: '1.3' } } " +
      Entitlement("books",
                  "actual_cost {} cap { amount: 'book_limit' per: CAP_PERIOD_FINANCIAL_YEAR }");
  const CompileResult result = CompileWith(more);
  ASSERT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts facts;
  v1::Record record;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(kCase, &facts));
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "payments { line { entitlement: 'books' } amount { pence: 4000 } paid_on: '2020-05-01' }",
      &record));
  Question question;
  question.facts = &facts;
  question.record = &record;
  question.as_of = *ParseDay("2020-06-01");
  question.entitlements = {"books"};
  const auto finding = std::get<v1::Finding>(Evaluate(*result.plan, question));
  EXPECT_EQ(finding.lines(0).limits().left().pence(), 11000);
  const v1::Windows windows = FindWindows(*result.plan, question, finding);
  EXPECT_EQ(windows.lines(0).first_day(), "2020-04-01");
  EXPECT_EQ(windows.lines(0).last_day(), "2021-03-31");
}

// What counts is what is given under the approval: what is due, or what was approved of it.
TEST(Needs, AnApprovalWithALimitIsForWhatIsGivenUnderIt) {
  const std::string needs_approval =
      "need { approval { role: 'manager' up_to: 'most' } before: BEFORE_ENTITLEMENT says: 'A.' "
      "cite { paragraph: '1.2' } } ";
  const auto outcome = [&](const std::string& gives, const std::string& approved) {
    const std::string more =
        "parameter { name: 'most' label: 'most' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED row { "
        "from: '2020-01-01' value: '60.00' } cite { paragraph: '1.3' } } " +
        (gives.find("twice") == std::string::npos ? "" : Definition("twice", "most * 2")) +
        Entitlement("licence", gives + needs_approval);
    return LineOf(Find(more, "approvals { line { entitlement: 'licence' } role: 'manager' " +
                                 approved + "}"),
                  "licence")
        .outcome();
  };
  EXPECT_EQ(outcome("amount: 'twice' ", ""), v1::OUTCOME_SUBJECT_TO);
  EXPECT_EQ(outcome("amount: 'twice' ", "amount { pence: 6001 } "), v1::OUTCOME_SUBJECT_TO);
  EXPECT_EQ(outcome("amount: 'twice' ", "amount { pence: 6000 } "), v1::OUTCOME_ENTITLED);
  EXPECT_EQ(outcome("amount: 'most' ", "amount { pence: 9000 } "), v1::OUTCOME_ENTITLED);
  // The latest counts, wherever it stands.
  EXPECT_EQ(outcome("amount: 'twice' ",
                    "amount { pence: 6000 } approved_on: '2020-03-02' } approvals { line { "
                    "entitlement: 'licence' } role: 'manager' amount { pence: 9000 } approved_on: "
                    "'2020-03-01' "),
            v1::OUTCOME_ENTITLED);
  EXPECT_EQ(outcome("amount: 'twice' ",
                    "amount { pence: 6000 } approved_on: '2020-03-02' } approvals { line { "
                    "entitlement: 'licence' } role: 'manager' amount { pence: 9000 } approved_on: "
                    "'2020-03-03' "),
            v1::OUTCOME_SUBJECT_TO);
  EXPECT_EQ(outcome("actual_cost {} ", ""), v1::OUTCOME_ENTITLED);
  EXPECT_EQ(outcome("actual_cost {} ", "amount { pence: 6001 } "), v1::OUTCOME_SUBJECT_TO);
  EXPECT_EQ(outcome("actual_cost {} ", "amount { pence: 6000 } "), v1::OUTCOME_ENTITLED);
}

TEST(Needs, AnAgreementMayBeAboutEachOfSomeRecords) {
  const std::string more =
      Definition("job_keys", "jobs.map(j, j.id)") +
      Entitlement(
          "loan",
          "amount: 'weekly_rate' need { agreement: 'repayment' about_each: 'job_keys' before: "
          "BEFORE_ENTITLEMENT says: 'Sign.' cite { paragraph: '1.2' } }");
  const auto subjects = [&](const std::string& record) {
    std::vector<std::string> open;
    const v1::Finding finding = Find(more, record);
    for (const v1::UnmetNeed& need : LineOf(finding, "loan").needs()) {
      open.push_back(need.subject());
    }
    return open;
  };
  EXPECT_THAT(subjects(""), ElementsAre("j1", "j2"));
  EXPECT_THAT(subjects("agreements { kind: 'repayment' subject: 'j1' }"), ElementsAre("j2"));
  EXPECT_THAT(subjects("agreements { kind: 'repayment' line { entitlement: 'loan' } }"),
              ElementsAre("j1", "j2"));
  EXPECT_THAT(subjects("agreements { kind: 'repayment' subject: 'j1' } "
                       "agreements { kind: 'repayment' subject: 'j2' }"),
              IsEmpty());
}

TEST(Duties, MaySayTheSumThatTheyAreAbout) {
  const auto duty = [&](const std::string& amount) {
    const v1::Finding finding = Find(absl::StrCat(
        "duty { name: 'repay' label: 'repay' actor: ACTOR_YOUNG_PERSON when { when: 'in_care' "
        "otherwise: 'No.' cite { paragraph: '1.1' } } amount: '",
        amount, "' cite { paragraph: '1.2' } }"));
    for (const v1::DutyFinding& one : finding.duties()) {
      if (one.duty() == "repay") return one;
    }
    ADD_FAILURE() << "no such duty";
    return v1::DutyFinding();
  };
  EXPECT_EQ(duty("weekly_rate").amount().pence(), 5790);
  EXPECT_EQ(duty("weekly_rate").state(), v1::DutyFinding::STATE_OPEN);
  const v1::DutyFinding open = duty("has_been_told ? weekly_rate : working_rate");
  EXPECT_EQ(open.state(), v1::DutyFinding::STATE_UNDETERMINED);
  EXPECT_FALSE(open.has_amount());
  ASSERT_EQ(open.missing_size(), 1);
  EXPECT_EQ(open.missing(0).path(), "declared_facts.has_been_told");
}

TEST(Bars, OverEveryEntitlementSpareWhatALiftExcepts) {
  const v1::Finding finding =
      Find(Entitlement("first", "amount: 'weekly_rate'") +
           Entitlement("second", "amount: 'weekly_rate'") +
           "bar { name: 'all' every_entitlement: true when: 'in_care' because: 'Barred.' "
           "cite { paragraph: '1.2' } } "
           "lift { name: 'but' bar: 'all' entitlement: 'second' because: 'Spared.' "
           "cite { paragraph: '1.2' } }");
  EXPECT_EQ(LineOf(finding, "first").outcome(), v1::OUTCOME_NOT_ENTITLED);
  EXPECT_EQ(LineOf(finding, "second").outcome(), v1::OUTCOME_ENTITLED);
}

// The first day, from some day on, on which the young person had a second job; the rate of another
// day; a definition about a record, on another day.
TEST(OtherDays, AreLookedAtFromADayOnAndAboutARecord) {
  const std::string more =
      Definition("works_much", "size(active(jobs)) > 0") +
      "definition { name: 'running' label: 'the job runs' of: 'Job j' "
      "value: 'as_of >= j.first_day' cite { paragraph: '1.2' } } " +
      Definition("from_day", "first_day(works_much, plus(birthday(16), months(9)))") +
      Definition(
          "second_ran",
          "jobs.exists(j, j.id == \"j2\" && on(plus(birthday(16), months(9)), running(j)))") +
      Entitlement("early", "amount: 'weekly_rate' arises: 'from_day'") +
      "warning { name: 'ran' when: 'second_ran' says: 'It ran.' cite { paragraph: '1.2' } }";
  const v1::Finding finding = Find(more);
  EXPECT_EQ(LineOf(finding, "early").arises(), "2020-02-15");
  // The second job began on 1 March.
  for (const v1::WarningFinding& warning : finding.warnings()) EXPECT_NE(warning.warning(), "ran");
}

// A day that may be the first leaves it open until which day at most: what turns only on days
// outside those bounds is decided.
TEST(OtherDays, LieBetweenTheFirstThatMayBeItAndTheFirstThatIs) {
  const auto warns = [](const std::string& condition) {
    const v1::Finding finding =
        Find(Definition("told_or_working",
                        "as_of >= birthday(18) || (has_been_told && as_of >= birthday(17))") +
             Definition("begun", "first_day(told_or_working)") + "warning { name: 'w' when: '" +
             condition + "' says: 'So.' cite { paragraph: '1.2' } }");
    return std::any_of(finding.warnings().begin(), finding.warnings().end(),
                       [](const v1::WarningFinding& warning) { return warning.warning() == "w"; });
  };
  EXPECT_TRUE(warns("begun >= birthday(17) && begun <= birthday(18)"));
  EXPECT_FALSE(warns("begun > birthday(17)"));
  EXPECT_FALSE(warns("begun < birthday(18)"));
}

}  // namespace
}  // namespace fairstart
