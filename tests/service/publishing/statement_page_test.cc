#include "service/publishing/statement_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/publishing/sample_statement.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

StatementPage Made(const SampleStatement& sample) { return MakeStatementPage(sample.source()); }

std::vector<std::string> NamesOf(const StatementSection& section) {
  std::vector<std::string> names;
  for (const StatementItem& item : section.items) names.push_back(item.name);
  return names;
}

std::vector<std::string> Under(const StatementItem& item, const std::string& term) {
  for (const StatementPoint& point : item.points) {
    if (point.term == term) return point.says;
  }
  return {};
}

TEST(StatementPage, SortsEachLineUnderWhatItMeans) {
  const StatementPage page = Made({});
  ASSERT_THAT(page.sections, SizeIs(4));
  EXPECT_THAT(NamesOf(page.sections[0]), ElementsAre("Weekly allowance"));
  EXPECT_THAT(NamesOf(page.sections[1]), ElementsAre("Grant for a first home", "Holiday"));
  EXPECT_THAT(NamesOf(page.sections[2]), ElementsAre("Top-up of pay"));
  EXPECT_THAT(NamesOf(page.sections[3]), ElementsAre("Glasses", "Benefit"));
  ASSERT_THAT(page.refused, SizeIs(1));
  EXPECT_EQ(page.refused[0].name, "Tuition");
  EXPECT_THAT(page.refused[0].says, ElementsAre("You are not on a course. (2.4)"));
}

// No line of a finding may be missing from the page.
TEST(StatementPage, HoldsEveryLine) {
  const SampleStatement sample;
  const StatementPage page = Made(sample);
  size_t shown = page.refused.size();
  for (const StatementSection& section : page.sections) shown += section.items.size();
  EXPECT_EQ(shown, static_cast<size_t>(sample.finding.lines_size() + sample.finding.claims_size()));
}

TEST(StatementPage, SaysTheSumHowItIsPaidUntilWhenAndWhy) {
  const StatementItem item = Made({}).sections[0].items[0];
  EXPECT_EQ(item.sum, "£57.90 a week");
  EXPECT_THAT(Under(item, "How it is paid"),
              ElementsAre("Every week, to you, into your bank account."));
  EXPECT_THAT(
      Under(item, "How long"),
      ElementsAre(
          "The same until 9 March 2020. From 10 March 2020 on: it ends, because you become 18."));
  EXPECT_THAT(item.workings, ElementsAre("Holds: you are a care leaver (1.1)."));
  EXPECT_EQ(item.cites, "2.1");
}

TEST(StatementPage, SaysWhatIsPaidAlready) {
  SampleStatement sample;
  v1::Limits& limits = *sample.finding.mutable_lines(0)->mutable_limits();
  limits.mutable_paid()->set_pence(5790);
  limits.mutable_left()->set_pence(0);
  const StatementItem item = Made(sample).sections[0].items[0];
  EXPECT_EQ(item.mark, "Paid already");
  EXPECT_THAT(Under(item, "So far"),
              ElementsAre("£57.90 has been paid so far.", "Nothing of it is left."));
  limits.mutable_left()->set_pence(1);
  EXPECT_EQ(Made(sample).sections[0].items[0].mark, "");
}

TEST(StatementPage, SaysWhatIsNeededFirst) {
  const StatementItem grant = Made({}).sections[1].items[0];
  EXPECT_EQ(grant.sum, "up to £2,000.00, once");
  EXPECT_THAT(Under(grant, "What is needed first"),
              ElementsAre("A manager approves it. This is needed before each payment."));
  // Neither the headline nor what is said above stands among the workings.
  EXPECT_THAT(grant.workings, ElementsAre("Grant: £2,000.00, from 1 April 2019. (2.3)"));
  const StatementItem holiday = Made({}).sections[1].items[1];
  EXPECT_EQ(holiday.mark, "The council must look at this");
  EXPECT_THAT(holiday.says, ElementsAre(HasSubstr("write down why it says yes or no"),
                                        "A week away, where you wish it."));
}

TEST(StatementPage, AsksForWhatIsNotKnownAndShowsNeitherNoNorNothing) {
  const StatementItem item = Made({}).sections[2].items[0];
  EXPECT_EQ(item.sum, "if you get it: no more than £30.00 a week");
  EXPECT_EQ(item.mark, "Not decided yet");
  EXPECT_THAT(Under(item, "What we need to know"), ElementsAre("What were you paid?"));
}

TEST(StatementPage, SaysThatNothingIsCertainWhereSomethingCannotBeDecided) {
  SampleStatement sample;
  sample.finding.mutable_lines()->DeleteSubrange(0, 2);
  EXPECT_EQ(Made(sample).sections[0].nothing,
            "Nothing is certain yet. See “What we cannot decide yet” below.");
  EXPECT_EQ(Made(sample).sections[3].nothing, "Nothing.");
  sample.finding.mutable_lines()->DeleteSubrange(1, 1);
  EXPECT_EQ(Made(sample).sections[0].nothing, "Nothing.");
}

TEST(StatementPage, GathersQuestionsMostAskedFirst) {
  SampleStatement sample;
  EXPECT_THAT(Made(sample).questions, SizeIs(1));
  for (const char* name : {"a", "b"}) {
    v1::Line& line = *sample.finding.add_lines();
    line.set_entitlement(name);
    line.set_outcome(v1::OUTCOME_UNDETERMINED);
    line.add_missing()->set_question("Where do you live?");
    // Nobody is told that what cannot be decided stays so.
    EXPECT_THAT(Under(Made(sample).sections[2].items.back(), "How long"), SizeIs(0));
  }
  const StatementPage page = Made(sample);
  ASSERT_THAT(page.questions, SizeIs(2));
  EXPECT_EQ(page.questions[0].asks, "Where do you live?");
  EXPECT_EQ(page.questions[0].things, 2);
  EXPECT_EQ(page.questions[1].asks, "What were you paid?");
}

// Many things wait for the same: what several wait for stands once, under a number.
TEST(StatementPage, NamesSeveralQuestionsByTheirNumbers) {
  SampleStatement sample;
  v1::Line& line = *sample.finding.add_lines();
  line.set_outcome(v1::OUTCOME_UNDETERMINED);
  v1::ClaimFinding& claim = *sample.finding.add_claims();
  claim.set_outcome(v1::OUTCOME_UNDETERMINED);
  v1::DutyFinding& duty = *sample.finding.add_duties();
  duty.set_state(v1::DutyFinding::STATE_UNDETERMINED);
  for (const char* question : {"Where do you live?", "Do you work?", "Do you study?"}) {
    line.add_missing()->set_question(question);
    claim.add_missing()->set_question(question);
    duty.add_missing()->set_question(question);
  }
  const StatementPage page = Made(sample);
  ASSERT_THAT(page.questions, SizeIs(4));
  EXPECT_EQ(page.questions[0].things, 3);
  EXPECT_THAT(Under(page.sections[2].items.back(), "What we need to know"),
              ElementsAre("Questions 1 to 3."));
  EXPECT_THAT(Under(page.sections[3].items.back(), "What we need to know"),
              ElementsAre("Questions 1 to 3."));
  EXPECT_THAT(page.tasks.back().open,
              ElementsAre("We do not know yet if this must be done.", "Questions 1 to 3."));
  // One alone stands as it is.
  EXPECT_THAT(Under(page.sections[2].items[0], "What we need to know"),
              ElementsAre("What were you paid?"));
}

// What may be only for somebody without leave to remain, of whom nothing says so, waits in one sentence.
TEST(StatementPage, KeepsApartWhatIsForThoseWithoutLeave) {
  SampleStatement sample;
  v1::LineSpan& span = *sample.timeline.add_lines();
  span.set_first_day("2019-06-01");
  span.set_last_day("2020-05-31");
  span.mutable_line()->set_label("money to live on until departure");
  span.mutable_line()->set_frequency(v1::FREQUENCY_WEEKLY);
  span.mutable_line()->set_outcome(v1::OUTCOME_UNDETERMINED);
  for (const char* path : {"nationalities", "leaves"}) span.mutable_line()->add_missing()->set_path(path);
  *sample.finding.add_lines() = span.line();
  const size_t undecided = Made({}).sections[2].items.size();
  const auto rows = [](const StatementPage& page) { return page.picture->rows.size(); };
  EXPECT_EQ(Made(sample).sections[2].items.size(), undecided);
  EXPECT_THAT(Made(sample).without_leave, ElementsAre("money to live on until departure"));
  EXPECT_EQ(rows(Made(sample)), rows(Made({})));
  EXPECT_THAT(Made({}).without_leave, SizeIs(0));

  // It waits for something else besides, or nationality is stated.
  for (const char* other : {"jobs", "nationalities.records[0].country"}) {
    v1::Line line = span.line();
    line.mutable_missing(other == std::string("jobs") ? 1 : 0)->set_path(other);
    SampleStatement otherwise;
    *otherwise.finding.add_lines() = line;
    EXPECT_EQ(Made(otherwise).sections[2].items.size(), undecided + 1) << other;
    EXPECT_THAT(Made(otherwise).without_leave, SizeIs(0)) << other;
  }
}

TEST(StatementPage, CountsTheOpenQuestionsOfTheRules) {
  SampleStatement sample;
  sample.finding.add_interpretations("I-2");
  bool has_them = false;
  for (const StatementPoint& point : Made(sample).basis) {
    if (!point.term.starts_with("Open questions")) continue;
    has_them = true;
    EXPECT_THAT(point.says, ElementsAre(HasSubstr("The book of rules lists each")));
    EXPECT_THAT(point.says[0], testing::Not(HasSubstr("I-2")));
  }
  EXPECT_TRUE(has_them);
}

TEST(StatementPage, SaysWhoElsePaysAndHowToGetIt) {
  const StatementPage page = Made({});
  const StatementItem& glasses = page.sections[3].items[0];
  EXPECT_THAT(Under(glasses, "Who pays"), ElementsAre("The health service."));
  EXPECT_THAT(Under(glasses, "How you get it"), ElementsAre("Ask at the optician."));
  const StatementItem& benefit = page.sections[3].items[1];
  EXPECT_EQ(benefit.sum, "£73.10 a week");
  EXPECT_EQ(benefit.mark, "You can claim this");
  EXPECT_THAT(Under(benefit, "How to claim"), ElementsAre("Claim online."));
}

TEST(StatementPage, PutsLateTasksFirstAndMarksThoseOfTheYoungPerson) {
  const StatementPage page = Made({});
  ASSERT_THAT(page.tasks, SizeIs(4));
  EXPECT_EQ(page.tasks[0].what, "Review the plan");
  EXPECT_TRUE(page.tasks[0].late);
  EXPECT_EQ(page.tasks[0].when, "It had to be done by 1 May 2019");
  EXPECT_EQ(page.tasks[1].what, "Sign the agreement");
  EXPECT_TRUE(page.tasks[1].theirs);
  EXPECT_EQ(page.tasks[1].when, "By 1 July 2019");
  EXPECT_EQ(page.tasks[2].what, "Tell you what there is");
  EXPECT_EQ(page.tasks[2].who, "Your personal adviser");
  EXPECT_FALSE(page.tasks[2].theirs);
}

// A duty is about complaints when it stands where the duties of those who get one stand.
TEST(StatementPage, FindsTheDutiesAboutComplaintsByTheirParagraphs) {
  SampleStatement sample;
  const StatementPage page = Made(sample);
  ASSERT_THAT(page.complaints, SizeIs(1));
  EXPECT_EQ(page.complaints[0].what, "Say how to complain");
  sample.rulebook.clear_duty();
  EXPECT_THAT(Made(sample).complaints, SizeIs(0));
}

TEST(StatementPage, SaysWhatItRestsOnAndWhatIsSupposed) {
  SampleStatement sample;
  const StatementPage page = Made(sample);
  EXPECT_THAT(page.supposed, ElementsAre("the job goes on"));
  EXPECT_EQ(page.known_through, "1 June 2019");
  std::string all;
  for (const StatementPoint& point : page.basis) {
    for (const std::string& says : point.says) all += point.term + ": " + says + "\n";
  }
  EXPECT_THAT(all, HasSubstr("Rules: A sample guide\n"));
  EXPECT_THAT(all, HasSubstr("Rules: sample, edition 2019. Digest: aa11\n"));
  EXPECT_THAT(all, HasSubstr("Rates that others set: rates, edition 2020. Digest: bb22\n"));
  EXPECT_THAT(all, HasSubstr("Digest of the facts: cc33\n"));
  EXPECT_THAT(all, HasSubstr("Digest of the record: No record was given.\n"));
  sample.timeline.mutable_basis()->set_known_through("2020-05-31");
  EXPECT_THAT(Made(sample).supposed, SizeIs(0));
}

TEST(StatementPage, SaysTheStatusAndWhyOrWhatMustBeKnown) {
  SampleStatement sample;
  EXPECT_EQ(Made(sample).status, "care leaver");
  EXPECT_THAT(Made(sample).status_says, ElementsAre("You are old enough. (1.1)"));
  sample.finding.clear_status();
  sample.finding.mutable_status()->add_missing()->set_question(
      "When was the young person in hospital?");
  EXPECT_EQ(Made(sample).status, "");
  EXPECT_THAT(Made(sample).status_says, ElementsAre("When were you in hospital?"));
}

TEST(StatementPage, SaysThatTheRulesHaveAMistake) {
  SampleStatement sample;
  sample.finding.mutable_lines(3)->set_defect("definition x: division by zero");
  sample.finding.add_defects("claim y: overflow");
  const StatementPage page = Made(sample);
  EXPECT_THAT(page.sections[2].items[0].says,
              ElementsAre(HasSubstr("have a mistake at this point")));
  EXPECT_THAT(page.basis.back().says, ElementsAre("claim y: overflow"));
}

}  // namespace
}  // namespace fairstart
