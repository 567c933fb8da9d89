#include "service/scenarios/expectation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An answer with something of everything.
constexpr char kAnswer[] = R"pb(
  finding {
    status { status: "RELEVANT" }
    lines {
      entitlement: "allowance"
      outcome: OUTCOME_ENTITLED
      given {
        amount { pence: 5790 }
        cap { pence: 200000 }
      }
      limits { left { pence: 1000 } }
      arises: "2017-01-01"
      first_day: "2017-01-02"
      last_day: "2017-01-03"
      citations { paragraph: "12.1" }
    }
    lines {
      entitlement: "bonus"
      instance: "2017-06"
      outcome: OUTCOME_UNDETERMINED
      missing { path: "jobs" day: "2017-06-01" }
      missing { path: "benefits" }
      missing { path: "benefits" }
    }
    lines {
      entitlement: "grant"
      outcome: OUTCOME_SUBJECT_TO
      needs { kind: "assessment" }
      needs { kind: "approval" name: "service_manager" }
    }
    lines {
      entitlement: "festival"
      outcome: OUTCOME_NOT_ENTITLED
      reasons {
        bar: "custody"
        text: "In custody."
        citations { paragraph: "27.0" }
      }
    }
    lines {
      entitlement: "travel"
      outcome: OUTCOME_ELSEWHERE
      elsewhere { payer: "the state" }
    }
    claims {
      claim: "benefit"
      outcome: OUTCOME_ELSEWHERE
      from: "2017-02-01"
      until: "2017-03-01"
      amount { pence: 120000 }
    }
    claims { claim: "housing" outcome: OUTCOME_UNDETERMINED }
    duties { duty: "review" instance: "r1" state: STATE_OVERDUE due: "2017-04-01" }
    warnings { warning: "no_cash" }
    interpretations: "I-1"
  }
  windows {
    whole { first_day: "2017-01-01" }
    lines { first_day: "2017-01-01" last_day: "2017-12-31" }
    lines {}
    lines {}
    lines {}
    lines {}
  }
  explanation {
    lines {
      nodes {
        sum: "a"
        children { sum: "£120.00 − £60.00 = £60.00" }
      }
    }
  }
)pb";

// What does not hold of the answer: "path: expected X, got Y".
std::vector<std::string> Differences(const std::string& check_text,
                                     const std::string& answer_text = kAnswer) {
  v1::Check check;
  v1::PreviewResponse answer;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(check_text, &check)) << check_text;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(answer_text, &answer));
  std::vector<std::string> differences;
  for (const Mismatch& mismatch : Compare(check, answer)) {
    differences.push_back(mismatch.path + ": expected " + mismatch.expected + ", got " +
                          mismatch.got);
  }
  return differences;
}

std::vector<std::string> OfLine(const std::string& fields) {
  return Differences("line { " + fields + " }");
}

TEST(Compare, LooksAtNothingThatIsNotStated) {
  EXPECT_THAT(Differences(""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"allowance\""), IsEmpty());
}

TEST(Compare, LooksAtTheStatus) {
  EXPECT_THAT(Differences("status: \"RELEVANT\""), IsEmpty());
  EXPECT_THAT(Differences("status: \"ELIGIBLE\""),
              ElementsAre("status: expected ELIGIBLE, got RELEVANT"));
  EXPECT_THAT(Differences("status: \"undetermined\""),
              ElementsAre("status: expected undetermined, got RELEVANT"));
  EXPECT_THAT(Differences("status: \"undetermined\"", "finding {}"), IsEmpty());
}

TEST(Compare, FindsLinesByEntitlementAndInstance) {
  EXPECT_THAT(OfLine("entitlement: \"bonus\" instance: \"2017-06\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"bonus\""),
              ElementsAre("line[0]: expected a line, got only 2017-06"));
  EXPECT_THAT(OfLine("entitlement: \"allowance\" instance: \"x\""),
              ElementsAre("line[0]: expected a line, got only the line without instance"));
  EXPECT_THAT(OfLine("entitlement: \"x\""),
              ElementsAre("line[0]: expected a line, got no line of that entitlement"));
}

TEST(Compare, LooksAtTheOutcomeAndSaysWhyItIsAnother) {
  EXPECT_THAT(OfLine("entitlement: \"allowance\" outcome: OUTCOME_ENTITLED"), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"festival\" outcome: OUTCOME_ENTITLED"),
              ElementsAre("line[0].outcome: expected ENTITLED, got NOT_ENTITLED; In custody."));
  EXPECT_THAT(OfLine("entitlement: \"bonus\" instance: \"2017-06\" outcome: OUTCOME_ENTITLED"),
              ElementsAre("line[0].outcome: expected ENTITLED, got UNDETERMINED; waits for jobs on "
                          "2017-06-01; waits for benefits; waits for benefits"));
}

TEST(Compare, LooksAtMoneyInPounds) {
  EXPECT_THAT(
      OfLine("entitlement: \"allowance\" amount: \"57.90\" cap: \"2000.00\" left: \"10.00\""),
      IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"allowance\" amount: \"57.91\" cap: \"none\" left: \"0.00\""),
              ElementsAre("line[0].amount: expected £57.91, got £57.90",
                          "line[0].cap: expected none, got £2,000.00",
                          "line[0].left: expected £0.00, got £10.00"));
  EXPECT_THAT(OfLine("entitlement: \"grant\" amount: \"none\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"grant\" amount: \"0.00\""),
              ElementsAre("line[0].amount: expected £0.00, got none"));
  EXPECT_THAT(OfLine("entitlement: \"allowance\" amount: \"£57.90\"").size(), 1u);
}

TEST(Compare, WantsExactlyWhatIsMissing) {
  const std::string bonus = "entitlement: \"bonus\" instance: \"2017-06\" ";
  EXPECT_THAT(OfLine(bonus + "missing: \"jobs\" missing: \"benefits\""), IsEmpty());
  EXPECT_THAT(OfLine(bonus + "missing: \"jobs\""),
              ElementsAre("line[0].missing: expected jobs, got benefits, jobs"));
  EXPECT_THAT(OfLine(bonus + "missing: \"none\""),
              ElementsAre("line[0].missing: expected none, got benefits, jobs"));
  EXPECT_THAT(OfLine("entitlement: \"allowance\" missing: \"none\""), IsEmpty());
}

TEST(Compare, WantsExactlyTheNeeds) {
  EXPECT_THAT(OfLine("entitlement: \"grant\" need: \"service_manager\" need: \"assessment\""),
              IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"grant\" need: \"service_manager\""),
              ElementsAre("line[0].need: expected service_manager, got assessment, "
                          "service_manager"));
  EXPECT_THAT(OfLine("entitlement: \"allowance\" need: \"none\""), IsEmpty());
}

TEST(Compare, FindsCitationsOfLineAndReasons) {
  EXPECT_THAT(OfLine("entitlement: \"allowance\" cites: \"12.1\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"festival\" cites: \"27.0\" bar: \"custody\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"festival\" cites: \"27.0\" cites: \"9.9\" bar: \"x\""),
              ElementsAre("line[0].cites[1]: expected 9.9, got 27.0",
                          "line[0].bar[0]: expected x, got custody"));
}

TEST(Compare, FindsSumsAnywhereInTheExplanation) {
  EXPECT_THAT(OfLine("entitlement: \"allowance\" sum: \"£120.00 − £60.00 = £60.00\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"grant\" sum: \"a\""),
              ElementsAre("line[0].sum[0]: expected a, got none"));
}

TEST(Compare, LooksAtDaysAndPayers) {
  EXPECT_THAT(OfLine("entitlement: \"allowance\" arises: \"2017-01-01\" first_day: \"2017-01-02\" "
                     "last_day: \"2017-01-03\""),
              IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"grant\" arises: \"2017-01-01\""),
              ElementsAre("line[0].arises: expected 2017-01-01, got none"));
  EXPECT_THAT(OfLine("entitlement: \"travel\" payer: \"the state\""), IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"travel\" payer: \"the college\""),
              ElementsAre("line[0].payer: expected the college, got the state"));
}

TEST(Compare, LooksAtWindows) {
  EXPECT_THAT(OfLine("entitlement: \"allowance\" window_first_day: \"2017-01-01\" "
                     "window_last_day: \"2017-12-31\""),
              IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"grant\" window_first_day: \"always\" "
                     "window_last_day: \"never\""),
              IsEmpty());
  EXPECT_THAT(OfLine("entitlement: \"allowance\" window_last_day: \"never\""),
              ElementsAre("line[0].window_last_day: expected never, got 2017-12-31"));
  EXPECT_THAT(Differences("window_first_day: \"2017-01-01\" window_last_day: \"2018-01-01\""),
              ElementsAre("window_last_day: expected 2018-01-01, got never"));
}

TEST(Compare, LooksAtClaims) {
  EXPECT_THAT(
      Differences("claim { claim: \"benefit\" from: \"2017-02-01\" until: \"2017-03-01\" amount: "
                  "\"1200.00\" }"),
      IsEmpty());
  EXPECT_THAT(Differences("claim { claim: \"benefit\" amount: \"1200.01\" } claim { claim: "
                          "\"benefit\" amount: \"none\" }"),
              ElementsAre("claim[0].amount: expected £1,200.01, got £1,200.00",
                          "claim[1].amount: expected none, got £1,200.00"));
  EXPECT_THAT(Differences("claim { claim: \"benefit\" from: \"2017-02-02\" } claim { claim: "
                          "\"housing\" } claim { claim: \"x\" } no_claim: \"housing\" "
                          "no_claim: \"x\""),
              ElementsAre("claim[0].from: expected 2017-02-02, got 2017-02-01",
                          "claim[1]: expected open, got UNDETERMINED",
                          "claim[2]: expected open, got not listed",
                          "no_claim[0]: expected not listed, got UNDETERMINED"));
}

TEST(Compare, LooksAtDuties) {
  EXPECT_THAT(Differences("duty { duty: \"review\" instance: \"r1\" due: \"2017-04-01\" state: "
                          "STATE_OVERDUE } no_duty: \"x\""),
              IsEmpty());
  EXPECT_THAT(Differences("duty { duty: \"review\" instance: \"r1\" due: \"2017-05-01\" state: "
                          "STATE_OPEN } duty { duty: \"review\" } no_duty: \"review\""),
              ElementsAre("duty[0].due: expected 2017-05-01, got 2017-04-01",
                          "duty[0].state: expected OPEN, got OVERDUE",
                          "duty[1]: expected listed, got not listed",
                          "no_duty[0]: expected not listed, got OVERDUE"));
}

TEST(Compare, LooksAtWarningsAndInterpretations) {
  EXPECT_THAT(Differences("warning: \"no_cash\" no_warning: \"x\" interpretation: \"I-1\""),
              IsEmpty());
  EXPECT_THAT(Differences("warning: \"x\" no_warning: \"no_cash\" interpretation: \"I-2\""),
              ElementsAre("warning[0]: expected shown, got not shown",
                          "no_warning[0]: expected not shown, got shown",
                          "interpretation[0]: expected relied on, got I-1"));
}

TEST(Compare, LetsNothingElseBeOpenWhenExhaustive) {
  EXPECT_THAT(Differences("exhaustive: true line { entitlement: \"allowance\" } line { "
                          "entitlement: \"bonus\" instance: \"2017-06\" }"),
              ElementsAre("exhaustive: expected NOT_ENTITLED, since the check is exhaustive, got "
                          "SUBJECT_TO",
                          "exhaustive: expected NOT_ENTITLED, since the check is exhaustive, got "
                          "ELSEWHERE"));
}

TEST(Compare, NeverPassesADefect) {
  EXPECT_THAT(
      Differences("", "finding { lines { entitlement: \"a\" defect: \"division by zero\" } }"),
      ElementsAre(": expected a rulebook without defects, got division by zero"));
}

TEST(Needs, AreWhatTheCheckStates) {
  v1::Check check;
  EXPECT_FALSE(NeedsWindows(check));
  EXPECT_FALSE(NeedsExplanation(check));
  check.add_line()->set_window_last_day("never");
  check.mutable_line(0)->add_sum("a");
  EXPECT_TRUE(NeedsWindows(check));
  EXPECT_TRUE(NeedsExplanation(check));
  check.Clear();
  check.set_window_first_day("always");
  EXPECT_TRUE(NeedsWindows(check));
}

}  // namespace
}  // namespace fairstart
