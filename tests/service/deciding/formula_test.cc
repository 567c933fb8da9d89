#include "service/deciding/formula.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/deciding/history_builder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class FormulaTest : public testing::Test {
 protected:
  static v1::CaseFacts Decided() {
    return Parsed<v1::CaseFacts>(R"pb(
      case_reference: "CL-1"
      known_through: "2017-06-30"
      jobs { records { id: "job-1" first_day: "2017-05-01" } }
      pay_periods {
        records {
          id: "pay-5"
          first_day: "2017-05-01"
          last_day { date: "2017-05-31" }
          job: "job-1"
          interval: PAY_INTERVAL_MONTHLY
          net { pence: 26000 }
          gross { pence: 26000 }
        }
      }
      declared_facts {
        facts {
          name: "rent_share"
          value { money { pence: 1000 } }
        }
      }
    )pb");
  }

  // The wages of a later month, as those decided on but for the sum.
  static v1::PayPeriod* AddPay(v1::CaseFacts& facts, int64_t pence,
                               const std::string& first_day = "2017-06-01") {
    v1::PayPeriod& pay = *facts.mutable_pay_periods()->add_records();
    pay = facts.pay_periods().records(0);
    pay.set_id("pay-of-" + first_day);
    pay.set_first_day(first_day);
    pay.mutable_last_day()->set_date("2017-06-30");
    pay.mutable_net()->set_pence(pence);
    pay.mutable_gross()->set_pence(pence);
    return &pay;
  }

  std::vector<std::string> Outside(const v1::CaseFacts& later) const {
    return OutsideFormula(formula_, {finding_, decided_}, {later_finding_, later});
  }

  std::vector<std::string> Wrong() const {
    std::vector<std::string> paths;
    for (const FieldViolation& violation : CheckFormula(formula_, decided_, "f"))
      paths.push_back(violation.path);
    return paths;
  }

  const v1::CaseFacts decided_ = Decided();
  v1::CaseFacts later_ = Decided();
  ProposedFinding finding_, later_finding_;
  v1::FormulaConfirmation formula_ = Parsed<v1::FormulaConfirmation>(R"pb(
    inputs { path: "pay_periods.records.net" at_least: 20000 at_most: 30000 }
    inputs { path: "pay_periods.records.gross" }
    first_day: "2017-06-01"
    last_day: "2017-12-31"
  )pb");
};

TEST_F(FormulaTest, TheSameCaseKnownLongerIsWithin) {
  EXPECT_THAT(Outside(later_), IsEmpty());
  later_.set_known_through("2017-07-31");
  EXPECT_THAT(Outside(later_), IsEmpty());
  later_.set_known_through("2017-05-31");
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("known_through is earlier")));
}

TEST_F(FormulaTest, NewWagesWithinTheRangeAreWithin) {
  AddPay(later_, 20000);
  EXPECT_THAT(Outside(later_), IsEmpty());
  later_ = decided_;
  AddPay(later_, 30000);
  EXPECT_THAT(Outside(later_), IsEmpty());
}

TEST_F(FormulaTest, WagesBeyondAnEndOfTheRangeAreOutside) {
  AddPay(later_, 19999);
  EXPECT_THAT(Outside(later_),
              ElementsAre("pay_periods.records[1].net is 19999, and at least 20000 was confirmed"));
  later_ = decided_;
  AddPay(later_, 30001);
  EXPECT_THAT(Outside(later_),
              ElementsAre("pay_periods.records[1].net is 30001, and at most 30000 was confirmed"));
}

TEST_F(FormulaTest, WagesThatAreNotKnownAreOutside) {
  AddPay(later_, 25000)->clear_net();
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("net is not known")));
}

TEST_F(FormulaTest, WagesOfAnotherTimeAreOutside) {
  AddPay(later_, 25000, "2017-05-31");
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("from 2017-05-31, not from 2017-06-01")));
  later_ = decided_;
  AddPay(later_, 25000, "2018-01-01");
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("from 2018-01-01")));
}

TEST_F(FormulaTest, WagesOfThePastMayNotChange) {
  later_.mutable_pay_periods()->mutable_records(0)->mutable_net()->set_pence(25000);
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("from 2017-05-01")));
}

TEST_F(FormulaTest, ARecordThatIsLikeNoneIsOutside) {
  AddPay(later_, 25000)->set_interval(v1::PAY_INTERVAL_WEEKLY);
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("like no record of the decided case")));
}

TEST_F(FormulaTest, ARecordThatWentIsOutside) {
  later_.mutable_pay_periods()->clear_records();
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("is no longer there")));
}

TEST_F(FormulaTest, AnyOtherDifferenceIsOutside) {
  later_.mutable_jobs()->mutable_records(0)->set_minutes_per_week(600);
  EXPECT_THAT(
      Outside(later_),
      ElementsAre("jobs.records[0].minutes_per_week is another, and no input of the formula"));
  later_ = decided_;
  later_.mutable_courses();
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("courses is another")));
}

TEST_F(FormulaTest, OrderMakesNoDifference) {
  AddPay(later_, 25000);
  later_.mutable_pay_periods()->mutable_records()->SwapElements(0, 1);
  EXPECT_THAT(Outside(later_), IsEmpty());
}

TEST_F(FormulaTest, ADeclaredFactCanBeAnInput) {
  later_.mutable_declared_facts()->mutable_facts(0)->mutable_value()->mutable_money()->set_pence(
      1500);
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("declared_facts.rent_share is another")));
  v1::FormulaInput& input = *formula_.add_inputs();
  input.set_path("declared_facts.rent_share");
  input.set_at_most(1500);
  EXPECT_THAT(Wrong(), IsEmpty());
  EXPECT_THAT(Outside(later_), IsEmpty());
  input.set_at_most(1499);
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("is 1500")));
}

TEST_F(FormulaTest, AnotherEditionIsAnotherFormula) {
  later_finding_.finding.mutable_rulebook()->set_digest("other");
  later_finding_.finding.mutable_rates()->set_digest("other");
  later_finding_.finding.add_readings("I-1=R2");
  EXPECT_THAT(Outside(later_),
              ElementsAre(HasSubstr("rulebook"), HasSubstr("rates"), HasSubstr("readings")));
}

TEST_F(FormulaTest, AnotherEditionBelowTheSameOneIsAnotherFormula) {
  later_finding_.rules_digest = "other";
  EXPECT_THAT(Outside(later_), ElementsAre(HasSubstr("what the rulebook amends is another")));
}

TEST_F(FormulaTest, ASoundFormulaCanBeConfirmed) { EXPECT_THAT(Wrong(), IsEmpty()); }

TEST_F(FormulaTest, WhatIsWrongWithAFormulaIsNamed) {
  formula_.set_last_day("2017-02-30");
  formula_.mutable_inputs(0)->set_path("pay_periods.records.nett");
  formula_.mutable_inputs(1)->set_path("pay_periods");
  formula_.add_inputs()->set_path("case_reference");
  formula_.add_inputs()->set_path("declared_facts.unheard_of");
  EXPECT_THAT(Wrong(), ElementsAre("f.inputs[0].path", "f.inputs[1].path", "f.inputs[2].path",
                                   "f.inputs[3].path", "f.last_day"));
}

TEST_F(FormulaTest, ARangeIsForNumbersAndHasTwoEnds) {
  formula_.mutable_inputs(0)->set_at_least(30001);
  formula_.mutable_inputs(1)->set_path("pay_periods.records.interval");
  formula_.mutable_inputs(1)->set_at_most(2);
  EXPECT_THAT(Wrong(), ElementsAre("f.inputs[0].at_most", "f.inputs[1]"));
}

TEST_F(FormulaTest, APeriodEndsAfterItBegins) {
  formula_.set_last_day("2017-05-31");
  EXPECT_THAT(Wrong(), ElementsAre("f.last_day"));
  formula_.clear_inputs();
  EXPECT_THAT(Wrong(), ElementsAre("f.inputs"));
}

}  // namespace
}  // namespace fairstart
