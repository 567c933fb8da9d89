// What lines come to, in a week and over twelve months: how it adds up for each kind of
// entitlement.
#include "engine/questions/line_sums.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "engine/rulebook/plan.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

SumRange Between(int64_t least, int64_t most) { return {Pence(least), Pence(most)}; }
SumRange Exactly(int64_t pence) { return Between(pence, pence); }

Day On(const std::string& text) { return *ParseDay(text); }
Window Days(const std::string& first, const std::string& last) { return {On(first), On(last)}; }

// 365 days.
Window Year() { return Days("2020-06-01", "2021-05-31"); }

constexpr char kEachJob[] =
    "for_each { each: 'j' in: 'jobs' key: 'j.id' otherwise: 'There is no job.' } ";

constexpr char kGrant[] =
    "parameter { name: 'grant' label: 'grant' unit: UNIT_PENCE known: KNOWN_UNTIL_CHANGED "
    "row { from: '2000-01-01' value: '100.00' } cite { paragraph: '1.3' } } ";
constexpr char kMonthRate[] =
    "parameter { name: 'month_rate' label: 'monthly rate' unit: UNIT_PENCE_PER_MONTH known: "
    "KNOWN_UNTIL_CHANGED row { from: '2000-01-01' value: '100.00' } cite { paragraph: '1.3' } } ";

// The parameters that a body names: none may stand unused.
std::string ParametersOf(const std::string& body) {
  return absl::StrCat(absl::StrContains(body, "grant") ? kGrant : "",
                      absl::StrContains(body, "month_rate") ? kMonthRate : "");
}

// One entitlement, "tested", with what stands in its declaration.
class Tested {
 public:
  explicit Tested(const std::string& body)
      : result_(CompileWith(absl::StrCat(
            ParametersOf(body),
            "entitlement { name: 'tested' label: 'tested' who { when: 'in_care' otherwise: 'No.' "
            "cite { paragraph: '1.2' } } ",
            body, " cite { paragraph: '1.2' } }"))) {
    if (result_.plan == nullptr) throw std::runtime_error(Shown(result_.diagnostics));
    for (const PlanEntitlement& entitlement : result_.plan->entitlements) {
      if (entitlement.source->name() == "tested") entitlement_ = &entitlement;
    }
  }

  Counting counting(const Window& period = Year()) const { return Counting(*entitlement_, period); }

  FoundLine Line(v1::Outcome outcome) const {
    FoundLine line;
    line.entitlement = entitlement_;
    line.outcome = outcome;
    line.given.emplace();
    return line;
  }

  FoundLine Entitled(int64_t pence) const {
    FoundLine line = Line(v1::OUTCOME_ENTITLED);
    line.given->amount = pence;
    return line;
  }

 private:
  const CompileResult result_;
  const PlanEntitlement* entitlement_ = nullptr;
};

// ---- What a line gives.

TEST(GivenBy, WhatIsEntitledOrAwaitsTheRecordGivesItsSum) {
  const Tested weekly("amount: 'weekly_rate'");
  FoundLine line = weekly.Entitled(500);
  EXPECT_EQ(GivenBy(line), Exactly(500));
  line.outcome = v1::OUTCOME_SUBJECT_TO;
  EXPECT_EQ(GivenBy(line), Exactly(500));
  line.given->amount = -1;
  EXPECT_EQ(GivenBy(line), Exactly(0));
}

TEST(GivenBy, WhatIsNotEntitledOrPaidElsewhereGivesNothing) {
  const Tested weekly("amount: 'weekly_rate'");
  FoundLine line = weekly.Entitled(500);
  line.outcome = v1::OUTCOME_NOT_ENTITLED;
  EXPECT_EQ(GivenBy(line), Exactly(0));
  line.outcome = v1::OUTCOME_ELSEWHERE;
  EXPECT_EQ(GivenBy(line), Exactly(0));
}

TEST(GivenBy, WhatIsToBeConsideredOrUndeterminedPromisesNothing) {
  const Tested weekly("amount: 'weekly_rate'");
  for (const v1::Outcome outcome : {v1::OUTCOME_TO_CONSIDER, v1::OUTCOME_UNDETERMINED}) {
    FoundLine line = weekly.Line(outcome);
    EXPECT_EQ(GivenBy(line), AnySum());
    line.given->cap = 900;
    EXPECT_EQ(GivenBy(line), Between(0, 900));
    line.given->at_least = 100;
    line.given->at_most = 700;
    EXPECT_EQ(GivenBy(line), Between(0, 700));
    line.given->amount = 500;
    EXPECT_EQ(GivenBy(line), Between(0, 500));
  }
}

TEST(GivenBy, ASumThatAloneIsNotKnownIsAtLeastItsLeast) {
  const Tested weekly("amount: 'weekly_rate'");
  FoundLine line = weekly.Line(v1::OUTCOME_UNDETERMINED);
  line.only_sum_waits = true;
  EXPECT_EQ(GivenBy(line), AnySum());
  line.given->at_least = 100;
  EXPECT_EQ(GivenBy(line), (SumRange{Pence(100), std::nullopt}));
  line.given->at_most = 700;
  EXPECT_EQ(GivenBy(line), Between(100, 700));
}

TEST(GivenBy, AnActualCostIsNothingUpToItsCap) {
  const Tested cost("actual_cost {}");
  FoundLine line = cost.Line(v1::OUTCOME_ENTITLED);
  EXPECT_EQ(GivenBy(line), AnySum());
  line.given->cap = 900;
  EXPECT_EQ(GivenBy(line), Between(0, 900));
}

// An assessment on record says at most 400; the cost itself is not known.
TEST(GivenBy, AnAssessedSumIsTheMostOfACostThatIsNotKnown) {
  const Tested cost("actual_cost {}");
  FoundLine line = cost.Entitled(400);
  EXPECT_EQ(GivenBy(line), Exactly(400));
  const Missing missing;
  const Unknown unknown{&missing, 1};
  line.missing = &unknown;
  EXPECT_EQ(GivenBy(line), Between(0, 400));
}

TEST(GivenBy, AThingInKindIsNoMoney) {
  const Tested thing("in_kind: 'a thing'");
  EXPECT_EQ(GivenBy(thing.Line(v1::OUTCOME_ENTITLED)), Exactly(0));
  EXPECT_EQ(GivenBy(thing.Line(v1::OUTCOME_UNDETERMINED)), Exactly(0));
}

// Without instances a sum is left out only where somebody else certainly pays, unless the line is
// excluded.
TEST(GivenBy, AnUndeterminedLineWithoutSumIsPaidByOthersOrNotKnownAtAll) {
  const Tested weekly("amount: 'weekly_rate'");
  FoundLine line = weekly.Line(v1::OUTCOME_UNDETERMINED);
  line.given.reset();
  EXPECT_EQ(GivenBy(line), Exactly(0));
  line.defect = "something is wrong";
  EXPECT_EQ(GivenBy(line), AnySum());
  const Tested each(absl::StrCat(kEachJob, "amount: 'grant' first_day: 'j.first_day'"));
  FoundLine other = each.Line(v1::OUTCOME_UNDETERMINED);
  other.given.reset();
  EXPECT_EQ(GivenBy(other), AnySum());
  other.first_day = On("2020-01-01");
  EXPECT_EQ(GivenBy(other), Exactly(0));
  other.is_of_instance = false;
  EXPECT_EQ(GivenBy(other), AnySum());
}

// ---- How it adds up.

TEST(LineSums, ASumPerWeekAddsUpByTheDay) {
  const Tested weekly("amount: 'weekly_rate' frequency: FREQUENCY_WEEKLY");
  const Counting counting = weekly.counting();
  LineAdder adder(counting);
  adder.Add(Days("2020-06-01", "2020-06-10"), weekly.Entitled(700));
  adder.Add(Days("2020-06-11", "2020-06-13"), weekly.Entitled(1400));
  EXPECT_EQ(adder.sums().twelve_months, Exactly(10 * 100 + 3 * 200));
  EXPECT_EQ(adder.sums().a_week, Exactly(700));
}

TEST(LineSums, WhatBeginsLaterIsNothingInTheWeekOfTheFirstDay) {
  const Tested weekly("amount: 'weekly_rate'");
  const Counting counting = weekly.counting();
  LineAdder adder(counting);
  adder.Add(Days("2020-06-02", "2020-06-08"), weekly.Entitled(700));
  EXPECT_EQ(adder.sums().a_week, Exactly(0));
  EXPECT_EQ(adder.sums().twelve_months, Exactly(700));
}

TEST(LineSums, WhatIsGivenOnceCountsOnce) {
  const Tested once("amount: 'grant' frequency: FREQUENCY_ONCE");
  const Counting counting = once.counting();
  LineAdder adder(counting);
  adder.Add(Days("2020-06-01", "2020-06-30"), once.Entitled(500));
  adder.Add(Days("2020-07-01", "2020-07-31"), once.Line(v1::OUTCOME_NOT_ENTITLED));
  adder.Add(Days("2020-08-01", "2021-05-31"), once.Entitled(700));
  EXPECT_EQ(adder.sums().twelve_months, Exactly(700));
  EXPECT_FALSE(adder.sums().a_week.has_value());
}

// The twelve months lie in two financial years.
TEST(LineSums, WhatIsCappedByTheYearCountsOnceInEachYear) {
  const Tested cost(
      "actual_cost {} cap { amount: 'grant' per: CAP_PERIOD_FINANCIAL_YEAR cite { paragraph: '1.3' "
      "} } "
      "frequency: FREQUENCY_AS_INCURRED");
  const Counting counting = cost.counting();
  FoundLine line = cost.Line(v1::OUTCOME_ENTITLED);
  line.given->cap = 10000;
  LineAdder both(counting);
  both.Add(Year(), line);
  EXPECT_EQ(both.sums().twelve_months, Between(0, 20000));
  LineAdder one(counting);
  one.Add(Days("2020-06-01", "2021-03-31"), line);
  EXPECT_EQ(one.sums().twelve_months, Between(0, 10000));
  // A period that is one financial year.
  const Counting year = cost.counting(Days("2020-04-01", "2021-03-31"));
  LineAdder whole(year);
  whole.Add(Days("2020-04-01", "2021-03-31"), line);
  EXPECT_EQ(whole.sums().twelve_months, Between(0, 10000));
}

TEST(LineSums, ACapForLifeCountsOnce) {
  const Tested cost(
      "actual_cost {} cap { amount: 'grant' per: CAP_PERIOD_LIFE cite { paragraph: '1.3' } } "
      "frequency: FREQUENCY_AS_INCURRED");
  const Counting counting = cost.counting();
  FoundLine line = cost.Line(v1::OUTCOME_ENTITLED);
  line.given->cap = 10000;
  LineAdder adder(counting);
  adder.Add(Year(), line);
  EXPECT_EQ(adder.sums().twelve_months, Between(0, 10000));
}

TEST(LineSums, WhatIsPaidByTheMonthCountsOnceAMonth) {
  const Tested monthly("amount: 'month_rate' frequency: FREQUENCY_MONTHLY");
  const Counting counting = monthly.counting();
  LineAdder adder(counting);
  adder.Add(Year(), monthly.Entitled(100));
  EXPECT_EQ(adder.sums().twelve_months, Exactly(1200));
  EXPECT_FALSE(adder.sums().a_week.has_value());
}

// A day of its own: the instance is for its own days, also those before the twelve months.
TEST(LineSums, AnInstancePerWeekIsForItsOwnDays) {
  const Tested each(absl::StrCat(
      kEachJob, "amount: 'weekly_rate' first_day: 'j.first_day' last_day: 'j.last_day'"));
  const Counting counting = each.counting();
  FoundLine line = each.Entitled(700);
  line.first_day = On("2020-05-25");
  line.last_day = On("2020-06-03");
  LineAdder adder(counting);
  adder.Add(Days("2020-06-01", "2020-12-31"), line);
  adder.Add(Days("2021-01-01", "2021-05-31"), line);
  EXPECT_EQ(adder.sums().twelve_months, Exactly(1000));
  EXPECT_EQ(adder.sums().a_week, Exactly(700));
}

TEST(LineSums, AnInstanceWhoseEndIsNotKnownIsForNoDayOrAll) {
  const Tested each(absl::StrCat(
      kEachJob, "amount: 'weekly_rate' first_day: 'j.first_day' last_day: 'j.last_day'"));
  const Counting counting = each.counting();
  FoundLine line = each.Entitled(700);
  line.first_day = On("2021-05-22");
  LineAdder adder(counting);
  adder.Add(Days("2021-05-22", "2021-05-31"), line);
  EXPECT_EQ(adder.sums().twelve_months, Between(0, 1000));
  line.first_day = Day::Never();
  LineAdder unknown(counting);
  unknown.Add(Days("2021-05-22", "2021-05-31"), line);
  EXPECT_EQ(unknown.sums().twelve_months, AnySum());
}

TEST(LineSums, HowOftenATermComesIsNotKnown) {
  const Tested termly("amount: 'grant' frequency: FREQUENCY_TERMLY");
  const Counting counting = termly.counting();
  LineAdder adder(counting);
  adder.Add(Year(), termly.Line(v1::OUTCOME_NOT_ENTITLED));
  EXPECT_EQ(adder.sums().twelve_months, Exactly(0));
  LineAdder entitled(counting);
  entitled.Add(Year(), termly.Entitled(500));
  EXPECT_EQ(entitled.sums().twelve_months, AnySum());
}

}  // namespace
}  // namespace fairstart
