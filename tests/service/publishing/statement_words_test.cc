#include "service/publishing/statement_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename Message>
Message Parsed(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

std::string SumOfLine(const std::string& text) { return SumOf(Parsed<v1::Line>(text)); }

TEST(ItemName, IsTheLabelAndADayButNoKeyOfTheCaseFile) {
  EXPECT_EQ(ItemName("weekly allowance", "weekly_allowance", ""), "Weekly allowance");
  EXPECT_EQ(ItemName("birthday money", "b", "2018-03-10"), "Birthday money, 10 March 2018");
  EXPECT_EQ(ItemName("travel", "t", "journey-1"), "Travel");
  EXPECT_EQ(ItemName("", "home_grant", ""), "Home grant");
}

TEST(SumOf, SaysWhatALineGives) {
  EXPECT_EQ(
      SumOfLine(
          "outcome: OUTCOME_ENTITLED given { amount { pence: 5790 } unit: UNIT_PENCE_PER_WEEK }"),
      "£57.90 a week");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_ENTITLED frequency: FREQUENCY_ONCE "
                      "given { amount { pence: 10000 } unit: UNIT_PENCE }"),
            "£100.00, once");
  EXPECT_EQ(
      SumOfLine("outcome: OUTCOME_SUBJECT_TO given { amount { pence: 200000 } unit: UNIT_PENCE }"),
      "up to £2,000.00");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_ENTITLED given { actual_cost: true cap { pence: 20000 } "
                      "cap_period: CAP_PERIOD_FINANCIAL_YEAR }"),
            "what it costs, at most £200.00 in a financial year");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_ENTITLED given { in_kind: \"an adviser\" }"), "");
}

// What is not decided is never shown as nothing.
TEST(SumOf, SaysOnlyWhatIsCertainOfASumThatIsNotDecided) {
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE_PER_WEEK "
                      "at_least { pence: 2000 } at_most { pence: 5790 } }"),
            "£20.00 to £57.90 a week");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE_PER_WEEK "
                      "at_least { pence: 0 } at_most { pence: 5790 } }"),
            "no more than £57.90 a week");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE_PER_WEEK at_least { "
                      "pence: 0 } }"),
            "");
  EXPECT_EQ(SumOfLine("outcome: OUTCOME_UNDETERMINED given { unit: UNIT_PENCE_PER_WEEK at_least { "
                      "pence: 1 } }"),
            "at least £0.01 a week");
}

TEST(HowPaid, SpeaksToTheYoungPerson) {
  EXPECT_EQ(HowPaid(Parsed<v1::Line>(
                "frequency: FREQUENCY_WEEKLY payee: PAYEE_YOUNG_PERSON manner: MANNER_ACCOUNT")),
            "Every week, to you, into your bank account");
  EXPECT_EQ(
      HowPaid(Parsed<v1::Line>(
          "frequency: FREQUENCY_MONTHLY payee: PAYEE_LANDLORD_OR_PROVIDER manner: MANNER_ACCOUNT")),
      "Every month, to your landlord or whoever provides your home, into their bank account");
  EXPECT_EQ(HowPaid(v1::Line()), "");
}

// Each value has words, so that none is left out in silence.
TEST(StatementWords, HasWordsForEveryValue) {
  for (int i = 1; i < v1::Frequency_ARRAYSIZE; ++i) {
    v1::Line line;
    line.set_frequency(static_cast<v1::Frequency>(i));
    EXPECT_NE(HowPaid(line), "") << i;
  }
  for (int i = 1; i < v1::Payee_ARRAYSIZE; ++i) {
    v1::Line line;
    line.set_payee(static_cast<v1::Payee>(i));
    EXPECT_NE(HowPaid(line), "") << i;
  }
  for (int i = 1; i < v1::Manner_ARRAYSIZE; ++i) {
    v1::Line line;
    line.set_manner(static_cast<v1::Manner>(i));
    EXPECT_NE(HowPaid(line), "") << i;
  }
  for (int i = 1; i < v1::Actor_ARRAYSIZE; ++i) {
    EXPECT_NE(WhoMust(static_cast<v1::Actor>(i)), "") << i;
  }
}

TEST(PaidSoFar, SaysWhatWasPaidAndIsLeft) {
  EXPECT_THAT(PaidSoFar(Parsed<v1::Line>(
                  "given { actual_cost: true } limits { paid { pence: 5000 } left { pence: "
                  "15000 } paid_on: \"2017-06-01\" }")),
              ElementsAre("£50.00 has been paid so far (1 June 2017).", "£150.00 is left."));
  EXPECT_THAT(PaidSoFar(Parsed<v1::Line>("limits { paid { pence: 0 } }")), IsEmpty());
  EXPECT_THAT(PaidSoFar(v1::Line()), IsEmpty());
}

TEST(QuestionOf, AsksTheYoungPerson) {
  EXPECT_EQ(QuestionOf(Parsed<v1::Missing>("kind: KIND_FACT path: \"date_of_birth\" "
                                           "question: \"On what day was the young person born?\"")),
            "On what day were you born?");
  EXPECT_EQ(QuestionOf(Parsed<v1::Missing>(
                "kind: KIND_DAY path: \"living_arrangements\" day: \"2017-05-03\" "
                "question: \"Where and how has the young person lived?\"")),
            "Where and how have you lived? (on 3 May 2017)");
  EXPECT_EQ(QuestionOf(Parsed<v1::Missing>(
                "kind: KIND_RATE path: \"r\" day: \"2018-04-06\" label: \"benefit rate\"")),
            "What is the benefit rate? (on 6 April 2018)");
  EXPECT_EQ(QuestionOf(Parsed<v1::Missing>("path: \"p.q\" label: \"net pay\"")), "Net pay.");
  EXPECT_EQ(QuestionOf(Parsed<v1::Missing>("path: \"p.q\"")), "p.q");
}

TEST(WhereItStands, NamesEachParagraphOnceInOrder) {
  const auto a =
      Parsed<v1::Line>("citations { paragraph: \"9.1\" } citations { paragraph: \"2.1\" }");
  const auto b = Parsed<v1::Line>(
      "citations { paragraph: \"9.1\" } citations { source: \"statute\" paragraph: \"9.1\" }");
  EXPECT_EQ(WhereItStands({&a.citations(), &b.citations()}), "9.1, 2.1, statute 9.1");
  EXPECT_EQ(WhereItStands({}), "");
}

TEST(QuestionNumbers, TellRunsInOneWord) {
  EXPECT_EQ(QuestionNumbers({4}), "Question 4");
  EXPECT_EQ(QuestionNumbers({1, 2}), "Questions 1 and 2");
  EXPECT_EQ(QuestionNumbers({1, 2, 3, 7, 9, 10, 11}), "Questions 1 to 3, 7 and 9 to 11");
}

}  // namespace
}  // namespace fairstart
