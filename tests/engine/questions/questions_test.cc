// What to ask next, in the small rulebook with an entitlement or two laid over it. Sums are worked
// out by hand: the twelve months from 1 June 2020 have 365 days. That truth lies within the ranges,
// whatever a fact turns out to be, is shown in tests/properties/questions_test.cc.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 57.90 a week for 365 days, to the penny.
constexpr int64_t kYearly = 301907;

// The minutes of the job, its end and the rent are not known, nor whether the young person has been
// told.
constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs { records { id: "j1" first_day: "2020-03-01" } }
  tenancies { records { id: "t1" first_day: "2019-01-01" last_day { not_yet: true } } })";

constexpr char kGrant[] =
    "parameter { name: 'grant' label: 'grant' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED "
    "row { from: '2000-01-01' value: '100.00' } cite { paragraph: '1.3' } } ";
constexpr char kRentLimit[] =
    "parameter { name: 'rent_limit' label: 'limit of rent' unit: UNIT_PENCE_PER_WEEK known: "
    "KNOWN_UNTIL_CHANGED row { from: '2000-01-01' value: '20.00' } cite { paragraph: '1.3' } } ";

// The parameters that declarations name: none may stand unused.
std::string ParametersOf(const std::string& declarations) {
  return absl::StrCat(absl::StrContains(declarations, "grant") ? kGrant : "",
                      absl::StrContains(declarations, "rent_limit") ? kRentLimit : "");
}

std::string Who(const std::string& condition) {
  return absl::StrCat("who { when: '", condition,
                      "' otherwise: 'No.' cite { paragraph: '1.2' } } ");
}

// For whoever is in care, unless the body says for whom.
std::string Entitlement(const std::string& name, const std::string& body) {
  return absl::StrCat("entitlement { name: '", name, "' label: '", name, "' ",
                      absl::StrContains(body, "who {") ? "" : Who("in_care"), body,
                      " cite { paragraph: '1.2' } } ");
}

constexpr char kWeekly[] = "amount: 'weekly_rate' frequency: FREQUENCY_WEEKLY ";
constexpr char kEachTenancy[] =
    "for_each { each: 't' in: 'tenancies' key: 't.id' otherwise: 'There is no tenancy.' } ";

v1::Questions Ask(const std::string& declarations, const std::vector<std::string>& entitlements,
                  const std::string& facts = kCase, const std::string& day = "2020-06-01") {
  const CompileResult result = CompileWith(ParametersOf(declarations) + declarations);
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  if (result.plan == nullptr) return {};
  v1::CaseFacts read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &read));
  Question question;
  question.facts = &read;
  question.as_of = *ParseDay(day);
  question.entitlements = entitlements;
  const auto answer = FindQuestions(*result.plan, question);
  EXPECT_TRUE(std::holds_alternative<v1::Questions>(answer));
  if (!std::holds_alternative<v1::Questions>(answer)) return {};
  return std::get<v1::Questions>(answer);
}

// With one entitlement, "tested".
v1::Questions AskOf(const std::string& body, const std::string& facts = kCase) {
  return Ask(Entitlement("tested", body), {"tested"}, facts);
}

std::vector<std::string> PathsOf(const v1::Questions& questions) {
  std::vector<std::string> paths;
  for (const v1::OpenFact& fact : questions.facts()) paths.push_back(fact.missing().path());
  return paths;
}

// "0 to 5790", "100 or more"; "" when it is absent.
std::string Words(bool is_there, const v1::MoneyRange& range) {
  if (!is_there) return "";
  if (!range.has_most()) return absl::StrCat(range.least().pence(), " or more");
  return absl::StrCat(range.least().pence(), " to ", range.most().pence());
}
template <typename Sums>
std::string WeekOf(const Sums& sums) {
  return Words(sums.has_a_week(), sums.a_week());
}
template <typename Sums>
std::string YearOf(const Sums& sums) {
  return Words(sums.has_twelve_months(), sums.twelve_months());
}

std::string From0To(int64_t most) { return absl::StrCat("0 to ", most); }

constexpr char kTold[] = "declared_facts.has_been_told";

TEST(Questions, SayWhatAYesOrNoCanChange) {
  const v1::Questions questions = AskOf(absl::StrCat(Who("has_been_told"), kWeekly));
  EXPECT_EQ(questions.basis().case_reference(), "case-1");
  EXPECT_EQ(questions.as_of(), "2020-06-01");
  EXPECT_EQ(questions.until(), "2021-05-31");
  ASSERT_THAT(PathsOf(questions), ElementsAre(kTold));
  const v1::OpenFact& fact = questions.facts(0);
  EXPECT_EQ(fact.missing().question(), "Has the young person been told of the allowance?");
  EXPECT_EQ(WeekOf(fact), "0 to 5790");
  EXPECT_EQ(YearOf(fact), From0To(kYearly));
  EXPECT_TRUE(fact.exact());
  EXPECT_FALSE(fact.open());
  ASSERT_EQ(fact.stakes_size(), 1);
  EXPECT_EQ(fact.stakes(0).entitlement(), "tested");
  EXPECT_EQ(fact.stakes(0).label(), "tested");
  EXPECT_EQ(WeekOf(fact.stakes(0)), "0 to 5790");
  EXPECT_EQ(YearOf(fact.stakes(0)), From0To(kYearly));
}

TEST(Questions, AskNothingWhenNothingIsMissingOrWhatIsMakesNoDifference) {
  EXPECT_THAT(PathsOf(AskOf(absl::StrCat(Who("in_care"), kWeekly))), IsEmpty());
  EXPECT_THAT(PathsOf(AskOf(absl::StrCat(Who("has_been_told || !has_been_told"), kWeekly))),
              IsEmpty());
}

// One is given when the other is not: whatever the fact is, it is the same money.
TEST(Questions, ToldTogetherLinesAreCountedTogether) {
  const v1::Questions questions =
      Ask(Entitlement("told", absl::StrCat(Who("has_been_told"), kWeekly)) +
              Entitlement("untold", absl::StrCat(Who("!has_been_told"), kWeekly)),
          {"told", "untold"});
  ASSERT_THAT(PathsOf(questions), ElementsAre(kTold));
  const v1::OpenFact& fact = questions.facts(0);
  ASSERT_EQ(fact.stakes_size(), 2);
  EXPECT_EQ(fact.stakes(0).entitlement(), "told");
  EXPECT_EQ(YearOf(fact.stakes(0)), From0To(kYearly));
  EXPECT_EQ(YearOf(fact.stakes(1)), From0To(kYearly));
  EXPECT_EQ(WeekOf(fact), "5790 to 5790");
  EXPECT_EQ(YearOf(fact), absl::StrCat(kYearly, " to ", kYearly));
  EXPECT_TRUE(fact.exact());
}

TEST(Questions, AreNotExactWhileSomethingElseIsMissing) {
  const v1::Questions questions =
      AskOf(absl::StrCat(Who("has_been_told && size(courses) > 0"), kWeekly));
  ASSERT_THAT(PathsOf(questions), ElementsAre("courses", kTold));
  for (const v1::OpenFact& fact : questions.facts()) {
    EXPECT_EQ(YearOf(fact), From0To(kYearly));
    EXPECT_FALSE(fact.exact());
  }
}

// More than 16 hours exclude: 961 minutes among the 10,080 of a week.
TEST(Questions, GoThroughNumbersRunByRun) {
  const std::string each_job =
      "for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'There is no job.' } ";
  const v1::Questions questions =
      AskOf(absl::StrCat(each_job, Who("!works_long_hours(j)"), kWeekly));
  ASSERT_THAT(PathsOf(questions), ElementsAre("jobs.records[0].minutes_per_week"));
  const v1::OpenFact& fact = questions.facts(0);
  EXPECT_EQ(fact.stakes(0).instance(), "j1");
  EXPECT_EQ(YearOf(fact), From0To(kYearly));
  EXPECT_TRUE(fact.exact());
}

// What the rent leaves of £57.90: nothing of it from £57.90 on, all of it without rent.
TEST(Questions, FindTheEndsOfASumThatGoesDown) {
  const v1::Questions questions = AskOf(absl::StrCat(
      kEachTenancy, "amount: 'to_pence(greatest(0.00, weekly_rate - t.weekly_rent))' "));
  ASSERT_THAT(PathsOf(questions), ElementsAre("tenancies.records[0].weekly_rent"));
  EXPECT_EQ(WeekOf(questions.facts(0)), "0 to 5790");
  EXPECT_EQ(YearOf(questions.facts(0)), From0To(kYearly));
  EXPECT_TRUE(questions.facts(0).exact());
}

// Ranges alone would say nothing to £57.90 for each. Together they are £57.90 at least: the more
// values are looked at, the nearer the range comes to that, and it says that it has not come to the
// end.
TEST(Questions, KnowThatWhatOneLosesTheOtherGets) {
  const v1::Questions questions = Ask(
      Entitlement("left", absl::StrCat(
                              kEachTenancy,
                              "amount: 'to_pence(greatest(0.00, weekly_rate - t.weekly_rent))' ")) +
          Entitlement("paid",
                      absl::StrCat(kEachTenancy, "amount: 'least(weekly_rate, t.weekly_rent)' ")),
      {"left", "paid"});
  ASSERT_EQ(questions.facts_size(), 1);
  const v1::OpenFact& fact = questions.facts(0);
  EXPECT_EQ(WeekOf(fact.stakes(0)), "0 to 5790");
  EXPECT_EQ(WeekOf(fact.stakes(1)), "0 to 5790");
  EXPECT_GT(fact.a_week().least().pence(), 0);
  EXPECT_LE(fact.a_week().least().pence(), 5790);
  EXPECT_GE(fact.a_week().most().pence(), 5790);
  EXPECT_LT(fact.a_week().most().pence(), 2 * 5790);
  EXPECT_FALSE(fact.exact());
}

// The sum jumps where the rent reaches £20.00: nothing below it, the rent above, at most £57.90.
TEST(Questions, FindASumThatIsGivenOnlyAboveALimit) {
  const v1::Questions questions = AskOf(
      absl::StrCat(kEachTenancy, Who("t.weekly_rent >= rent_limit && t.weekly_rent < weekly_rate"),
                   "amount: 't.weekly_rent' "));
  ASSERT_EQ(questions.facts_size(), 1);
  EXPECT_EQ(WeekOf(questions.facts(0)), "0 to 5789");
  EXPECT_TRUE(questions.facts(0).exact());
}

TEST(Questions, GoThroughTheDaysOfAnEvent) {
  const v1::Questions questions = AskOf(absl::StrCat(Who("works"), kWeekly));
  ASSERT_THAT(PathsOf(questions), ElementsAre("jobs.records[0].last_day"));
  EXPECT_EQ(WeekOf(questions.facts(0)), "0 to 5790");
  EXPECT_EQ(YearOf(questions.facts(0)), From0To(kYearly));
  EXPECT_TRUE(questions.facts(0).exact());
}

// Which jobs there are is not known, but there is an allowance in any case.
TEST(Questions, ASumThatAloneIsNotKnownIsBetweenItsBounds) {
  const std::string facts = R"(
    case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
    care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } })";
  const v1::Questions questions =
      AskOf(absl::StrCat(Who("in_care"), "amount: 'works ? rent_limit : weekly_rate' "), facts);
  ASSERT_THAT(PathsOf(questions), ElementsAre("jobs"));
  EXPECT_EQ(WeekOf(questions.facts(0)), "2000 to 5790");
  // 20.00 a week for 365 days.
  EXPECT_EQ(YearOf(questions.facts(0)), absl::StrCat("104286 to ", kYearly));
  EXPECT_FALSE(questions.facts(0).exact());
}

TEST(Questions, ASumThatAloneIsNotKnownIsNothingIfOthersMayPay) {
  const std::string facts = R"(
    case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
    care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } })";
  const v1::Questions questions =
      AskOf(absl::StrCat(Who("in_care"), "amount: 'works ? rent_limit : weekly_rate' ",
                         "elsewhere { when: 'has_been_told' payer: 'others' how: 'So.' cite { "
                         "paragraph: '1.2' } } "),
            facts);
  ASSERT_THAT(PathsOf(questions), ElementsAre(kTold, "jobs"));
  EXPECT_EQ(WeekOf(questions.facts(0)), "0 to 5790");
  EXPECT_EQ(WeekOf(questions.facts(1)), "0 to 5790");
}

TEST(Questions, AreOpenWhereACostHasNoBound) {
  const v1::Questions questions = AskOf(absl::StrCat(Who("has_been_told"), "actual_cost {}"));
  ASSERT_THAT(PathsOf(questions), ElementsAre(kTold));
  const v1::OpenFact& fact = questions.facts(0);
  EXPECT_TRUE(fact.open());
  EXPECT_TRUE(fact.stakes(0).open());
  EXPECT_EQ(YearOf(fact), "0 or more");
  EXPECT_EQ(WeekOf(fact), "");
  EXPECT_TRUE(fact.exact());
}

TEST(Questions, ACappedCostIsAtMostItsCap) {
  const std::string capped =
      "actual_cost {} cap { amount: 'grant' per: CAP_PERIOD_LIFE cite { paragraph: '1.3' } } ";
  const v1::Questions questions = AskOf(absl::StrCat(Who("has_been_told"), capped));
  EXPECT_EQ(YearOf(questions.facts(0)), "0 to 10000");
  EXPECT_FALSE(questions.facts(0).open());
}

// The cost is asked for although the line is payable already.
TEST(Questions, ACostThatIsNotKnownIsAsked) {
  const v1::Questions questions =
      AskOf(absl::StrCat(kEachTenancy,
                         "actual_cost { cost: 't.deposit' } cap { amount: 'grant' per: "
                         "CAP_PERIOD_INSTANCE cite { paragraph: '1.3' } } "));
  ASSERT_THAT(PathsOf(questions), ElementsAre("tenancies.records[0].deposit"));
  EXPECT_EQ(YearOf(questions.facts(0)), "0 to 10000");
  EXPECT_TRUE(questions.facts(0).exact());
}

// Another need from the 18th birthday on makes two spans of one grant.
TEST(Questions, AGrantInTwoSpansIsOneGrant) {
  const v1::Questions questions =
      AskOf(absl::StrCat(Who("has_been_told"), "amount: 'grant' frequency: FREQUENCY_ONCE ",
                         "need { evidence: 'letter' when: 'aged(18, 18)' before: "
                         "BEFORE_EACH_PAYMENT says: 'A letter.' "
                         "cite { paragraph: '1.2' } } "));
  EXPECT_EQ(YearOf(questions.facts(0)), "0 to 10000");
  EXPECT_TRUE(questions.facts(0).exact());
}

// 18 on 15 May 2021: 17 days of the twelve months.
TEST(Questions, WhatMattersOnlyLaterIsAskedToo) {
  const v1::Questions questions =
      AskOf(absl::StrCat(Who("as_of >= birthday(18) && has_been_told"), kWeekly));
  ASSERT_THAT(PathsOf(questions), ElementsAre(kTold));
  EXPECT_EQ(WeekOf(questions.facts(0)), "0 to 0");
  EXPECT_EQ(YearOf(questions.facts(0)), "0 to 14061");
}

TEST(Questions, WhatIsOnlyToBeConsideredIsNotPromised) {
  const v1::Questions questions = AskOf(
      absl::StrCat(Who("has_been_told"),
                   "amount: 'grant' consider { what: 'Whether.' cite { paragraph: '1.2' } } "));
  EXPECT_EQ(YearOf(questions.facts(0)), "0 to 10000");
  const v1::Questions otherwise =
      Ask(Entitlement("sure", absl::StrCat(Who("has_been_told"), "amount: 'grant' ")) +
              Entitlement("maybe", absl::StrCat(Who("!has_been_told"),
                                                "amount: 'grant' consider { what: "
                                                "'Whether.' cite { paragraph: '1.2' } } ")),
          {"maybe", "sure"});
  EXPECT_EQ(YearOf(otherwise.facts(0)), "0 to 10000");
}

TEST(Questions, WhatSomebodyElsePaysIsNothing) {
  const v1::Questions questions = AskOf(absl::StrCat(
      kWeekly,
      "elsewhere { when: 'has_been_told' payer: 'others' how: 'So.' cite { paragraph: '1.2' } } "));
  EXPECT_EQ(YearOf(questions.facts(0)), From0To(kYearly));
  // Nothing whatever the fact is: not given, or paid by others.
  const v1::Questions nothing = AskOf(absl::StrCat(
      Who("has_been_told"), kWeekly,
      "elsewhere { when: 'in_care' payer: 'others' how: 'So.' cite { paragraph: '1.2' } } "));
  ASSERT_THAT(PathsOf(nothing), ElementsAre(kTold));
  EXPECT_EQ(YearOf(nothing.facts(0)), "0 to 0");
}

TEST(Questions, WhatAwaitsTheRecordCountsWithItsSum) {
  const v1::Questions questions =
      Ask(Entitlement("told",
                      absl::StrCat(Who("has_been_told"), kWeekly,
                                   "need { evidence: 'letter' before: BEFORE_EACH_PAYMENT says: 'A "
                                   "letter.' cite { paragraph: '1.2' } } ")) +
              Entitlement("untold", absl::StrCat(Who("!has_been_told"), kWeekly)),
          {"told", "untold"});
  EXPECT_EQ(WeekOf(questions.facts(0)), "5790 to 5790");
}

// Which tenancies there are is not known: any number of them may be.
TEST(Questions, AHistoryOfWhichNothingIsKnownIsOpen) {
  const v1::Questions questions = AskOf(
      "for_each { each: 'c' in: 'courses' key: 'c.id' otherwise: 'There is no course.' } "
      "amount: 'grant' ");
  ASSERT_THAT(PathsOf(questions), ElementsAre("courses"));
  EXPECT_TRUE(questions.facts(0).open());
  EXPECT_FALSE(questions.facts(0).exact());
  EXPECT_EQ(questions.facts(0).stakes(0).instance(), "");
}

// The fares are known through 2020: those of a job that begins in 2021 wait for a rate, and nobody
// is asked for it.
TEST(Questions, SayWhatWaitsForARate) {
  const v1::Questions questions = AskOf("amount: 'travel_cap' frequency: FREQUENCY_ONCE ");
  ASSERT_THAT(PathsOf(questions), ElementsAre("travel_cap"));
  const v1::Missing& missing = questions.facts(0).missing();
  EXPECT_EQ(missing.kind(), v1::Missing::KIND_RATE);
  EXPECT_EQ(missing.day(), "2021-01-01");
  EXPECT_EQ(missing.question(), "");
  // Certain until then, and open afterwards.
  EXPECT_EQ(YearOf(questions.facts(0)), "1200 or more");
}

TEST(Questions, SayOnWhichDayOfAGapSomethingIsNotKnown) {
  const std::string facts = absl::StrCat(
      kCase,
      " living_arrangements { records { id: 'h1' first_day: '2010-01-01' last_day { date: "
      "'2020-06-10' } kind: LIVING_KIND_SUPPORTED } }");
  const v1::Questions questions = Ask(
      "definition { name: 'lives_supported' label: 'the home is supported' value: "
      "'active(living_arrangements).exists(h, h.kind == LivingKind.SUPPORTED)' cite { paragraph: "
      "'1.2' } } " +
          Entitlement("tested", absl::StrCat(Who("lives_supported"), kWeekly)),
      {"tested"}, facts);
  ASSERT_FALSE(questions.facts().empty());
  const v1::Missing& missing = questions.facts(0).missing();
  EXPECT_EQ(missing.kind(), v1::Missing::KIND_DAY);
  EXPECT_EQ(missing.path(), "living_arrangements");
  EXPECT_EQ(missing.day(), "2020-06-11");
  EXPECT_EQ(WeekOf(questions.facts(0)), "5790 to 5790");
  // Ten days are certain.
  EXPECT_EQ(questions.facts(0).twelve_months().least().pence(), 8271);
  EXPECT_EQ(questions.facts(0).twelve_months().most().pence(), kYearly);
}

TEST(Questions, ComeWithMostMoneyFirst) {
  const v1::Questions questions =
      Ask(Entitlement("a", absl::StrCat(Who("size(courses) > 0"), "amount: 'grant' ")) +
              Entitlement("b", absl::StrCat(Who("has_been_told"), kWeekly)) +
              Entitlement("c", absl::StrCat(Who("size(pregnancies) > 0"), "actual_cost {} ")) +
              Entitlement("d", absl::StrCat(Who("size(children) > 0"), "amount: 'grant' ")),
          {"a", "b", "c", "d"});
  EXPECT_THAT(PathsOf(questions), ElementsAre("pregnancies", kTold, "children", "courses"));
}

// A cost without bound is more than any allowance, but whoever has no status has neither.
TEST(Questions, ComeWithWhatTheStatusWaitsForFirst) {
  const v1::Questions questions =
      Ask(Entitlement("a", absl::StrCat(Who("size(children) > 0"), "actual_cost {} ")) +
              Entitlement("b", absl::StrCat(Who("in_care"), kWeekly)),
          {"a", "b"},
          "case_reference: 'case-1' known_through: '2020-06-30' date_of_birth: '2003-05-15'");
  EXPECT_THAT(PathsOf(questions), ElementsAre("care_episodes", "children"));
}

TEST(Questions, ComeWithTheDateOfBirthBeforeAllElse) {
  const v1::Questions questions =
      Ask(Entitlement("a", absl::StrCat(Who("in_care && aged(16, 17)"), kWeekly)), {"a"},
          "case_reference: 'case-1' known_through: '2020-06-30'");
  EXPECT_THAT(PathsOf(questions), ElementsAre("date_of_birth", "care_episodes"));
}

TEST(Questions, OfAnySumComeWithThatForWhichMoreLinesWaitFirst) {
  const v1::Questions questions =
      Ask(Entitlement("a", absl::StrCat(Who("size(children) > 0"), "actual_cost {} ")) +
              Entitlement("b", absl::StrCat(Who("size(pregnancies) > 0"), "actual_cost {} ")) +
              Entitlement("c", absl::StrCat(Who("size(pregnancies) > 0"), "amount: 'grant' ")),
          {"a", "b", "c"});
  EXPECT_THAT(PathsOf(questions), ElementsAre("pregnancies", "children"));
}

TEST(Questions, RefuseACaseThatCannotBe) {
  const CompileResult result = CompileWith("");
  v1::CaseFacts facts;
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay("2020-06-01");
  const auto answer = FindQuestions(*result.plan, question);
  ASSERT_TRUE(std::holds_alternative<FieldViolations>(answer));
  EXPECT_EQ(std::get<FieldViolations>(answer)[0].path, "case.known_through");
}

}  // namespace
}  // namespace fairstart
