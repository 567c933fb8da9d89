// What changes between two questions, and because of what, under the small rulebook. What holds of
// any comparison is shown in tests/properties/comparison_test.cc.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs {} declared_facts { facts { name: "has_been_told" value { boolean: false } } } )";

constexpr char kJob[] =
    R"( records { id: "j1" first_day: "2020-05-01" last_day { not_yet: true } minutes_per_week: 600 } )";

v1::CaseFacts Facts(const std::string& text) {
  v1::CaseFacts facts;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &facts)) << text;
  return facts;
}

// kCase with this history of jobs.
v1::CaseFacts WithJobs(const std::string& jobs) {
  v1::CaseFacts facts = Facts(kCase);
  *facts.mutable_jobs() = Facts("jobs { " + jobs + " }").jobs();
  return facts;
}

v1::Record RecordOf(const std::string& text) {
  v1::Record record;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &record)) << text;
  return record;
}

// Plans of the small rulebook. An edition "2021" is the same without the rule about long hours.
class Plans {
 public:
  std::shared_ptr<const Plan> Find(const PlanChoice& choice) {
    RulebookFolder rulebook = SmallRulebook();
    if (choice.edition == "2021") {
      for (RulebookFile& file : rulebook.files) {
        const size_t at = file.bytes.find("when: \"some_long_job\"\n  says");
        if (at != std::string::npos) file.bytes.replace(at, 21, "when: \"false\"        ");
      }
    }
    CompileOptions options;
    options.readings = choice.readings;
    options.parameters = choice.parameters;
    ++compiled_;
    const CompileResult result = Compile(rulebook, SmallRates(), {}, options);
    EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
    return result.plan;
  }

  PlanSource Source() {
    return [this](const PlanChoice& choice) { return Find(choice); };
  }

  int compiled() const { return compiled_; }

 private:
  int compiled_ = 0;
};

// One side, with what it owns.
struct OwnedSide {
  v1::CaseFacts facts = Facts(kCase);
  std::optional<v1::Record> record;
  std::string as_of = "2020-06-01";
  PlanChoice choice = {"small", "2020", "2020", {}, {}};

  ComparedSide Side(Plans& plans) const {
    Question question;
    question.facts = &facts;
    question.record = record.has_value() ? &*record : nullptr;
    question.as_of = *ParseDay(as_of);
    return {choice, plans.Find(choice), question};
  }
};

std::variant<v1::Comparison, FieldViolations> Try(const OwnedSide& before, const OwnedSide& after,
                                                  Plans& plans, SumsByEntitlement* sums = nullptr) {
  const ComparedSide was = before.Side(plans);
  ComparedSide is = after.Side(plans);
  return Compare(was, is, plans.Source(), sums);
}

v1::Comparison Make(const OwnedSide& before, const OwnedSide& after,
                    SumsByEntitlement* sums = nullptr) {
  Plans plans;
  const auto comparison = Try(before, after, plans, sums);
  EXPECT_TRUE(std::holds_alternative<v1::Comparison>(comparison));
  if (!std::holds_alternative<v1::Comparison>(comparison)) return {};
  return std::get<v1::Comparison>(comparison);
}

// "weekly_allowance LESS": each changed line.
std::vector<std::string> Lines(const v1::Comparison& comparison) {
  std::vector<std::string> lines;
  for (const v1::LineChange& change : comparison.lines()) {
    lines.push_back(absl::StrCat(change.entitlement(), change.instance().empty() ? "" : " ",
                                 change.instance(), v1::ChangeKind_Name(change.kind()).substr(11)));
  }
  return lines;
}

std::vector<std::string> Paths(const v1::Comparison& comparison) {
  std::vector<std::string> paths;
  for (const v1::InputChange& input : comparison.inputs()) paths.push_back(input.path());
  return paths;
}

std::vector<std::string> Says(const v1::Comparison& comparison) {
  std::vector<std::string> says;
  for (const v1::InputChange& input : comparison.inputs()) says.push_back(input.says());
  return says;
}

// Paths of what changes the line of an entitlement.
std::vector<std::string> CausesOf(const std::string& entitlement,
                                  const v1::Comparison& comparison) {
  std::vector<std::string> causes;
  for (const v1::LineChange& change : comparison.lines()) {
    if (change.entitlement() != entitlement) continue;
    for (int cause : change.causes()) causes.push_back(comparison.inputs(cause).path());
  }
  return causes;
}

v1::Parameter Rate(const std::string& rows) {
  v1::Parameter rate;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "name: 'weekly_rate' label: 'weekly rate' unit: UNIT_PENCE_PER_WEEK known: "
      "KNOWN_UNTIL_CHANGED cite { "
      "paragraph: '1.3' } " +
          rows,
      &rate));
  return rate;
}

TEST(Comparison, OfAQuestionWithItselfFindsNothing) {
  const v1::Comparison comparison = Make({}, {});
  EXPECT_THAT(comparison.inputs(), IsEmpty());
  EXPECT_THAT(comparison.lines(), IsEmpty());
  EXPECT_THAT(comparison.duties(), IsEmpty());
  EXPECT_FALSE(comparison.has_status());
  EXPECT_EQ(comparison.before().case_reference(), "case-1");
  EXPECT_EQ(comparison.before_as_of(), "2020-06-01");
  EXPECT_EQ(comparison.a_week_before().pence(), 5790);
  EXPECT_EQ(comparison.a_week_after().pence(), 5790);
}

TEST(Comparison, NamesARecordThatIsAdded) {
  OwnedSide after;
  after.facts = WithJobs(kJob);
  const v1::Comparison comparison = Make({}, after);
  EXPECT_THAT(Paths(comparison), ElementsAre("jobs.records[0]"));
  EXPECT_THAT(Says(comparison), ElementsAre("The job j1 is added."));
  EXPECT_EQ(comparison.inputs(0).before(), "");
  EXPECT_EQ(comparison.inputs(0).after(),
            "first day: 1 May 2020; last day: not yet; minutes of work in a week: 10 hours a week");
  // Bus fares to the job come in place of the line that there is no job.
  EXPECT_THAT(Lines(comparison),
              ElementsAre("bus_fares_OTHERWISE", "bus_fares j1_GAINED", "weekly_allowance_LESS"));
  EXPECT_EQ(comparison.lines(2).before().given().amount().pence(), 5790);
  EXPECT_EQ(comparison.lines(2).after().given().amount().pence(), 2000);
  EXPECT_THAT(CausesOf("weekly_allowance", comparison), ElementsAre("jobs.records[0]"));
  ASSERT_EQ(comparison.claims_size(), 1);
  EXPECT_EQ(comparison.claims(0).kind(), v1::CHANGE_KIND_GAINED);
  EXPECT_EQ(comparison.claims(0).before(), "");
  EXPECT_EQ(comparison.claims(0).after(), "from the employer");
  EXPECT_EQ(comparison.a_week_after().pence(), 2000);
}

TEST(Comparison, NamesAFieldOfARecordInThePlansWords) {
  OwnedSide before, after;
  before.facts = WithJobs(kJob);
  after.facts = before.facts;
  after.facts.mutable_jobs()->mutable_records(0)->set_minutes_per_week(1000);
  const v1::Comparison comparison = Make(before, after);
  EXPECT_THAT(Paths(comparison), ElementsAre("jobs.records[0].minutes_per_week"));
  EXPECT_THAT(
      Says(comparison),
      ElementsAre(
          "Minutes of work in a week of the job j1: 16 hours 40 minutes a week instead of 10 "
          "hours a week."));
  EXPECT_THAT(Lines(comparison), ElementsAre("weekly_allowance_LOST"));
  ASSERT_EQ(comparison.warnings_size(), 1);
  EXPECT_EQ(comparison.warnings(0).kind(), v1::CHANGE_KIND_GAINED);
  EXPECT_EQ(comparison.warnings(0).after(), "The hours are long.");
}

TEST(Comparison, NamesAFactThatIsNotKnownAnyLonger) {
  OwnedSide after;
  after.facts.clear_jobs();
  after.facts.clear_declared_facts();
  const v1::Comparison comparison = Make({}, after);
  EXPECT_THAT(Says(comparison), ElementsAre("Told of the allowance: not known instead of no.",
                                            "Jobs: not known instead of none."));
  // While the hours are not known the allowance waits for what lifts their bar, too.
  EXPECT_THAT(CausesOf("weekly_allowance", comparison),
              ElementsAre("declared_facts.has_been_told", "jobs"));
  EXPECT_EQ(comparison.lines(comparison.lines_size() - 1).kind(), v1::CHANGE_KIND_UNDETERMINED_NOW);
  ASSERT_EQ(comparison.duties_size(), 1);
  EXPECT_EQ(comparison.duties(0).kind(), v1::CHANGE_KIND_UNDETERMINED_NOW);
  EXPECT_EQ(comparison.duties(0).after(), "not settled");
}

TEST(Comparison, PutsEachChangeDownToItsOwnCause) {
  OwnedSide before, after;
  before.facts = WithJobs(kJob);
  after.facts = before.facts;
  after.facts.mutable_jobs()->mutable_records(0)->set_first_day("2020-05-02");  // bus fares
  after.choice.parameters = {
      Rate("row { from: '2020-04-01' value: '60.00' }")};  // nobody at work gets it
  after.choice.readings = {"I-1=B"};                       // the allowance
  const v1::Comparison comparison = Make(before, after);
  EXPECT_THAT(Paths(comparison), ElementsAre("jobs.records[0].first_day", "I-1", "weekly_rate"));
  EXPECT_THAT(Says(comparison),
              ElementsAre("First day of the job j1: 2 May 2020 instead of 1 May 2020.",
                          "I-1 is read as B instead of A: As much as anybody.",
                          "Weekly rate: £60.00 a week from 1 April 2020."));
  EXPECT_THAT(Lines(comparison), ElementsAre("bus_fares j1_OTHERWISE", "weekly_allowance_MORE"));
  EXPECT_THAT(CausesOf("bus_fares", comparison), ElementsAre("jobs.records[0].first_day"));
  // The rate alone changes nothing before, but left out of what is after it does.
  EXPECT_THAT(CausesOf("weekly_allowance", comparison), ElementsAre("I-1", "weekly_rate"));
  EXPECT_EQ(comparison.a_week_after().pence(), 6000);
}

// Two of three would do: neither alone changes anything, nor does leaving one out.
TEST(Comparison, FindsChangesThatOnlyTogetherMakeOne) {
  OwnedSide before, after;
  before.facts.clear_care_episodes();
  after.facts = before.facts;
  before.facts.mutable_care_episodes();
  *after.facts.mutable_care_episodes() =
      Facts(
          "care_episodes { records { id: 'a' first_day: '2010-01-01' last_day { not_yet: true } } "
          "records { id: 'b' first_day: '2011-01-01' last_day { not_yet: true } } "
          "records { id: 'c' first_day: '2012-01-01' last_day { not_yet: true } } }")
          .care_episodes();
  const std::string rule =
      "entitlement { name: 'w' label: 'w' who { when: 'size(active(care_episodes)) > 1' otherwise: "
      "'No.' cite { "
      "paragraph: '1.2' } } in_kind: 'a thing' cite { paragraph: '1.2' } }";
  const std::shared_ptr<const Plan> plan = CompileWith(rule).plan;
  ASSERT_NE(plan, nullptr);
  Plans plans;
  ComparedSide was = before.Side(plans), is = after.Side(plans);
  was.plan = is.plan = plan;
  const auto compared = Compare(was, is, [&](const PlanChoice&) { return plan; });
  ASSERT_TRUE(std::holds_alternative<v1::Comparison>(compared));
  const v1::Comparison& comparison = std::get<v1::Comparison>(compared);
  ASSERT_THAT(Lines(comparison), testing::Contains("w_GAINED"));
  // Of the smallest set that the search finds, each is a cause.
  EXPECT_THAT(CausesOf("w", comparison),
              ElementsAre("care_episodes.records[0]", "care_episodes.records[1]"));
}

// Neither half of a move is a sound case by itself in one direction; what can be tried still tells.
TEST(Comparison, LeavesOutTrialsThatAreNoSoundCase) {
  OwnedSide before, after;
  // A macro stands in a definition of its own.
  const std::string rules =
      "definition { name: 'lodges' label: 'the young person lodges' value: "
      "'active(living_arrangements).exists(l, "
      "l.kind == LivingKind.LODGINGS)' cite { paragraph: '1.2' } } "
      "entitlement { name: 'w' label: 'w' who { when: 'lodges' otherwise: 'No.' cite { paragraph: "
      "'1.2' } } "
      "in_kind: 'a thing' cite { paragraph: '1.2' } }";
  const CompileResult compiled = CompileWith(rules);
  ASSERT_NE(compiled.plan, nullptr) << Shown(compiled.diagnostics);
  *before.facts.mutable_living_arrangements() =
      Facts(
          "living_arrangements { records { id: 'h1' first_day: '2010-01-01' last_day { not_yet: "
          "true } kind: "
          "LIVING_KIND_FOSTER_CARE } }")
          .living_arrangements();
  *after.facts.mutable_living_arrangements() =
      Facts(
          "living_arrangements { records { id: 'h1' first_day: '2010-01-01' last_day { date: "
          "'2020-04-30' } kind: "
          "LIVING_KIND_FOSTER_CARE } records { id: 'h2' first_day: '2020-05-01' last_day { "
          "not_yet: true } kind: "
          "LIVING_KIND_LODGINGS } }")
          .living_arrangements();
  Plans plans;
  ComparedSide was = before.Side(plans), is = after.Side(plans);
  was.plan = is.plan = compiled.plan;
  const auto compared = Compare(was, is, [&](const PlanChoice&) { return compiled.plan; });
  ASSERT_TRUE(std::holds_alternative<v1::Comparison>(compared));
  const v1::Comparison& comparison = std::get<v1::Comparison>(compared);
  EXPECT_THAT(Lines(comparison), testing::Contains("w_GAINED"));
  EXPECT_THAT(CausesOf("w", comparison), ElementsAre("living_arrangements.records[0].last_day",
                                                     "living_arrangements.records[1]"));
}

TEST(Comparison, NamesAnotherDayEditionAndRecord) {
  OwnedSide before, after;
  before.facts = WithJobs(
      "records { id: 'j1' first_day: '2020-05-01' last_day { not_yet: true } minutes_per_week: "
      "1000 }");
  before.facts.mutable_declared_facts()->mutable_facts(0)->mutable_value()->set_boolean(true);
  after.facts = before.facts;
  after.as_of = "2020-06-15";
  after.choice.edition = "2021";
  after.record = RecordOf(
      "evidence { id: 'e1' kind: 'bank_account' line { entitlement: 'weekly_allowance' } }");
  const v1::Comparison comparison = Make(before, after);
  std::vector<v1::InputKind> kinds;
  for (const v1::InputChange& input : comparison.inputs()) kinds.push_back(input.kind());
  EXPECT_THAT(kinds,
              ElementsAre(v1::INPUT_KIND_RECORD, v1::INPUT_KIND_DAY, v1::INPUT_KIND_EDITION));
  EXPECT_THAT(Says(comparison),
              ElementsAre("What is on record is given.",
                          "The day asked about is 15 June 2020 instead of 1 June 2020.",
                          "The rulebook is small 2021 instead of small 2020."));
  ASSERT_EQ(comparison.warnings_size(), 1);
  EXPECT_EQ(comparison.warnings(0).kind(), v1::CHANGE_KIND_LOST);
  EXPECT_THAT(comparison.warnings(0).causes(), ElementsAre(2));
  // Evidence on record and the limits that a record brings.
  EXPECT_THAT(CausesOf("weekly_allowance", comparison), ElementsAre(""));
  EXPECT_EQ(comparison.lines(comparison.lines_size() - 1).after().outcome(), v1::OUTCOME_ENTITLED);
  EXPECT_EQ(comparison.after_as_of(), "2020-06-15");
}

TEST(Comparison, NamesEntriesOfTheRecord) {
  OwnedSide before, after;
  before.record = RecordOf("evidence { id: 'e0' kind: 'bank_account' subject: 'x' }");
  after.record = RecordOf(
      "evidence { id: 'e0' kind: 'bank_account' subject: 'x' } "
      "evidence { id: 'e1' kind: 'bank_account' line { entitlement: 'weekly_allowance' } "
      "received_on: '2020-05-05' }");
  const v1::Comparison comparison = Make(before, after);
  EXPECT_THAT(Paths(comparison), ElementsAre("evidence[1]"));
  EXPECT_THAT(Says(comparison), ElementsAre("The evidence e1 is added."));
  EXPECT_THAT(comparison.inputs(0).after(), testing::HasSubstr("weekly_allowance"));
  EXPECT_THAT(Lines(comparison), ElementsAre("weekly_allowance_OTHERWISE"));
}

TEST(Comparison, PutsManyDifferencesTogetherByFact) {
  OwnedSide before, after;
  std::string jobs;
  for (int i = 0; i < 33; ++i) {
    absl::StrAppend(&jobs, "records { id: 'j", i,
                    "' first_day: '2020-05-01' last_day { date: '2020-05-02' } }");
  }
  after.facts = WithJobs(jobs + kJob + "");
  after.facts.set_date_of_birth("2003-05-16");
  after.facts.mutable_jobs()->mutable_records(33)->set_id("last");
  const v1::Comparison comparison = Make(before, after);
  EXPECT_THAT(Paths(comparison), ElementsAre("date_of_birth", "jobs"));
  EXPECT_EQ(comparison.inputs(1).says(), "Jobs: 34 things differ.");
  EXPECT_THAT(CausesOf("weekly_allowance", comparison), ElementsAre("jobs"));
}

// Each plan in between is a compilation: nine changes are tried as one.
TEST(Comparison, TriesManyChangesOfTheRulebookTogether) {
  OwnedSide before, after;
  before.facts = WithJobs(kJob);
  after.facts = WithJobs("");
  after.choice.edition = "2021";
  after.choice.readings = {"I-1=B"};
  for (int i = 0; i < 8; ++i) {
    v1::Parameter parameter = Rate("row { from: '2020-04-01' value: '60.00' }");
    if (i > 0) parameter.set_name(absl::StrCat("unused_", i));
    after.choice.parameters.push_back(parameter);
  }
  Plans plans;
  const auto compared = Try(before, after, plans);
  ASSERT_TRUE(std::holds_alternative<v1::Comparison>(compared));
  const v1::Comparison& comparison = std::get<v1::Comparison>(compared);
  EXPECT_EQ(comparison.inputs_size(), 11);
  EXPECT_EQ(plans.compiled(), 2);  // the two sides
  EXPECT_EQ(CausesOf("weekly_allowance", comparison).size(), 11u);
}

TEST(Comparison, CountsSumsOfCertainLinesOnly) {
  OwnedSide before, after;
  after.facts.clear_jobs();
  SumsByEntitlement sums;
  const v1::Comparison comparison = Make(before, after, &sums);
  EXPECT_EQ(comparison.a_week_before().pence(), 5790);
  EXPECT_EQ(comparison.a_week_after().pence(), 0);
  EXPECT_EQ(sums["weekly_allowance"].before.lines, 1);
  EXPECT_EQ(sums["weekly_allowance"].before.a_week, 5790);
  EXPECT_EQ(sums["weekly_allowance"].after.lines, 0);
}

TEST(Comparison, SaysWhatIsWrongOnEitherSide) {
  OwnedSide before, after;
  after.facts.set_date_of_birth("May");
  Plans plans;
  const auto wrong = Try(before, after, plans);
  ASSERT_TRUE(std::holds_alternative<FieldViolations>(wrong));
  ASSERT_EQ(std::get<FieldViolations>(wrong).size(), 1u);
  EXPECT_EQ(std::get<FieldViolations>(wrong)[0].path, "alternative.case.date_of_birth");

  // The same facts on both sides are wrong once.
  const ComparedSide side = after.Side(plans);
  const auto same = Compare(side, side, plans.Source());
  ASSERT_TRUE(std::holds_alternative<FieldViolations>(same));
  ASSERT_EQ(std::get<FieldViolations>(same).size(), 1u);
  EXPECT_EQ(std::get<FieldViolations>(same)[0].path, "case.date_of_birth");
}

}  // namespace
}  // namespace fairstart
