// Definitions, tables and parameters in the book.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "tests/engine/explanation/book_text.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

// The lines of one more definition.
std::vector<std::string> Defined(const std::string& fields) {
  const Book book = BookWith(
      absl::StrCat("definition { name: \"tested\" cite { paragraph: \"1.3\" } ", fields, " }"));
  return Lines(RuleAt(book, "definition-tested"));
}

TEST(DefinitionInTheBook, SaysWhenAClauseHolds) {
  EXPECT_THAT(Defined(R"t(label: "the young person is idle" value: "in_care && !works")t"),
              ElementsAre("Rule: This is so when the young person is in care and it is not the "
                          "case that the young person works.",
                          "= in_care && !works", "Stands in:  [1.3]"));
  EXPECT_THAT(Defined(R"t(label: "the young person is idle" value: "false")t"),
              ElementsAre("Rule: This is never so.", "= false", "Stands in:  [1.3]"));
}

TEST(DefinitionInTheBook, ListsTheConditionsOfAClause) {
  EXPECT_THAT(
      Defined(R"t(label: "the young person is busy" value: "in_care && works && aged(16, 17)")t"),
      ElementsAre("Rule: This is so when all of these hold:", "- the young person is in care",
                  "- the young person works", "- the young person is 16 or 17 on the day",
                  "= in_care && works && aged(16, 17)", "Stands in:  [1.3]"));
}

TEST(DefinitionInTheBook, SaysWhatAValueIs) {
  EXPECT_THAT(
      Defined(R"t(label: "double allowance" value: "allowance * 2")t"),
      ElementsAre("Rule: This is the allowance times 2.", "= allowance * 2", "Stands in:  [1.3]"));
  EXPECT_THAT(
      Defined(R"t(label: "jobs of the day" value: "active(jobs)")t"),
      ElementsAre("Rule: These are the jobs on the day.", "= active(jobs)", "Stands in:  [1.3]"));
  EXPECT_THAT(
      Defined(R"t(label: "fare of the job" of: "Job j" value: "j.weekly_travel_cost")t"),
      ElementsAre("About: A job.", "Rule: This is the weekly cost of travel to work of the job.",
                  "= j.weekly_travel_cost", "Stands in:  [1.3]"));
}

TEST(DefinitionInTheBook, SaysExceptions) {
  EXPECT_THAT(Defined(R"t(label: "sum" value: "allowance"
                exception { name: "at_work" when: "works" value: "0.00"
                            because: "Wages are enough." cite { paragraph: "1.2" }
                            interpretation: "I-1" })t"),
              ElementsAre("Generally: This is the allowance.", "= allowance",
                          "Unless: The young person works: then this is £0.00. [1.2; I-1]",
                          "(Why: Wages are enough.)", "= works → 0.00", "Stands in:  [1.3]"));
}

TEST(DefinitionInTheBook, SaysWhatFollowsAfterAList) {
  EXPECT_THAT(Defined(R"t(label: "sum" value: "allowance"
                exception { name: "all" when: "works && in_care && aged(16, 17)" value: "0.00"
                            cite { paragraph: "1.2" } })t"),
              ElementsAre("Generally: This is the allowance.", "= allowance",
                          "Unless: All of these hold: [1.2]", "- the young person works",
                          "- the young person is in care",
                          "- the young person is 16 or 17 on the day", "then this is £0.00.",
                          "= works && in_care && aged(16, 17) → 0.00", "Stands in:  [1.3]"));
}

TEST(DefinitionInTheBook, SaysWhichExceptionGoesBeforeWhich) {
  EXPECT_THAT(Defined(R"t(label: "the young person is busy" value: "works"
                exception { name: "in_care" when: "in_care" value: "false"
                            cite { paragraph: "1.2" } }
                exception { name: "told" when: "has_been_told" value: "true" overrides: "in_care"
                            cite { paragraph: "1.2" } })t"),
              ElementsAre("Generally: This is so when the young person works.", "= works",
                          "Unless: The young person is in care: then this is not so. [1.2]",
                          "(This is the exception “in care”.)", "= in_care → false",
                          "Unless: The young person has been told of the allowance: then this is "
                          "so. [1.2]",
                          "(This is the exception “told”; where both hold it goes before “in "
                          "care”.)",
                          "= has_been_told → true", "Stands in:  [1.3]"));
}

TEST(TableInTheBook, IsATable) {
  EXPECT_THAT(Lines(RuleAt(BookWith(""), "definition-allowance")),
              IsSupersetOf({"Rows: Exactly one row applies.", "(“Status” is the legal status.)",
                            "(“Works” is yes when the young person works.)",
                            "| Status | Works | Allowance | Stands in |",
                            "| In care | No | The weekly rate (£57.90 a week) |  |",
                            "| None | Any | £0.00 |  |"}));
}

TEST(TableInTheBook, HasAColumnForConditions) {
  const Book book = BookWith(R"txtpb(
    table { name: "tested" label: "tested sum" hit_policy: HIT_POLICY_ANY
            unit: UNIT_PENCE_PER_WEEK
            row { when: "allowance > weekly_rate" then: "10.00" cite { paragraph: "1.2" }
                  interpretation: "I-1" }
            row { when: "!(allowance > weekly_rate)" then: "allowance - 10.00" }
            cite { paragraph: "1.3" } }
  )txtpb");
  const BookRule rule = RuleAt(book, "definition-tested");
  EXPECT_EQ(rule.kind, "table");
  EXPECT_THAT(
      Lines(rule),
      ElementsAre("Rows: At least one row applies; where several do, they give the same.",
                  "| When | Tested sum | Stands in |",
                  "| The allowance is more than the weekly rate (£57.90 a week) | £10.00 a week | "
                  "1.2, I-1 |",
                  "| The allowance is at most the weekly rate (£57.90 a week) | The allowance "
                  "minus £10.00 a week |  |",
                  "Formulas: ",
                  "= allowance > weekly_rate → 10.00\n!(allowance > weekly_rate) → allowance - "
                  "10.00",
                  "Stands in:  [1.3]"));
}

TEST(ParameterInTheBook, ShowsItsValuesOverTime) {
  const Book book = BookWith(R"txtpb(
    parameter { name: "tested" label: "longest stay" unit: UNIT_DAYS known: KNOWN_UNTIL_CHANGED
                key: "kind_of_stay"
                row { from: "2020-04-01" key: "short_stay" value: "28" note: "As printed."
                      cite { paragraph: "1.2" } }
                row { from: "2021-04-01" key: "short_stay" value: "30" }
                row { from: "2020-04-01" until: "2020-12-31" key: "long_stay" value: "91" }
                cite { paragraph: "1.3" } }
  )txtpb");
  EXPECT_THAT(Lines(RuleAt(book, "parameter-tested")),
              ElementsAre("Value: A number of days.", "(The last row holds until it is changed.)",
                          "| From | Until | Kind of stay | Value | Stands in | How it was checked "
                          "|",
                          "| 1 April 2020 | 31 December 2020 | long stay | 91 days |  |  |",
                          "| 1 April 2020 | 31 March 2021 | short stay | 28 days | 1.2 | As "
                          "printed. |",
                          "| 1 April 2021 | Until changed | short stay | 30 days |  |  |",
                          "Stands in:  [1.3]"));
}

TEST(ParameterInTheBook, SaysHowLongItsLastRowIsKnown) {
  const Book book = BookWith("");
  EXPECT_THAT(Lines(RuleAt(book, "parameter-yearly_limit")),
              IsSupersetOf({"Value: A sum of money.",
                            "(The last row holds to the day before the next yearly change.)",
                            "| 6 April 2020 | 5 April 2021 | £2,000.00 |"}));
  EXPECT_THAT(Lines(RuleAt(book, "parameter-travel_cap")),
              IsSupersetOf({"(Each row holds as long as it says; outside its rows there is no "
                            "value.)"}));
  EXPECT_THAT(Lines(RuleAt(book, "parameter-weekly_rate")),
              IsSupersetOf({"Value: A sum of money a week."}));
}

}  // namespace
}  // namespace fairstart
