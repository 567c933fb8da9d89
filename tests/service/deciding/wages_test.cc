// A formula confirmed of a wage, with the rulebook that is in use and its sample case: within the
// range and period the allowance follows the wages without a new decision, and outside it waits for
// one; and so does what follows other rules.
#include <gmock/gmock.h>

#include "absl/strings/str_replace.h"
#include "tests/service/deciding/deciding_fixture.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

class WagesTest : public DecidingTest {
 protected:
  static constexpr char kLine[] = "living_allowance";

  WagesTest() : DecidingTest("rules") {}

  static v1::CaseFacts Seventeen() {
    std::ifstream file("rules/rotherham/2017/examples/seventeen-in-lodgings.txtpb");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    v1::CaseFacts facts = Parsed<v1::CaseFacts>(text);
    facts.set_case_reference(kPerson);
    return facts;
  }

  static v1::CaseFacts WithJuly(int64_t pence) {
    v1::CaseFacts facts = Seventeen();
    facts.set_known_through("2017-07-31");
    v1::PayPeriod& july = *facts.mutable_pay_periods()->add_records();
    july = facts.pay_periods().records(1);
    july.set_id("pay-2017-07");
    july.set_first_day("2017-07-01");
    july.mutable_last_day()->set_date("2017-07-31");
    july.mutable_net()->set_pence(pence);
    july.mutable_gross()->set_pence(pence);
    return facts;
  }

  int64_t PenceOn(const std::string& day) {
    return InForce(kLine, day).in_force().line().given().amount().pence();
  }

  static v1::ProposeRequest About(const std::string& id, const v1::CaseFacts& facts,
                                  const std::string& day) {
    v1::ProposeRequest request = Proposal(id);
    request.mutable_rulebook()->set_id("rotherham");
    *request.mutable_case_() = facts;
    request.set_as_of(day);
    return request;
  }
};

TEST_F(WagesTest, AFormulaFollowsTheWagesWithinItsRange) {
  v1::ConfirmRequest confirmation =
      Confirmation("c-1", Recorded(About("r-1", Seventeen(), "2017-06-30")), {kLine});
  *confirmation.mutable_confirmation()->mutable_formula() = Parsed<v1::FormulaConfirmation>(R"pb(
    inputs { path: "pay_periods.records.net" at_least: 20000 at_most: 30000 }
    inputs { path: "pay_periods.records.gross" }
    first_day: "2017-06-01"
    last_day: "2017-12-31"
  )pb");
  ASSERT_TRUE(Ask(confirmation).ok()) << Ask(confirmation).status();
  EXPECT_EQ(PenceOn("2017-06-30"), 4000);
  EXPECT_FALSE(InForce(kLine, "2017-07-31").has_in_force());

  // £300.00 in July is £69.23 a week, £9.23 more than in June.
  const int64_t within = Recorded(About("r-2", WithJuly(30000), "2017-07-31"));
  EXPECT_EQ(PenceOn("2017-07-31"), 3077);
  const v1::DecisionInForce in_force = InForce(kLine, "2017-07-31").in_force();
  EXPECT_EQ(in_force.kind(), v1::DecisionInForce::KIND_UNDER_FORMULA);
  EXPECT_EQ(in_force.finding_position(), within);
  EXPECT_EQ(in_force.window().last_day(), "2017-07-31");
  EXPECT_EQ(PenceOn("2017-06-30"), 4000);

  const int64_t outside = Recorded(About("r-3", WithJuly(30001), "2017-07-31"));
  const v1::LineDecision decision = InForce(kLine, "2017-07-31");
  EXPECT_EQ(decision.in_force().finding_position(), within);
  EXPECT_EQ(decision.undecided().finding_position(), outside);
  EXPECT_THAT(decision.undecided().outside_formula(), SizeIs(1));
  EXPECT_THAT(decision.undecided().outside_formula(0),
              HasSubstr("net is 30001, and at most 30000 was confirmed"));
  ASSERT_TRUE(Ask(Confirmation("c-2", outside, {kLine})).ok());
  EXPECT_EQ(InForce(kLine, "2017-07-31").in_force().finding_position(), outside);
  EXPECT_FALSE(InForce(kLine, "2017-07-31").has_undecided());
}

TEST_F(WagesTest, AnythingElseThatChangesWaitsForADecision) {
  v1::ConfirmRequest confirmation =
      Confirmation("c-1", Recorded(About("r-1", Seventeen(), "2017-06-30")), {kLine});
  *confirmation.mutable_confirmation()->mutable_formula() = Parsed<v1::FormulaConfirmation>(R"pb(
    inputs { path: "pay_periods.records.net" }
    inputs { path: "pay_periods.records.gross" }
    first_day: "2017-06-01"
    last_day: "2017-12-31"
  )pb");
  ASSERT_TRUE(Ask(confirmation).ok());
  v1::CaseFacts moved = WithJuly(26000);
  moved.mutable_living_arrangements()->mutable_records(1)->set_food_provided(true);
  Recorded(About("r-2", moved, "2017-07-31"));
  const v1::LineDecision decision = InForce(kLine, "2017-07-31");
  EXPECT_FALSE(decision.has_in_force());
  EXPECT_THAT(decision.undecided().outside_formula(0),
              HasSubstr("living_arrangements.records[1].food_provided"));
}

TEST_F(WagesTest, AnAmendedEditionThatIsAnotherNowWaitsForADecision) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  OpenRules(rules);
  const auto in_2020 = [](const std::string& id, const std::string& known_through) {
    v1::ProposeRequest request = Proposal(id);
    request.set_as_of("2020-06-01");  // by the edition of 2020, which amends 2019
    request.mutable_case_()->set_known_through(known_through);
    return request;
  };
  v1::ConfirmRequest confirmation =
      Confirmation("c-1", Recorded(in_2020("r-1", "2020-06-30")), {"weekly_allowance"});
  *confirmation.mutable_confirmation()->mutable_formula() = Parsed<v1::FormulaConfirmation>(R"pb(
    inputs { path: "pay_periods.records.net" }
    first_day: "2020-06-01"
    last_day: "2020-12-31"
  )pb");
  ASSERT_TRUE(Ask(confirmation).ok()) << Ask(confirmation).status();
  OpenRules(rules);
  const int64_t under = Recorded(in_2020("r-2", "2020-07-31"));
  EXPECT_EQ(InForce("weekly_allowance", "2020-06-01").in_force().finding_position(), under);

  const std::string what = "rules/sample/2019/2_what.txtpb";
  std::ifstream file(folder.path() / what);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  folder.Write(what, absl::StrReplaceAll(text, {{"value: \"full_allowance\"\n  exception",
                                                 "value: \"full_allowance * 2\"\n  exception"}}));
  OpenRules(rules);
  const int64_t later = Recorded(in_2020("r-3", "2020-08-31"));
  const v1::LineDecision decision = InForce("weekly_allowance", "2020-06-01");
  EXPECT_EQ(decision.in_force().finding_position(), under);
  EXPECT_EQ(decision.undecided().finding_position(), later);
  EXPECT_THAT(decision.undecided().outside_formula(),
              ElementsAre(HasSubstr("what the rulebook amends is another: sample/2020")));
}

TEST_F(WagesTest, EvidenceThatComesLaterNeedsNoNewDecision) {
  const int64_t finding = Recorded(About("r-1", Seventeen(), "2017-06-30"));
  ASSERT_TRUE(Ask(Confirmation("c-1", finding, {kLine})).ok());
  EXPECT_EQ(InForce(kLine, "2017-06-30").in_force().line().needs_size(), 1);
  v1::AddToRecordRequest evidence = Addition("e-1", R"pb(
    evidence {
      id: "e-1"
      kind: "proof_of_earnings"
      subject: "pay-2017-06"
      received_on: "2017-07-03"
    }
  )pb");
  evidence.mutable_rulebook()->set_id("rotherham");
  Recorded(evidence);
  const int64_t later = Recorded(About("r-2", Seventeen(), "2017-06-30"));
  const v1::LineDecision decision = InForce(kLine, "2017-06-30");
  EXPECT_EQ(decision.in_force().finding_position(), later);
  EXPECT_EQ(decision.in_force().line().outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_FALSE(decision.has_undecided());
}

}  // namespace
}  // namespace fairstart
