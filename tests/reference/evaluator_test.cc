// The points on which the rule language is easily misread, each by hand.
#include "tests/reference/evaluator.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace fairstart::reference {
namespace {

template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  if (!google::protobuf::TextFormat::ParseFromString(text, &message)) {
    throw std::runtime_error("cannot read " + text);
  }
  return message;
}

class ReferenceEvaluatorTest : public testing::Test {
 protected:
  // What an expression comes to on 1 June 2017, as text.
  std::string Evaluate(const std::string& expression, const std::string& facts,
                       const std::string& rules = "") {
    const auto rulebook = FromText<v1::Rulebook>(rules);
    const auto person = FromText<v1::CaseFacts>(facts);
    const Book book(rulebook);
    Evaluator evaluator(book, person, nullptr);
    return Describe(evaluator.Evaluate(expression, Scope{*ParseDay("2017-06-01")}));
  }
};

TEST_F(ReferenceEvaluatorTest, AFalseSideDecidesWhateverIsUnknown) {
  EXPECT_EQ(Evaluate("as_of < date_of_birth && false", ""), "false");
  EXPECT_EQ(Evaluate("as_of < date_of_birth || true", ""), "true");
  EXPECT_EQ(Evaluate("as_of < date_of_birth && true", ""), "unknown(date_of_birth)");
  EXPECT_EQ(Evaluate("as_of < date_of_birth && 1 / 0 == 1", ""), "unknown(date_of_birth)");
}

TEST_F(ReferenceEvaluatorTest, NotYetIsNeverAndHasNotHappened) {
  const std::string facts = "ready_for_independence_on { not_yet: true }";
  EXPECT_EQ(Evaluate("has(ready_for_independence_on)", facts), "false");
  EXPECT_EQ(Evaluate("as_of < ready_for_independence_on", facts), "true");
  EXPECT_EQ(Evaluate("has(ready_for_independence_on)", ""), "unknown(ready_for_independence_on)");
}

TEST_F(ReferenceEvaluatorTest, AGapIsUnknownOnlyWhereTheHistorySaysSo) {
  EXPECT_EQ(Evaluate("size(active(benefits)) > 0", "benefits {}"), "false");
  EXPECT_EQ(Evaluate("size(active(activities)) > 0", "activities {}"),
            "unknown(activities)");
}

TEST_F(ReferenceEvaluatorTest, ARecordWithAnUnknownEndIsPossiblyThere) {
  const std::string facts =
      "benefits { records { id: 'a' first_day: '2017-01-01' kind: BENEFIT_KIND_OTHER } }";
  EXPECT_EQ(Evaluate("size(active(benefits)) > 0", facts), "unknown(benefits.records[0].last_day)");
  EXPECT_EQ(Evaluate("active(benefits).exists(b, b.kind == BenefitKind.CHILD_BENEFIT)", facts),
            "false");
}

TEST_F(ReferenceEvaluatorTest, APlaceWaitsForThoseBeforeIt) {
  EXPECT_EQ(Evaluate("[7, 8].transformList(i, x, i > 0, x + i)", ""), "[9]");
  const std::string possible = "[1, 2, 3].filter(x, x != 2 || has(ready_for_independence_on))";
  EXPECT_EQ(Evaluate(possible + ".exists(i, x, x == 3 && i == 1)", ""),
            "unknown(ready_for_independence_on)");
  EXPECT_EQ(Evaluate(possible + ".exists(i, x, x == 3 && i >= 1)", ""), "true");
  EXPECT_EQ(Evaluate(possible + ".existsOne(i, x, i < 1)", ""), "true");
}

TEST_F(ReferenceEvaluatorTest, ReadsAndWritesNumbersAndTruths) {
  EXPECT_EQ(Evaluate("int('-12') + int(2)", ""), "-10");
  EXPECT_EQ(Evaluate("bool('t') && !bool('False')", ""), "true");
  EXPECT_EQ(Evaluate("string(12) + string('a') == '12a'", ""), "true");
  EXPECT_EQ(Evaluate("size('\\u00e9t\\u00e9')", ""), "3");
  EXPECT_TRUE(Evaluate("int('1x')", "").starts_with("error"));
  EXPECT_TRUE(Evaluate("bool('TrUe')", "").starts_with("error"));
}

TEST_F(ReferenceEvaluatorTest, NthDayCountsADayOnce) {
  const std::string facts =
      "care_episodes {"
      " records { id: 'a' first_day: '2017-01-01' last_day { date: '2017-01-10' } }"
      " records { id: 'b' first_day: '2017-01-05' last_day { date: '2017-01-12' } }"
      " records { id: 'c' first_day: '2017-03-01' last_day { not_yet: true } } }"
      "date_of_birth: '2001-01-03'";
  EXPECT_EQ(Evaluate("nth_day(care_episodes, 10, birthday(16))", facts), "2017-01-12");
  EXPECT_EQ(Evaluate("nth_day(care_episodes, 11, birthday(16))", facts), "2017-03-01");
  EXPECT_EQ(Evaluate("nth_day(care_episodes.filter(e, e.id != \"c\"), 11, birthday(16))", facts),
            "never");
}

TEST_F(ReferenceEvaluatorTest, AnExceptionThatMayHoldMattersOnlyIfItsValueDiffers) {
  const std::string rules =
      "definition { name: 'x' value: '1'"
      "  exception { name: 'same' when: 'as_of < date_of_birth' value: '1' } }"
      "definition { name: 'y' value: '1'"
      "  exception { name: 'other' when: 'as_of < date_of_birth' value: '2' }"
      "  exception { name: 'stronger' when: 'true' value: '3' overrides: 'other' } }"
      "definition { name: 'z' value: '1'"
      "  exception { name: 'other' when: 'as_of < date_of_birth' value: '2' } }";
  EXPECT_EQ(Evaluate("x", "", rules), "1");
  EXPECT_EQ(Evaluate("y", "", rules), "3");
  EXPECT_EQ(Evaluate("z", "", rules), "unknown(date_of_birth)");
}

TEST_F(ReferenceEvaluatorTest, ARateHasNoValueOutsideItsRows) {
  const std::string rules =
      "parameter { name: 'p' unit: UNIT_PENCE known: KNOWN_UNTIL_NEXT_UPRATING uprated_on: '04-06'"
      "  row { from: '2016-04-06' value: '57.90' } }";
  EXPECT_EQ(Evaluate("p", "", rules), "unknown(p)");
  EXPECT_EQ(Evaluate("on(plus(as_of, weeks(-9)), p)", "", rules), "5790p UNIT_PENCE");
}

TEST_F(ReferenceEvaluatorTest, WorkingDaysLeaveOutWeekendsAndHolidays) {
  const std::string rules =
      "parameter { name: 'h' unit: UNIT_BOOLEAN known: KNOWN_UNTIL_CHANGED"
      "  row { from: '2017-01-01' value: 'no' } row { from: '2017-05-01' value: 'yes' }"
      "  row { from: '2017-05-02' value: 'no' } }";
  const std::string facts = "date_of_birth: '2017-04-27'";  // a Thursday
  EXPECT_EQ(Evaluate("plus_working_days(date_of_birth, 1, h)", facts, rules), "2017-04-28");
  EXPECT_EQ(Evaluate("plus_working_days(date_of_birth, 2, h)", facts, rules), "2017-05-02");
  EXPECT_EQ(Evaluate("plus_working_days(date_of_birth, 10, h)", facts, rules), "2017-05-12");
}

TEST_F(ReferenceEvaluatorTest, LooksOverALifeDayByDay) {
  const std::string rules =
      "definition { name: 'in_care' value: 'size(active(care_episodes)) > 0' }";
  const std::string facts =
      "date_of_birth: '2001-01-03'"
      "care_episodes { records { first_day: '2016-01-01' last_day { date: '2016-01-10' } } }";
  EXPECT_EQ(Evaluate("first_day(in_care)", facts, rules), "2016-01-01");
  EXPECT_EQ(Evaluate("ever_before(in_care)", facts, rules), "true");
  EXPECT_EQ(Evaluate("on(plus(first_day(in_care), days(0)), ever_before(in_care))", facts, rules),
            "false");
}

}  // namespace
}  // namespace fairstart::reference
