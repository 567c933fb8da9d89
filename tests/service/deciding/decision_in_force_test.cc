#include "service/deciding/decision_in_force.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Day On(const std::string& day) { return *ParseDay(day); }

class DecisionInForceTest : public testing::Test {
 protected:
  v1::LineDecision Ask(const std::string& day, const std::string& entitlement = "allowance") const {
    return DecisionOn(history_.Build(), LineNamed(entitlement), On(day));
  }

  // "12 5790 of 6", with "waits for 15" behind it where a newer finding is undecided.
  std::string Said(const std::string& day) const {
    const v1::LineDecision answer = Ask(day);
    std::string said = "nothing";
    if (answer.has_in_force()) {
      const v1::DecisionInForce& in_force = answer.in_force();
      said = absl::StrCat(in_force.decision_position(), " decides ",
                          in_force.line().given().amount().pence(), " by ",
                          in_force.finding_position());
    }
    if (answer.has_undecided())
      absl::StrAppend(&said, ", ", answer.undecided().finding_position(), " waits");
    return said;
  }

  static v1::CaseFacts CaseWithPay(int64_t pence) {
    v1::CaseFacts facts = Parsed<v1::CaseFacts>(R"pb(
      known_through: "2017-06-30"
      pay_periods {
        records {
          id: "pay-1"
          first_day: "2017-06-01"
          net { pence: 0 }
        }
      }
    )pb");
    facts.mutable_pay_periods()->mutable_records(0)->mutable_net()->set_pence(pence);
    return facts;
  }

  HistoryBuilder history_;
  const v1::Window june_ = Days("2017-06-01", "2017-06-30");
  const v1::Window summer_ = Days("2017-06-01", "2017-08-31");
  v1::FormulaConfirmation formula_ = Parsed<v1::FormulaConfirmation>(R"pb(
    inputs { path: "pay_periods.records.net" at_least: 1000 at_most: 2000 }
    first_day: "2017-06-01"
    last_day: "2017-07-31"
  )pb");
};

TEST_F(DecisionInForceTest, WithoutAFindingNothingIsDecidedAndNothingWaits) {
  EXPECT_EQ(Said("2017-06-15"), "nothing");
}

TEST_F(DecisionInForceTest, AFindingDecidesNothing) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  EXPECT_EQ(Said("2017-06-15"), "nothing, 6 waits");
}

TEST_F(DecisionInForceTest, AConfirmationHoldsForTheLinesWindowAndNoLonger) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6);
  EXPECT_EQ(Said("2017-05-31"), "nothing");
  EXPECT_EQ(Said("2017-06-01"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-06-30"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-07-01"), "nothing");
  const v1::DecisionInForce in_force = Ask("2017-06-15").in_force();
  EXPECT_EQ(in_force.kind(), v1::DecisionInForce::KIND_CONFIRMED);
  EXPECT_EQ(in_force.said_by(), "officer-1");
  EXPECT_EQ(in_force.decided_on(), "2017-07-01");
  EXPECT_EQ(in_force.window().last_day(), "2017-06-30");
}

TEST_F(DecisionInForceTest, AConfirmationIsOfTheLinesThatItNames) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}, {Weekly("bonus", 100), june_}});
  history_.Confirm(6);
  *history_.last().mutable_decision_confirmed()->add_lines() = LineNamed("bonus");
  EXPECT_EQ(Said("2017-06-15"), "nothing, 6 waits");
  EXPECT_TRUE(Ask("2017-06-15", "bonus").has_in_force());
}

TEST_F(DecisionInForceTest, ANewerFindingThatSaysOtherwiseWaitsAndStopsNothing) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6);
  history_.Finding({{Weekly("allowance", 4000), Days("2017-07-01", "2017-07-31")}});
  EXPECT_EQ(Said("2017-06-30"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-07-01"), "9 decides 5000 by 6, 12 waits");
  history_.Confirm(12);
  EXPECT_EQ(Said("2017-07-01"), "15 decides 4000 by 12");
  EXPECT_EQ(Said("2017-08-01"), "9 decides 5000 by 6");
}

TEST_F(DecisionInForceTest, ANewerFindingThatSaysTheSameIsCovered) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6);
  v1::Line later = Weekly("allowance", 5000);
  later.mutable_limits()->mutable_paid()->set_pence(10);
  history_.Finding({{later, summer_}});
  EXPECT_EQ(Said("2017-06-15"), "9 decides 5000 by 12");
  EXPECT_EQ(Ask("2017-06-15").in_force().line().limits().paid().pence(), 10);
  // Not beyond the window that was confirmed.
  EXPECT_EQ(Said("2017-07-01"), "nothing, 12 waits");
}

TEST_F(DecisionInForceTest, ANewerFindingWithoutTheLineWaits) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6);
  history_.Finding({}, Days("2017-07-01", "2017-07-31"));
  EXPECT_EQ(Said("2017-06-15"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-07-15"), "9 decides 5000 by 6, 12 waits");
  EXPECT_FALSE(Ask("2017-07-15").undecided().has_line());
}

TEST_F(DecisionInForceTest, AFindingAboutOtherEntitlementsSaysNothing) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6);
  history_.Finding({{Weekly("bonus", 1), summer_}}, summer_);
  history_.last().mutable_finding_proposed()->add_entitlements("bonus");
  EXPECT_EQ(Said("2017-07-15"), "9 decides 5000 by 6");
}

TEST_F(DecisionInForceTest, ADepartureHoldsForItsDays) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6);
  history_.Depart(6, Weekly("allowance", 9000), Days("2017-07-01", "2017-09-30"));
  EXPECT_EQ(Said("2017-06-30"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-07-01"), "12 decides 9000 by 6");
  EXPECT_EQ(Said("2017-09-30"), "12 decides 9000 by 6");
  EXPECT_EQ(Said("2017-10-01"), "nothing");
  const v1::DecisionInForce in_force = Ask("2017-07-01").in_force();
  EXPECT_EQ(in_force.kind(), v1::DecisionInForce::KIND_DEPARTED);
  EXPECT_EQ(in_force.reason(), "hardship");
}

TEST_F(DecisionInForceTest, ADepartureWithoutDaysHoldsForTheLinesWindow) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Depart(6, Weekly("allowance", 9000));
  EXPECT_EQ(Said("2017-06-30"), "9 decides 9000 by 6");
  EXPECT_EQ(Said("2017-07-01"), "nothing");
}

TEST_F(DecisionInForceTest, ADepartureThatGivesNothingGivesNothing) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  v1::Line nothing;
  nothing.set_entitlement("allowance");
  nothing.set_outcome(v1::OUTCOME_NOT_ENTITLED);
  history_.Depart(6, nothing);
  const v1::DecisionInForce in_force = Ask("2017-06-15").in_force();
  EXPECT_EQ(in_force.line().outcome(), v1::OUTCOME_NOT_ENTITLED);
  EXPECT_FALSE(in_force.line().has_given());
}

TEST_F(DecisionInForceTest, WhatIsSaidAgainForLongerIsDecidedForAsLongAsItWasConfirmed) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6);
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  EXPECT_EQ(Ask("2017-06-15").in_force().finding_position(), 12);
  EXPECT_EQ(Ask("2017-06-15").in_force().window().last_day(), "2017-06-30");
  EXPECT_EQ(Said("2017-07-15"), "nothing, 12 waits");
}

TEST_F(DecisionInForceTest, WhatWasDepartedFromSaidAgainIsNoNews) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Depart(6, Weekly("allowance", 9000));
  history_.Finding({{Weekly("allowance", 5000), june_}});
  EXPECT_EQ(Said("2017-06-15"), "9 decides 9000 by 6");
  history_.Finding({{Weekly("allowance", 5001), june_}});
  EXPECT_EQ(Said("2017-06-15"), "9 decides 9000 by 6, 15 waits");
}

TEST_F(DecisionInForceTest, UnderAFormulaALaterFindingIsInForce) {
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6, &formula_);
  history_.Case(CaseWithPay(2000));
  history_.Finding({{Weekly("allowance", 4500), Days("2017-06-15", "2017-08-31")}});
  EXPECT_EQ(Said("2017-06-14"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-06-15"), "9 decides 4500 by 15");
  EXPECT_EQ(Ask("2017-06-15").in_force().kind(), v1::DecisionInForce::KIND_UNDER_FORMULA);
  EXPECT_EQ(Ask("2017-06-15").in_force().window().last_day(), "2017-07-31");
  // Beyond the window that was confirmed, up to the end of the period.
  EXPECT_EQ(Said("2017-07-31"), "9 decides 4500 by 15");
  EXPECT_EQ(Said("2017-08-01"), "nothing, 15 waits");
}

TEST_F(DecisionInForceTest, OutsideTheRangeTheLastWithinStaysAndTheOtherWaits) {
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6, &formula_);
  history_.Case(CaseWithPay(2001));
  history_.Finding({{Weekly("allowance", 4499), summer_}});
  EXPECT_EQ(Said("2017-06-15"), "9 decides 5000 by 6, 15 waits");
  EXPECT_THAT(Ask("2017-06-15").undecided().outside_formula(),
              ElementsAre("pay_periods.records[0].net is 2001, and at most 2000 was confirmed"));
}

TEST_F(DecisionInForceTest, AFormulaHoldsOnDaysOfItsPeriodOnly) {
  formula_.set_first_day("2017-06-10");
  formula_.set_last_day("2017-06-20");
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6, &formula_);
  EXPECT_EQ(Said("2017-06-09"), "nothing, 6 waits");
  EXPECT_EQ(Said("2017-06-10"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-06-20"), "9 decides 5000 by 6");
  EXPECT_EQ(Said("2017-06-21"), "nothing, 6 waits");
}

TEST_F(DecisionInForceTest, OfADayOutsideTheFormulasPeriodItIsNotSaidWhyAFindingIsOutside) {
  formula_.set_last_day("2017-06-20");
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), summer_}});
  history_.Confirm(6, &formula_);
  history_.Case(CaseWithPay(2001));
  history_.Finding({{Weekly("allowance", 4499), summer_}});
  EXPECT_THAT(Ask("2017-06-20").undecided().outside_formula(), testing::SizeIs(1));
  EXPECT_THAT(Ask("2017-06-21").undecided().outside_formula(), IsEmpty());
}

TEST_F(DecisionInForceTest, AnUndeterminedLineIsUnderNoFormula) {
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6, &formula_);
  history_.Case(CaseWithPay(1600));
  v1::Line open = Weekly("allowance", 0);
  open.set_outcome(v1::OUTCOME_UNDETERMINED);
  open.add_missing()->set_path("jobs");
  history_.Finding({{open, june_}});
  EXPECT_EQ(Said("2017-06-15"), "9 decides 5000 by 6, 15 waits");
  EXPECT_THAT(Ask("2017-06-15").undecided().outside_formula(),
              ElementsAre(HasSubstr("not known: jobs")));
}

TEST_F(DecisionInForceTest, ADepartureEndsAFormulaForItsDays) {
  history_.Case(CaseWithPay(1500));
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6, &formula_);
  history_.Depart(6, Weekly("allowance", 9000), june_);
  history_.Case(CaseWithPay(1600));
  history_.Finding({{Weekly("allowance", 4900), summer_}});
  EXPECT_EQ(Said("2017-06-15"), "12 decides 9000 by 6, 18 waits");
  EXPECT_EQ(Said("2017-07-15"), "9 decides 4900 by 18");
}

TEST_F(DecisionInForceTest, AnErasedFindingDecidesNothing) {
  history_.Case({});
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.Confirm(6);
  std::vector<RecordedEntry> entries = history_.entries();
  entries[1].content.reset();
  const absl::StatusOr<DecisionHistory> history = DecisionHistory::Read(entries);
  ASSERT_TRUE(history.ok());
  EXPECT_FALSE(DecisionOn(*history, LineNamed("allowance"), On("2017-06-15")).has_in_force());
}

TEST_F(DecisionInForceTest, BytesThatAreNoFindingAreDamage) {
  history_.Finding({{Weekly("allowance", 5000), june_}});
  history_.last().mutable_finding_proposed()->set_finding("\xff");
  EXPECT_EQ(DecisionHistory::Read(history_.entries()).status().code(), absl::StatusCode::kDataLoss);
}

TEST_F(DecisionInForceTest, OfADayThoseLinesAreListedThatAreDecidedOrWait) {
  history_.Case({});
  history_.Finding({{Weekly("bonus", 100), june_}, {Weekly("allowance", 5000), summer_}});
  EXPECT_EQ(DecisionsOn(history_.Build(), On("2017-06-15")).size(), 2u);
  const std::vector<v1::LineDecision> later = DecisionsOn(history_.Build(), On("2017-07-15"));
  ASSERT_EQ(later.size(), 1u);
  EXPECT_EQ(later[0].line().entitlement(), "allowance");
}

}  // namespace
}  // namespace fairstart
