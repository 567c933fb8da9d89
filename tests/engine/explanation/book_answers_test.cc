// What people get and must do, in the book.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/engine/explanation/book_text.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

TEST(EntitlementInTheBook, SaysWhoGetsHowMuchOnWhichTerms) {
  const BookRule rule = RuleAt(BookWith(""), "entitlement-weekly_allowance");
  EXPECT_EQ(rule.title, "Weekly allowance");
  EXPECT_EQ(rule.kind, "entitlement");
  EXPECT_EQ(rule.name, "weekly_allowance");
  EXPECT_THAT(
      Lines(rule),
      ElementsAre("Who: The young person is in care. [1.2]",
                  "(If not: The young person is not in care.)", "= in_care",
                  "Not while: Long hours: some job has long hours. [1.2]",
                  "(Why: A job of long hours pays enough.)", "= some_long_job",
                  "Not while: But “told in time” lifts this bar when the young person has "
                  "been told of the allowance.",
                  "= has_been_told", "How much: The allowance.", "= allowance",
                  "At most: The yearly limit (£2,000.00) in a financial year, out of the "
                  "pot “yearly pot”.",
                  "= yearly_limit", "Paid: Weekly.", "Needs: A bank account is on record. [1.2]",
                  "- on record, before each payment: evidence of the kind “bank account”",
                  "Stands in:  [1.2]"));
}

TEST(EntitlementInTheBook, SaysWhatGivesItAgain) {
  EXPECT_THAT(
      Lines(RuleAt(BookWith(""), "entitlement-bus_fares")),
      ElementsAre("How often: Once for each of the jobs.", "(If there is none: There is no job.)",
                  "= jobs", "Who: The young person is in care. [1.2]",
                  "(If not: The young person is not in care.)", "= in_care",
                  "How much: The actual cost, on evidence.", "The cost: The bus fares (£12.00).",
                  "= travel_cap", "For the time from: The first day of the job.", "= j.first_day",
                  "Stands in:  [1.2]"));
}

TEST(EntitlementInTheBook, SaysEverythingElseThatItCanSay) {
  const BookRule rule = RuleAt(BookWith(R"txtpb(
    entitlement {
      name: "everything" label: "everything else"
      for_each { each: "e" in: "care_episodes" key: "e.id" otherwise: "No care." }
      for_each { each: "m" in: "months_of(e)" otherwise: "No month." }
      who { when: "in_care" otherwise: "Not in care." cite { paragraph: "1.1" } }
      who { when: "works" otherwise: "Out of work." cite { paragraph: "1.1" }
            interpretation: "I-1" }
      elsewhere { when: "works" payer: "the employer" how: "By wages." cite { paragraph: "1.2" } }
      consider { what: "Whether it helps." cite { paragraph: "1.3" } }
      in_kind: "a kind word"
      cap { amount: "yearly_limit" per: CAP_PERIOD_LIFE cite { paragraph: "1.3" } }
      frequency: FREQUENCY_MONTHLY payee: PAYEE_CARER manner: MANNER_VOUCHER
      need { approval { role: "service_manager" up_to: "yearly_limit" } when: "works"
             before: BEFORE_ENTITLEMENT says: "An approval." cite { paragraph: "1.2" } }
      need { assessment: "that it helps" about_each: "keys" before: BEFORE_ENTITLEMENT
             says: "An assessment." cite { paragraph: "1.2" } }
      need { agreement: "paying_back" before: BEFORE_EACH_PAYMENT says: "A signature."
             cite { paragraph: "1.2" } }
      arises: "m" first_day: "m" last_day: "plus(m, months(1))" lapses: "plus(m, years(1))"
      repayment { says: "Half of it is paid back." cite { paragraph: "1.3" } }
      counts_as_income: true
      cite { paragraph: "1.2" } interpretation: "I-1"
    }
    definition { name: "months_of" label: "first days of months" of: "CareEpisode e"
                 value: "months_begun(e.first_day, e.last_day)" cite { paragraph: "1.2" } }
    definition { name: "keys" label: "keys" value: "jobs.map(j, j.id)" cite { paragraph: "1.2" } }
  )txtpb"),
                               "entitlement-everything");
  EXPECT_THAT(
      Lines(rule),
      ElementsAre(
          "How often: Once for each of the spells in care.", "(If there is none: No care.)",
          "= care_episodes", "How often: Within that, once for each of the first days of months.",
          "(If there is none: No month.)", "= months_of(e)",
          "Who: all of these: The young person is in care. [1.1]", "(If not: Not in care.)",
          "= in_care", "Who: all of these: The young person works. [1.1; I-1]",
          "(If not: Out of work.)", "= works",
          "Somebody else pays: The employer pays when the young person works. [1.2]", "(By wages.)",
          "= works", "To be considered: Whether it helps. [1.3]", "In kind: A kind word.",
          "At most: The yearly limit (£2,000.00) in all. [1.3]", "= yearly_limit",
          "Paid: Monthly, to the carer, by voucher.", "Needs: An approval. [1.2]",
          "- on record, before it stands: an approval by the service manager of at most the "
          "yearly limit (£2,000.00)",
          "- only when the young person works", "= works", "Needs: An assessment. [1.2]",
          "- on record, before it stands: an assessment that finds that it helps",
          "- one about each of the keys", "= keys", "Needs: A signature. [1.2]",
          "- on record, before each payment: a signed agreement of the kind “paying back”",
          "Becomes due on: That date.", "= m", "For the time from: That date.", "= m",
          "To: The day 1 month after that date.", "= plus(m, months(1))",
          "To be asked for by: The day 1 year after that date.", "= plus(m, years(1))",
          "Paid back: Half of it is paid back. [1.3]",
          "Income: It counts as the young person's income elsewhere.", "Stands in:  [1.2; I-1]"));
}

TEST(BarInTheBook, NamesWhatItStopsAndWhatLiftsIt) {
  const Book book = BookWith("");
  const BookRule bar = RuleAt(book, "bar-long_hours");
  EXPECT_EQ(bar.title, "Long hours");
  EXPECT_THAT(Lines(bar),
              ElementsAre("Stops: Weekly allowance.", "(Everything with the tag “money”.)",
                          "While: Some job has long hours.", "= some_long_job",
                          "Why: A job of long hours pays enough.", "Lifted by: “told in time”.",
                          "Stands in:  [1.2]"));
  EXPECT_THAT(
      Lines(RuleAt(book, "lift-told_in_time")),
      ElementsAre("Lifts the bar: Long hours.", "For: Weekly allowance.",
                  "While: The young person has been told of the allowance.", "= has_been_told",
                  "Why: The young person was told of the allowance.", "Stands in:  [1.2]"));
}

TEST(BarInTheBook, SaysWhoPaysInstead) {
  const Book book = BookWith(R"txtpb(
    bar { name: "paid_elsewhere" entitlement: "bus_fares" when: "works"
          because: "The employer pays."
          instead { payer: "the employer" how: "With the wages." cite { paragraph: "1.2" } }
          cite { paragraph: "1.2" } }
  )txtpb");
  EXPECT_THAT(Lines(RuleAt(book, "bar-paid_elsewhere")),
              IsSupersetOf({"Stops: Bus fares to work.", "Instead: The employer pays. [1.2]",
                            "(With the wages.)"}));
  EXPECT_THAT(Lines(RuleAt(book, "entitlement-bus_fares")),
              Contains("(Paid instead by the employer: With the wages.)"));
}

TEST(PotInTheBook, NamesWhatDrawsOnIt) {
  EXPECT_THAT(Lines(RuleAt(BookWith(""), "pot-yearly_pot")),
              ElementsAre("How much: The yearly limit (£2,000.00) in a financial year.",
                          "= yearly_limit", "Drawn on by: Weekly allowance.", "Stands in:  [1.3]"));
}

TEST(ClaimInTheBook, SaysWhoPaysAndHow) {
  const Book book = BookWith(R"txtpb(
    claim { name: "benefit" label: "benefit" who { when: "in_care" otherwise: "No."
            cite { paragraph: "1.2" } } payer: "the state" how: "Claim it."
            from: "birthday(18)" until: "birthday(21)" amount: "yearly_limit"
            cite { paragraph: "1.2" } }
  )txtpb");
  EXPECT_THAT(Lines(RuleAt(book, "claim-benefit")),
              ElementsAre("Who: The young person is in care. [1.2]", "(If not: No.)", "= in_care",
                          "Paid by: The state.", "How: Claim it.",
                          "How much: The yearly limit (£2,000.00).", "= yearly_limit",
                          "From: The 18th birthday.", "= birthday(18)", "Until: The 21st birthday.",
                          "= birthday(21)", "Stands in:  [1.2]"));
}

TEST(DutyInTheBook, SaysWhoMustDoWhatByWhen) {
  const Book book = BookWith(R"txtpb(
    duty { name: "review" label: "review the plan" actor: ACTOR_PERSONAL_ADVISER
           for_each { each: "j" in: "jobs" key: "j.id" otherwise: "No job." }
           when { when: "in_care" otherwise: "No." cite { paragraph: "1.2" } }
           due: "plus(j.first_day, days(7))" done: "works_long_hours(j)"
           cite { paragraph: "1.2" } }
  )txtpb");
  EXPECT_THAT(
      Lines(RuleAt(book, "duty-review")),
      ElementsAre("Who must: The personal adviser.", "How often: Once for each of the jobs.",
                  "(If there is none: No job.)", "= jobs",
                  "When: The young person is in care. [1.2]", "(If not: No.)", "= in_care",
                  "By: The day 7 days after the first day of the job.",
                  "= plus(j.first_day, days(7))", "Done when: The job is one of long hours.",
                  "= works_long_hours(j)", "Stands in:  [1.2]"));
}

TEST(WarningInTheBook, SaysWhatAndWhen) {
  const BookRule rule = RuleAt(BookWith(""), "warning-long_day");
  EXPECT_EQ(rule.title, "Long day");
  EXPECT_THAT(Lines(rule),
              ElementsAre("Says: The hours are long.", "Shown when: Some job has long hours.",
                          "= some_long_job", "Stands in:  [1.2]"));
}

}  // namespace
}  // namespace fairstart
