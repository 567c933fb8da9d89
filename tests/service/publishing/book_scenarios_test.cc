#include "service/publishing/book_scenarios.h"

#include <gmock/gmock.h>

#include "tests/service/publishing/sample_book.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class BookScenarios : public testing::Test {
 protected:
  MadeBook made_ = MakeBookOf(kSampleRules, "sample", "2019");
};

TEST_F(BookScenarios, StandUnderTheSectionThatTheyCiteFirst) {
  const BookPart& part = made_.book.parts.back();
  EXPECT_EQ(part.anchor, "scenarios");
  ASSERT_EQ(part.sections.size(), 2u);
  EXPECT_EQ(part.sections[0].anchor, "scenarios-section-guide-1");
  EXPECT_EQ(part.sections[0].title, "Who");
  EXPECT_EQ(part.sections[1].title, "What");
  std::vector<std::string> names;
  for (const BookRule& page : part.sections[1].groups[0].rules) names.push_back(page.name);
  EXPECT_THAT(names, ElementsAre("at-work", "at-work-R2", "other-allowance"));
}

TEST_F(BookScenarios, SayWhatTheyExpect) {
  const BookRule page = RuleAt(made_.book, "scenario-at-work");
  EXPECT_EQ(page.title, "Work lessens the allowance.");
  EXPECT_THAT(Under(page, "Starts from"), ElementsAre("left-care"));
  EXPECT_THAT(Under(page, "On 1 June 2019"),
              ElementsAre("Weekly allowance: £47.90, worked out as £57.90 − £10.00 = £47.90, so it "
                          "stays from 1 May 2019.",
                          "Not to be claimed: benefit.", "As read by I-1."));
  EXPECT_THAT(Under(RuleAt(made_.book, "scenario-at-work-R2"), "With the reading"),
              ElementsAre("I-1=R2"));
  EXPECT_THAT(Under(RuleAt(made_.book, "scenario-other-allowance"), "With other values of"),
              ElementsAre("full weekly allowance"));
}

TEST_F(BookScenarios, AreNamedByTheRulesThatTheyExpectSomethingOf) {
  const BookRule allowance = RuleAt(made_.book, "entitlement-weekly_allowance");
  EXPECT_TRUE(allowance.blocks.back().long_list);
  EXPECT_THAT(
      Under(allowance, "Shown by scenarios"),
      ElementsAre("Somebody who has left care and does not work.", "Work lessens the allowance.",
                  "Read otherwise, work changes nothing.", "An allowance that is tried out."));
  EXPECT_THAT(
      Under(RuleAt(made_.book, "claim-benefit"), "Shown by scenarios"),
      ElementsAre("Somebody who has left care and does not work.", "Work lessens the allowance."));
  EXPECT_THAT(Under(RuleAt(made_.book, "duty-tell"), "Shown by scenarios"),
              ElementsAre("Somebody who has left care and does not work."));
  EXPECT_THAT(Under(RuleAt(made_.book, "warning-no_cash"), "Shown by scenarios"),
              ElementsAre("Somebody who has left care and does not work."));
  EXPECT_THAT(Under(RuleAt(made_.book, "interpretation-I-1"), "Shown by scenarios"),
              ElementsAre("Work lessens the allowance.", "Read otherwise, work changes nothing."));
}

TEST_F(BookScenarios, AreCountedByTheReferencesThatOtherRulesCite) {
  EXPECT_THAT(Under(RuleAt(made_.book, "definition-weekly_sum"), "Shown by scenarios"),
              ElementsAre("2 that cite 2.2, 1 that cites 2.1"));
  EXPECT_THAT(Under(RuleAt(made_.book, "parameter-grant"), "Shown by scenarios"), IsEmpty());
}

TEST_F(BookScenarios, StandAtTheReferencesThatTheyCite) {
  const BookReference& reference = made_.book.parts[0].sections[1].references[1];
  EXPECT_EQ(reference.paragraph, "2.2");
  EXPECT_THAT(reference.shown_by,
              ElementsAre(Phrase{"Work lessens the allowance.", "scenario-at-work"},
                          Phrase{"Read otherwise, work changes nothing.", "scenario-at-work-R2"}));
}

TEST_F(BookScenarios, HaveAPlaceWithoutACitation) {
  ReadyScenario uncited;
  uncited.scenario.set_name("somebody");
  uncited.scenario.set_says("Somebody that others start from.");
  made_.scenarios.scenarios = {uncited};
  Book book = made_.book;
  book.parts.pop_back();
  AddScenarios(*made_.plan, made_.scenarios, book);
  ASSERT_EQ(book.parts.back().sections.size(), 1u);
  EXPECT_EQ(book.parts.back().sections[0].anchor, "scenarios-others");
}

TEST_F(BookScenarios, LeaveTheBookAloneWhereThereAreNone) {
  Book book = made_.book;
  book.parts.pop_back();
  const size_t parts = book.parts.size();
  AddScenarios(*made_.plan, ScenarioSet(), book);
  EXPECT_EQ(book.parts.size(), parts);
}

}  // namespace
}  // namespace fairstart
