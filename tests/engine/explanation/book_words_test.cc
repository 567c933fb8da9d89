// Facts, choices, words and readings in the book.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/explanation/book_text.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

TEST(VocabularyInTheBook, ShowsChoicesFactsAndWordings) {
  const Book book = BookWith(R"txtpb(
    fact { name: "prom" label: "prom" question: "Which prom?" cite { paragraph: "1.2" }
           type { history { name: "PromVisit" gap: GAP_NONE overlap: OVERLAP_MANY point: true
                  field { name: "cost" label: "cost" question: "How much?"
                          type { scalar: UNIT_PENCE } } } } }
    fact { name: "festival" label: "festival" question: "Which festival?"
           cite { paragraph: "1.2" }
           type { choices { name: "Festival" choice { name: "EID" label: "Eid" } } } }
  )txtpb");
  EXPECT_THAT(Lines(RuleAt(book, "enumeration-LegalStatus")),
              ElementsAre("One of: “none”.", "= NONE", "One of: “in care”.", "= IN_CARE"));
  EXPECT_THAT(Lines(RuleAt(book, "fact-has_been_told")),
              ElementsAre("Asked as: Has the young person been told of the allowance?",
                          "Stands in:  [1.2]"));
  EXPECT_THAT(Lines(RuleAt(book, "fact-prom")), ElementsAre("Asked as: Which prom?", "With: Cost.",
                                                            "(How much?)", "Stands in:  [1.2]"));
  EXPECT_THAT(
      Lines(RuleAt(book, "fact-festival")),
      ElementsAre("Asked as: Which festival?", "One of: “Eid”.", "= EID", "Stands in:  [1.2]"));
  const BookRule wording = RuleAt(book, "wording-jobs.minutes_per_week");
  EXPECT_EQ(wording.title, "Minutes of work in a week");
  EXPECT_THAT(Lines(wording), ElementsAre("Fact: The fact of the case file that is called so here.",
                                          "= jobs.minutes_per_week"));
}

TEST(InterpretationInTheBook, ShowsTheReadingsTheOneChosenAndWhy) {
  const BookRule rule = RuleAt(BookWith(""), "interpretation-I-1");
  EXPECT_EQ(rule.title, "I-1: What does somebody who works get?");
  EXPECT_THAT(
      Lines(rule),
      ElementsAre("Chosen reading: A: Less.", "Why: The guide has a rate for those who work.",
                  "Other readings: B: As much as anybody.",
                  "By reading B: In place of “allowance”.",
                  "By reading B, rule: This is one of these:",
                  "- if the legal status is “in care”: the weekly rate (£57.90 a week)",
                  "- if not: £0.00", "= legal_status == LegalStatus.IN_CARE ? weekly_rate : 0.00",
                  "Stands in:  [1.3]", "Relied on by: Allowance"));
}

}  // namespace
}  // namespace fairstart
