// Histories of chance: the decision in force beside its slow twin.
#include <gtest/gtest.h>

#include <random>

#include "service/deciding/decision_in_force.h"
#include "tests/service/deciding/history_builder.h"
#include "tests/service/deciding/slow_decision.h"
#include "tests/service/ledger/test_size.h"

namespace fairstart {
namespace {

constexpr int kDays = 12;

std::string DayNumber(int day) { return FormatDay(AddDays(*ParseDay("2017-06-01"), day)); }

v1::Window DaysFrom(int first, int last) { return Days(DayNumber(first), DayNumber(last)); }

class GeneratedHistory {
 public:
  explicit GeneratedHistory(uint64_t seed) : chance_(seed) {
    Find();
    const int entries = Roll(2, 12);
    for (int i = 0; i < entries; ++i) {
      const int kind = Roll(0, 5);
      if (kind <= 2) {
        Find();
      } else if (kind <= 4) {
        Confirm();
      } else {
        Depart();
      }
    }
  }

  SimpleAnswer Fast(int day) const {
    const v1::LineDecision decision =
        DecisionOn(history_.Build(), LineNamed("allowance"), AddDays(*ParseDay("2017-06-01"), day));
    SimpleAnswer answer;
    if (decision.has_in_force()) {
      const v1::DecisionInForce& in_force = decision.in_force();
      answer.decision = in_force.decision_position();
      answer.finding = in_force.finding_position();
      answer.sum = in_force.line().outcome() == v1::OUTCOME_UNDETERMINED
                       ? -1
                       : in_force.line().given().amount().pence();
      EXPECT_TRUE(WindowOf(in_force.window()).Contains(AddDays(*ParseDay("2017-06-01"), day)));
    }
    answer.undecided = decision.undecided().finding_position();
    return answer;
  }

  SimpleAnswer Slow(int day) const { return SlowDecisionOn(findings_, decisions_, day); }

 private:
  int Roll(int least, int most) { return std::uniform_int_distribution<int>(least, most)(chance_); }

  void Find() {
    SimpleFinding finding;
    finding.first = Roll(0, kDays - 1);
    finding.last = Roll(finding.first, kDays - 1);
    finding.has_line = Roll(0, 9) > 0;
    finding.sum = Roll(-1, 2);
    finding.wage = Roll(0, 4);
    finding.rent = Roll(0, 9) == 0;
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
    facts.mutable_pay_periods()->mutable_records(0)->mutable_net()->set_pence(finding.wage);
    if (finding.rent != 0) facts.mutable_tenancies();
    history_.Case(facts);
    v1::Line line = Weekly("allowance", std::max<int64_t>(finding.sum, 0));
    if (finding.sum < 0) {
      line.set_outcome(v1::OUTCOME_UNDETERMINED);
      line.add_missing()->set_path("jobs");
    }
    const v1::Window window = DaysFrom(finding.first, finding.last);
    if (finding.has_line) {
      finding.position = history_.Finding({{line, window}}, window);
    } else {
      finding.position = history_.Finding({}, window);
    }
    findings_.push_back(finding);
  }

  const SimpleFinding& AnyFinding() {
    return findings_[static_cast<size_t>(Roll(0, static_cast<int>(findings_.size()) - 1))];
  }

  void Confirm() {
    const SimpleFinding& of = AnyFinding();
    if (of.sum < 0) return;  // cannot be confirmed
    SimpleDecision decision;
    decision.finding = of.position;
    decision.formula = Roll(0, 1) == 1;
    if (decision.formula) {
      decision.first = Roll(0, kDays / 2);
      decision.last = Roll(decision.first, kDays - 1);
      decision.least = Roll(0, 2);
      decision.most = Roll(2, 4);
      v1::FormulaConfirmation formula;
      v1::FormulaInput& input = *formula.add_inputs();
      input.set_path("pay_periods.records.net");
      input.set_at_least(decision.least);
      input.set_at_most(decision.most);
      // The wage is of a record from the first day on, which the period must hold; so that its days
      // alone are compared, it begins early.
      decision.first = 0;
      formula.set_first_day(DayNumber(0));
      formula.set_last_day(DayNumber(decision.last));
      decision.position = history_.Confirm(of.position, &formula);
    } else {
      decision.position = history_.Confirm(of.position);
    }
    decisions_.push_back(decision);
  }

  void Depart() {
    const SimpleFinding& from = AnyFinding();
    SimpleDecision decision;
    decision.finding = from.position;
    decision.departs = true;
    decision.first = Roll(0, kDays - 1);
    decision.last = Roll(decision.first, kDays - 1);
    decision.sum = 100 + Roll(0, 9);
    decision.position = history_.Depart(from.position, Weekly("allowance", decision.sum),
                                        DaysFrom(decision.first, decision.last));
    decisions_.push_back(decision);
  }

  std::mt19937_64 chance_;
  HistoryBuilder history_;
  std::vector<SimpleFinding> findings_;
  std::vector<SimpleDecision> decisions_;
};

TEST(GeneratedHistories, TheDecisionInForceIsThatOfItsSlowTwin) {
  const uint64_t count = TestCount(400);
  uint64_t in_force = 0, undecided = 0;
  for (uint64_t seed = TestSeed(); seed < TestSeed() + count; ++seed) {
    const GeneratedHistory history(seed);
    for (int day = 0; day < kDays; ++day) {
      const SimpleAnswer fast = history.Fast(day);
      const SimpleAnswer slow = history.Slow(day);
      ASSERT_EQ(fast, slow) << "seed " << seed << ", day " << day << ": " << fast.decision << " "
                            << fast.finding << " " << fast.sum << " " << fast.undecided
                            << " is not " << slow.decision << " " << slow.finding << " " << slow.sum
                            << " " << slow.undecided;
      in_force += fast.decision != 0;
      undecided += fast.undecided != 0;
    }
  }
  // That there is something to compare.
  EXPECT_GT(in_force, count);
  EXPECT_GT(undecided, count / 4);
}

}  // namespace
}  // namespace fairstart
