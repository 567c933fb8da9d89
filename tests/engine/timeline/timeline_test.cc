// What changes when, and why: each kind of cause, in the small rulebook with a rule or two laid
// over it. That a timeline is equal to the findings of its days is shown in
// tests/properties/timeline_test.cc.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "tests/engine/rulebook/small_rulebook.h"

namespace fairstart {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr char kCase[] = R"(
  case_reference: "case-1" known_through: "2020-06-30" date_of_birth: "2003-05-15"
  care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { not_yet: true } } }
  living_arrangements { records { id: "flat-2" first_day: "2010-01-01" last_day { not_yet: true } } }
  jobs { records { id: "j1" first_day: "2020-03-01" last_day { date: "2020-04-10" } minutes_per_week: 1000 } })";

std::variant<v1::Timeline, FieldViolations> Try(const std::string& more, const std::string& first,
                                                const std::string& last,
                                                const std::string& facts = kCase) {
  const CompileResult result = CompileWith(more);
  EXPECT_NE(result.plan, nullptr) << Shown(result.diagnostics);
  v1::CaseFacts read;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(facts, &read));
  Question question;
  question.facts = &read;
  question.as_of = *ParseDay(first);
  return Project(*result.plan, question, *ParseDay(last));
}

v1::Timeline Make(const std::string& more, const std::string& first, const std::string& last,
                  const std::string& facts = kCase) {
  const auto timeline = Try(more, first, last, facts);
  EXPECT_TRUE(std::holds_alternative<v1::Timeline>(timeline));
  if (!std::holds_alternative<v1::Timeline>(timeline)) return {};
  return std::get<v1::Timeline>(timeline);
}

std::string WarningWhen(const std::string& condition) {
  return absl::StrCat("warning { name: 'w' when: '", condition,
                      "' says: 'So.' cite { paragraph: '1.2' } } ");
}

// "2020-05-15 to 2020-06-30" for each span of the warning.
std::vector<std::string> DaysOfWarning(const v1::Timeline& timeline) {
  std::vector<std::string> days;
  for (const v1::WarningSpan& span : timeline.warnings()) {
    if (span.warning().warning() != "w") continue;
    days.push_back(absl::StrCat(span.first_day(), " to ", span.last_day()));
  }
  return days;
}

// Why the warning changes on a day.
std::vector<v1::Cause> CausesOn(const std::string& day, const v1::Timeline& timeline) {
  std::vector<v1::Cause> causes;
  for (const v1::Change& change : timeline.changes()) {
    if (change.day() != day) continue;
    for (const v1::ChangedItem& item : change.items()) {
      if (item.name() != "w") continue;
      for (int cause : item.causes()) causes.push_back(change.causes(cause));
    }
  }
  return causes;
}

std::vector<std::string> WordsOn(const std::string& day, const v1::Timeline& timeline) {
  std::vector<std::string> words;
  for (const v1::Cause& cause : CausesOn(day, timeline)) words.push_back(cause.says());
  return words;
}

TEST(Timeline, NamesABirthday) {
  const v1::Timeline timeline = Make(WarningWhen("aged(17, 17)"), "2020-01-01", "2022-01-01");
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-05-15 to 2021-05-14"));
  EXPECT_THAT(WordsOn("2020-05-15", timeline), ElementsAre("the young person becomes 17"));
  EXPECT_THAT(WordsOn("2021-05-15", timeline), ElementsAre("the young person becomes 18"));
  EXPECT_EQ(CausesOn("2021-05-15", timeline)[0].kind(), v1::CAUSE_KIND_BIRTHDAY);
}

TEST(Timeline, NamesADayThatARuleSpeaksOf) {
  const v1::Timeline timeline =
      Make(WarningWhen("as_of > plus(birthday(17), days(28))"), "2020-01-01", "2020-12-31");
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-06-13 to 2020-12-31"));
  EXPECT_THAT(WordsOn("2020-06-13", timeline),
              ElementsAre("it is the day after the day 28 days after the 17th birthday"));
}

TEST(Timeline, NamesAMonthThatBegins) {
  const v1::Timeline timeline =
      Make(WarningWhen("size(months_begun(birthday(17), birthday(18))) == 2"), "2020-01-01",
           "2020-12-31");
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-06-15 to 2020-07-14"));
  for (const char* day : {"2020-06-15", "2020-07-15"}) {
    EXPECT_THAT(WordsOn(day, timeline),
                ElementsAre("another month begins, counted from the 17th birthday"));
    EXPECT_EQ(CausesOn(day, timeline)[0].kind(), v1::CAUSE_KIND_DAY);
  }
}

// A day of one of the records that a rule looks over.
TEST(Timeline, NamesADayOfARecordThatIsLookedAt) {
  const v1::Timeline timeline = Make(
      "definition { name: 'settled' label: 'a job has lasted ten days' value: "
      "'jobs.exists(j, as_of >= plus(j.first_day, days(10)))' cite { paragraph: '1.2' } } " +
          WarningWhen("settled"),
      "2020-01-01", "2020-12-31");
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-03-11 to 2020-12-31"));
  EXPECT_THAT(WordsOn("2020-03-11", timeline),
              ElementsAre("it is the day 10 days after the first day of the job"));
}

TEST(Timeline, NamesTheRecordThatBeginsOrEnds) {
  const v1::Timeline timeline =
      Make(WarningWhen("size(active(jobs)) > 0"), "2020-01-01", "2020-12-31");
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-03-01 to 2020-04-10"));
  const std::vector<v1::Cause> begins = CausesOn("2020-03-01", timeline);
  ASSERT_EQ(begins.size(), 1u);
  EXPECT_EQ(begins[0].kind(), v1::CAUSE_KIND_RECORD_BEGINS);
  EXPECT_EQ(begins[0].path(), "jobs.records[0]");
  EXPECT_THAT(WordsOn("2020-04-11", timeline), ElementsAre("the job ended the day before"));
}

// The cause stands in a definition on which the warning rests, and says in which.
TEST(Timeline, FindsTheCauseInADefinition) {
  const v1::Timeline timeline = Make(
      "definition { name: 'nearly_of_age' label: 'the young person is nearly of age' value: "
      "'aged(17, 17)' cite { paragraph: '1.2' } } " +
          WarningWhen("nearly_of_age && size(active(jobs)) == 0"),
      "2020-05-01", "2020-12-31");
  const std::vector<v1::Cause> causes = CausesOn("2020-05-15", timeline);
  ASSERT_EQ(causes.size(), 1u);
  EXPECT_EQ(causes[0].definition(), "nearly_of_age");
  EXPECT_EQ(causes[0].says(), "the young person becomes 17");
}

TEST(Timeline, NamesARateThatChangesOrIsNotKnown) {
  const v1::Timeline timeline = Make(
      "parameter { name: 'sum' label: 'the sum' unit: UNIT_PENCE known: KNOWN_UNTIL_NEXT_UPRATING "
      "uprated_on: '04-01' row { from: '2019-04-01' value: '10.00' cite { paragraph: '1.2' } } row "
      "{ "
      "from: '2020-04-01' value: '12.00' cite { paragraph: '1.2' } } cite { paragraph: '1.2' } } "
      "entitlement { name: 'w' label: 'w' who { when: 'aged(0, 30)' otherwise: 'No.' cite { "
      "paragraph: "
      "'1.1' } } amount: 'sum' frequency: FREQUENCY_ONCE payee: PAYEE_YOUNG_PERSON manner: "
      "MANNER_ACCOUNT cite { paragraph: '1.2' } }",
      "2020-01-01", "2021-12-31");
  EXPECT_THAT(CausesOn("2020-04-01", timeline)[0].parameter(), "sum");
  const std::vector<v1::Cause> unknown = CausesOn("2021-04-01", timeline);
  ASSERT_EQ(unknown.size(), 1u);
  EXPECT_EQ(unknown[0].kind(), v1::CAUSE_KIND_RATE);
  // From then on the line waits for the rate by its name.
  for (const v1::LineSpan& span : timeline.lines()) {
    if (span.line().entitlement() != "w" || span.first_day() != "2021-04-01") continue;
    EXPECT_EQ(span.line().outcome(), v1::OUTCOME_UNDETERMINED);
    ASSERT_EQ(span.line().missing_size(), 1);
    EXPECT_EQ(span.line().missing(0).path(), "sum");
  }
}

TEST(Timeline, SaysWhatIsSupposedAfterTheCaseIsKnown) {
  EXPECT_THAT(Make(WarningWhen("size(active(care_episodes)) > 0"), "2020-01-01", "2020-06-30")
                  .suppositions(),
              IsEmpty());
  const v1::Timeline timeline =
      Make(WarningWhen("size(active(care_episodes)) > 0"), "2020-01-01", "2020-07-01");
  std::vector<std::string> paths;
  for (const auto& supposition : timeline.suppositions()) paths.push_back(supposition.path());
  EXPECT_THAT(paths, Contains("care_episodes.records[0].last_day"));
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-01-01 to 2020-07-01"));
}

// Two warnings rest on a definition that rests on another; the first of them no longer asks for it
// when the case is no longer known.
TEST(Timeline, SaysWhatADefinitionSupposesThatWasFoundBefore) {
  const v1::Timeline timeline = Make(
      "definition { name: 'housed' label: 'lives somewhere' value: "
      "'size(active(living_arrangements)) > 0' cite { paragraph: '1.2' } } "
      "definition { name: 'settled' label: 'is settled' value: 'housed' "
      "cite { paragraph: '1.2' } } "
      "warning { name: 'a' when: 'as_of <= plus(birthday(17), days(46)) && settled' "
      "says: 'So.' cite { paragraph: '1.2' } } " +
          WarningWhen("settled"),
      "2020-01-01", "2020-07-01");
  std::vector<std::string> paths;
  for (const auto& supposition : timeline.suppositions()) paths.push_back(supposition.path());
  EXPECT_THAT(paths, Contains("living_arrangements.records[0].last_day"));
}

// What a server sends is what protobuf would make of the message.
TEST(Timeline, IsWrittenAsProtobufWritesIt) {
  const CompileResult result = CompileWith(WarningWhen("aged(17, 17)"));
  v1::CaseFacts facts;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(kCase, &facts));
  Question question;
  question.facts = &facts;
  question.as_of = *ParseDay("2020-01-01");
  const Day last = *ParseDay("2022-01-01");
  const auto bytes = ProjectToBytes(*result.plan, question, last);
  const auto message = Project(*result.plan, question, last);
  EXPECT_EQ(std::get<std::string>(bytes), std::get<v1::Timeline>(message).SerializeAsString());
  EXPECT_GT(std::get<v1::Timeline>(message).suppositions_size(), 0);
  EXPECT_GT(std::get<v1::Timeline>(message).changes_size(), 0);
}

TEST(Timeline, OfOneDayHasNoChange) {
  const v1::Timeline timeline = Make(WarningWhen("aged(17, 17)"), "2020-05-15", "2020-05-15");
  EXPECT_THAT(timeline.changes(), IsEmpty());
  EXPECT_THAT(DaysOfWarning(timeline), ElementsAre("2020-05-15 to 2020-05-15"));
}

TEST(Timeline, RefusesAPeriodThatEndsBeforeItBeginsOrIsTooLong) {
  const auto said = [](const std::string& first, const std::string& last) {
    const auto timeline = Try("", first, last);
    if (!std::holds_alternative<FieldViolations>(timeline)) return std::string("accepted");
    const FieldViolations& violations = std::get<FieldViolations>(timeline);
    return violations.size() == 1 ? violations[0].path + ": " + violations[0].description
                                  : "several";
  };
  EXPECT_EQ(said("2020-05-15", "2020-05-14"),
            "last_day: 2020-05-14 is before the first day, 2020-05-15; give a day that is not");
  EXPECT_EQ(said("2020-01-01", "2039-12-31"), "accepted");
  EXPECT_EQ(
      said("2020-01-01", "2040-01-01"),
      "last_day: 2040-01-01 is more than twenty years after the first day, 2020-01-01; ask for a "
      "shorter period");
}

}  // namespace
}  // namespace fairstart
