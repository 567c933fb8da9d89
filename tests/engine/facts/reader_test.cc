#include "engine/facts/reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/facts/known_fields.h"
#include "engine/value/missing.h"
#include "google/protobuf/text_format.h"

namespace fairstart {
namespace {

using google::protobuf::TextFormat;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

template <typename T>
T FromText(const std::string& text) {
  T message;
  EXPECT_TRUE(TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

// A schema with one declared fact of every type.
FactSchema& Schema() {
  static FactSchema* schema = [] {
    auto* made = new FactSchema();
    for (const std::string declaration : {
             "name: 'likes_tea' label: 'likes tea' type { scalar: UNIT_BOOLEAN }",
             "name: 'meals' label: 'meals' type { scalar: UNIT_COUNT } minimum: 0 maximum: 3",
             "name: 'motto' label: 'motto' type { scalar: UNIT_TEXT }",
             "name: 'festival_on' label: 'festival' type { scalar: UNIT_DATE }",
             "name: 'gift' label: 'gift' type { scalar: UNIT_PENCE } minimum: 0",
             "name: 'moved_on' label: 'move' type { event_date {} }",
             "name: 'festival' label: 'festival' type { choices { name: 'Festival' "
             "choice { name: 'EID' } choice { name: 'DIWALI' } } }",
             "name: 'plan' label: 'plan' type { fields { name: 'HolidayPlan' "
             "field { name: 'days' label: 'days' type { scalar: UNIT_DAYS } minimum: 1 } "
             "field { name: 'left_on' label: 'leaving' type { event_date {} } } } }",
             "name: 'proms' label: 'proms' type { history { name: 'PromVisit' gap: GAP_NONE "
             "overlap: OVERLAP_REFUSED field { name: 'cost' label: 'cost' type { scalar: "
             "UNIT_PENCE } minimum: 0 } } }",
             "name: 'calls' label: 'calls' type { history { name: 'Call' point: true "
             "gap: GAP_NONE overlap: OVERLAP_MANY } }",
         }) {
      EXPECT_EQ(made->Declare(FromText<v1::FactDeclaration>(declaration)), "") << declaration;
    }
    return made;
  }();
  return *schema;
}

std::vector<std::string> Said(const FieldViolations& violations) {
  std::vector<std::string> said;
  for (const FieldViolation& violation : violations) {
    said.push_back(absl::StrCat(violation.path, ": ", violation.description));
  }
  return said;
}

// What is wrong with a case that is known through 2017.
std::vector<std::string> WrongWith(const std::string& text) {
  Arena arena;
  FieldViolations violations;
  const auto facts = FromText<v1::CaseFacts>("known_through: '2017-12-31' " + text);
  ReadCase(Schema(), facts, arena, violations);
  return Said(violations);
}

struct Refusal {
  std::string text;
  std::string want;
};

void ExpectRefusals(const std::vector<Refusal>& rows) {
  for (const Refusal& row : rows)
    EXPECT_THAT(WrongWith(row.text), ElementsAre(row.want)) << row.text;
}

TEST(Reader, ACaseIsKnownThroughADay) {
  Arena arena;
  FieldViolations violations;
  ReadCase(Schema(), v1::CaseFacts(), arena, violations);
  EXPECT_THAT(
      Said(violations),
      ElementsAre("case.known_through: missing; give the last day of which this case knows, "
                  "as YYYY-MM-DD"));
  violations.clear();
  ReadCase(Schema(), FromText<v1::CaseFacts>("known_through: 'today'"), arena, violations);
  EXPECT_THAT(Said(violations),
              ElementsAre("case.known_through: read \"today\", want a date written YYYY-MM-DD"));
}

TEST(Reader, NobodyIsBornAfterTheDayToWhichTheyAreKnown) {
  EXPECT_THAT(WrongWith("date_of_birth: '2017-12-31'"), IsEmpty());
  ExpectRefusals({{"date_of_birth: '2018-01-01'",
                   "case.date_of_birth: 2018-01-01 is after known_through, 2017-12-31; one of the "
                   "two is wrong"}});
}

TEST(Reader, RefusesWhatIsNoDate) {
  ExpectRefusals(
      {{"date_of_birth: '2000-02-30'",
        "case.date_of_birth: read \"2000-02-30\", want a day that exists: that month has 01 to 29"},
       {"date_of_birth: ''", "case.date_of_birth: read \"\", want a date written YYYY-MM-DD"},
       {"school_year_11_ends_on: '31/07/2016'",
        "case.school_year_11_ends_on: read \"31/07/2016\", want a date written YYYY-MM-DD"},
       {"ready_for_independence_on { date: '1899-12-31' }",
        "case.ready_for_independence_on.date: read \"1899-12-31\", want a year from 1900 to 2199"},
       {"care_episodes { records { id: 'a' } records { id: 'b' } records { id: 'c' first_day: "
        "'2010-13-01' } }",
        "case.care_episodes.records[2].first_day: read \"2010-13-01\", want a month from 01 to 12"},
       {"care_episodes { records { id: 'a' last_day { date: 'never' } } }",
        "case.care_episodes.records[0].last_day.date: read \"never\", want a date written "
        "YYYY-MM-DD"}});
}

TEST(Reader, NotYetIsSaidOrLeftOut) {
  ExpectRefusals({{"care_episodes { records { id: 'a' last_day { not_yet: false } } }",
                   "case.care_episodes.records[0].last_day.not_yet: is false, which says nothing; "
                   "give the date, say not_yet: true, or leave the field out when the day is not "
                   "known"}});
  EXPECT_THAT(WrongWith("care_episodes { records { id: 'a' last_day { not_yet: true } } records { "
                        "id: 'b' last_day {} } }"),
              IsEmpty());
}

TEST(Reader, RefusesWhatIsOutsideItsDomain) {
  ExpectRefusals(
      {{"jobs { records { id: 'a' minutes_per_week: -1 } }",
        "case.jobs.records[0].minutes_per_week: -1 is less than 0, the least that working "
        "time in a week can be"},
       {"jobs { records { id: 'a' minutes_per_week: 10081 } }",
        "case.jobs.records[0].minutes_per_week: 10081 is more than 10080, the most that "
        "working time in a week can be"},
       {"jobs { records { id: 'a' weekly_travel_cost { pence: -1 } } }",
        "case.jobs.records[0].weekly_travel_cost.pence: -1 pence is less than 0 pence, "
        "the least that weekly cost of travel to work can be"},
       {"living_arrangements { records { id: 'a' weekly_charge { pence: "
        "-9223372036854775808 } } }",
        "case.living_arrangements.records[0].weekly_charge.pence: -9223372036854775808 "
        "pence is less than 0 pence, the least that weekly charge for the accommodation "
        "can be"}});
  EXPECT_THAT(
      WrongWith("jobs { records { id: 'a' minutes_per_week: 0 weekly_travel_cost { pence: 0 "
                "} } records { id: 'b' minutes_per_week: 10080 weekly_travel_cost { pence: "
                "9223372036854775807 } } }"),
      IsEmpty());
}

TEST(Reader, EveryRecordHasAKeyOfItsOwn) {
  const std::string missing =
      "missing; give each record a key that stays the same whenever the case is sent";
  EXPECT_THAT(WrongWith("care_episodes { records {} records { id: '' } }"),
              ElementsAre("case.care_episodes.records[0].id: " + missing,
                          "case.care_episodes.records[1].id: " + missing));
  EXPECT_THAT(
      WrongWith("care_episodes { records { id: 'a' } records { id: 'b' } records { id: 'a' } "
                "records { id: 'a' } }"),
      ElementsAre("case.care_episodes.records[2].id: \"a\" is the key of "
                  "case.care_episodes.records[0] already; give each record a key of its own",
                  "case.care_episodes.records[3].id: \"a\" is the key of "
                  "case.care_episodes.records[0] already; give each record a key of its own"));
  ExpectRefusals(
      {{"contacts { records { day: '2017-01-01' } }", "case.contacts.records[0].id: " + missing}});
  EXPECT_THAT(
      WrongWith("care_episodes { records { id: 'a' } } care_orders { records { id: 'a' } }"),
      IsEmpty());
}

// What is said of a job that is not there would count for nothing.
TEST(Reader, RefusesTheIdOfARecordThatIsNotThere) {
  EXPECT_THAT(
      WrongWith("jobs { records { id: 'job-1' } } pay_periods { records { id: 'p' job: 'job-9' } }"),
      ElementsAre("case.pay_periods.records[0].job: no record of jobs has the id \"job-9\"; did you "
                  "mean \"job-1\"?"));
  EXPECT_THAT(WrongWith("jobs {} courses {} attendance_weeks { records { id: 'w' programme: 'x' } }"),
              ElementsAre("case.attendance_weeks.records[0].programme: no record of courses or jobs "
                          "has the id \"x\"; give that record too, or the id of one that is there"));
  EXPECT_THAT(WrongWith("courses { records { id: 'x' } } jobs {} "
                        "attendance_weeks { records { id: 'w' programme: 'x' } }"),
              IsEmpty());
}

TEST(Reader, AnIdMayBeRightWhileAHistoryThatMayHoldItIsNotKnown) {
  EXPECT_THAT(WrongWith("pay_periods { records { id: 'p' job: 'job-9' } }"), IsEmpty());
  EXPECT_THAT(WrongWith("jobs {} attendance_weeks { records { id: 'w' programme: 'x' } }"),
              IsEmpty());
}

TEST(Reader, ARecordEndsAfterItStarts) {
  ExpectRefusals(
      {{"care_episodes { records { id: 'a' first_day: '2010-01-02' last_day { date: "
        "'2010-01-01' } } }",
        "case.care_episodes.records[0].last_day: ends on 2010-01-01, before it starts on "
        "2010-01-02; first_day and last_day are both included"}});
  EXPECT_THAT(
      WrongWith("care_episodes { records { id: 'a' first_day: '2010-01-02' last_day { date: "
                "'2010-01-02' } } }"),
      IsEmpty());
}

// Spells of detention on days of January 2017; 0 is not known, 99 not yet.
std::string Detentions(const std::vector<std::pair<int, int>>& spells) {
  std::string text = "detentions {";
  int key = 0;
  for (const auto& [first, last] : spells) {
    absl::StrAppend(&text, " records { id: '", ++key, "'");
    const auto day = [](int number) {
      return absl::StrCat("'2017-01-", number < 10 ? "0" : "", number, "'");
    };
    if (first != 0) absl::StrAppend(&text, " first_day: ", day(first));
    if (last == 99) absl::StrAppend(&text, " last_day { not_yet: true }");
    if (last != 0 && last != 99) absl::StrAppend(&text, " last_day { date: ", day(last), " }");
    absl::StrAppend(&text, " }");
  }
  return text + " }";
}

std::string Covered(int record, const std::string& field, const std::string& day, int by,
                    const std::string& run) {
  return absl::StrCat("case.detentions.records[", record, "].", field, ": ", day,
                      " is also covered by case.detentions.records[", by, "], which runs from ",
                      run, "; end the one the day before the other starts");
}

TEST(Reader, RefusesTwoRecordsThatCertainlyCoverOneDay) {
  EXPECT_THAT(WrongWith(Detentions({{1, 5}, {6, 8}, {9, 99}})), IsEmpty());
  EXPECT_THAT(WrongWith(Detentions({{1, 5}, {5, 8}})),
              ElementsAre(Covered(1, "first_day", "2017-01-05", 0, "2017-01-01 to 2017-01-05")));
  EXPECT_THAT(WrongWith(Detentions({{5, 8}, {1, 5}})),
              ElementsAre(Covered(0, "first_day", "2017-01-05", 1, "2017-01-01 to 2017-01-05")));
  EXPECT_THAT(
      WrongWith(Detentions({{1, 99}, {20, 99}})),
      ElementsAre(Covered(1, "first_day", "2017-01-20", 0, "2017-01-01 on and has not ended")));
  EXPECT_THAT(WrongWith(Detentions({{3, 3}, {3, 3}})),
              ElementsAre(Covered(1, "first_day", "2017-01-03", 0, "2017-01-03 to 2017-01-03")));
}

TEST(Reader, RefusesEachRecordInsideALongerOne) {
  EXPECT_THAT(WrongWith(Detentions({{1, 30}, {2, 3}, {10, 12}, {20, 99}})),
              ElementsAre(Covered(1, "first_day", "2017-01-02", 0, "2017-01-01 to 2017-01-30"),
                          Covered(2, "first_day", "2017-01-10", 0, "2017-01-01 to 2017-01-30"),
                          Covered(3, "first_day", "2017-01-20", 0, "2017-01-01 to 2017-01-30")));
}

TEST(Reader, ARecordWithoutAKnownEndCoversTheOneThatIsKnown) {
  EXPECT_THAT(WrongWith(Detentions({{1, 0}, {2, 5}, {0, 7}, {0, 0}, {0, 99}})), IsEmpty());
  EXPECT_THAT(WrongWith(Detentions({{1, 5}, {3, 0}})),
              ElementsAre(Covered(1, "first_day", "2017-01-03", 0, "2017-01-01 to 2017-01-05")));
  EXPECT_THAT(WrongWith(Detentions({{0, 3}, {1, 5}})),
              ElementsAre(Covered(0, "last_day", "2017-01-03", 1, "2017-01-01 to 2017-01-05")));
}

TEST(Reader, RecordsOverlapWhereTheHistoryLetsThem) {
  EXPECT_THAT(WrongWith("care_episodes { records { id: 'a' first_day: '2010-01-01' last_day { "
                        "not_yet: true } } records { id: 'b' first_day: '2010-01-01' last_day { "
                        "not_yet: true } } }"),
              IsEmpty());
}

TEST(Reader, RefusesFieldNumbersThatItDoesNotKnowAtAnyDepth) {
  auto facts = FromText<v1::CaseFacts>(
      "known_through: '2017-12-31' care_episodes { records { id: 'a' last_day { date: "
      "'2017-01-01' } } }");
  facts.GetReflection()->MutableUnknownFields(&facts)->AddVarint(999, 1);
  auto* record = facts.mutable_care_episodes()->mutable_records(0);
  record->GetReflection()->MutableUnknownFields(record)->AddVarint(77, 1);
  auto* last = record->mutable_last_day();
  last->GetReflection()->MutableUnknownFields(last)->AddLengthDelimited(5, "x");
  Arena arena;
  FieldViolations violations;
  ReadCase(Schema(), facts, arena, violations);
  const std::string known =
      " is not known to this server; nothing of it would be counted: leave it out, or ask for a "
      "newer server";
  EXPECT_THAT(
      Said(violations),
      ElementsAre(
          "case.#999: field number 999 of CaseFacts" + known,
          "case.care_episodes.records[0].#77: field number 77 of CareEpisode" + known,
          "case.care_episodes.records[0].last_day.#5: field number 5 of EventDate" + known));
}

TEST(Reader, RefusesNumbersOfEnumerationsThatItDoesNotKnow) {
  auto facts = FromText<v1::CaseFacts>(
      "known_through: '2017-12-31' living_arrangements { records { id: 'a' } }");
  facts.mutable_living_arrangements()->mutable_records(0)->set_kind(
      static_cast<v1::LivingKind>(4711));
  Arena arena;
  FieldViolations violations;
  ReadCase(Schema(), facts, arena, violations);
  EXPECT_THAT(
      Said(violations),
      ElementsAre("case.living_arrangements.records[0].kind: 4711 is not a value of "
                  "LivingKind that this server knows; send one that DescribeFacts lists, or "
                  "ask for a newer server"));
}

TEST(Reader, UnknownFieldsOfAMessageStandUnderItsPath) {
  v1::Money money;
  money.GetReflection()->MutableUnknownFields(&money)->AddVarint(9, 1);
  FieldViolations violations;
  RefuseUnknownFields(money, "", violations);
  ASSERT_EQ(violations.size(), 1u);
  EXPECT_EQ(violations[0].path, "#9");
}

TEST(Reader, ReadsUpToFiveThousandRecordsAndNoMore) {
  v1::CaseFacts facts;
  facts.set_known_through("2017-12-31");
  for (int i = 0; i < 5000; ++i) {
    facts.mutable_contacts()->add_records()->set_id(absl::StrCat(i));
  }
  Arena arena;
  FieldViolations violations;
  ReadCase(Schema(), facts, arena, violations);
  EXPECT_THAT(Said(violations), IsEmpty());
  facts.mutable_contacts()->add_records()->set_id("5000");
  ReadCase(Schema(), facts, arena, violations);
  EXPECT_THAT(Said(violations),
              ElementsAre("case.contacts: has 5001 records; at most 5000 are read"));
}

TEST(Reader, ReadsTextsUpToFourThousandBytesAndNoMore) {
  EXPECT_THAT(WrongWith("case_reference: '" + std::string(4000, 'x') + "'"), IsEmpty());
  ExpectRefusals({{"case_reference: '" + std::string(4001, 'x') + "'",
                   "case.case_reference: has 4001 bytes; at most 4000 are read"}});
}

// Declared facts.

std::string Declared(const std::string& name, const std::string& value) {
  return absl::StrCat("declared_facts { facts { name: '", name, "' value { ", value, " } } }");
}

TEST(Reader, DeclaredFactsAreOfTheDeclaredType) {
  const std::map<std::string, std::string> types = {
      {"likes_tea", "bool"},    {"meals", "int"},        {"motto", "string"},
      {"festival_on", "date"},  {"gift", "money"},       {"moved_on", "date"},
      {"festival", "Festival"}, {"plan", "HolidayPlan"}, {"proms", "list of PromVisit"},
      {"calls", "list of Call"}};
  const std::map<std::string, std::string> arms = {
      {"likes_tea", "boolean: true"}, {"meals", "integer: 2"},
      {"motto", "text: 'on'"},        {"festival_on", "date: '2017-06-01'"},
      {"gift", "money { pence: 5 }"}, {"moved_on", "event_date { not_yet: true }"},
      {"festival", "choice: 'EID'"},  {"plan", "record {}"},
      {"proms", "history {}"},        {"calls", "history {}"}};
  for (const auto& [name, type] : types) {
    for (const auto& [other, arm] : arms) {
      if (types.at(other).substr(0, 4) == "list" && type.substr(0, 4) == "list") continue;
      if (name == other) {
        EXPECT_THAT(WrongWith(Declared(name, arm)), IsEmpty()) << name;
      } else {
        ExpectRefusals(
            {{Declared(name, arm),
              absl::StrCat("case.declared_facts.", name,
                           ": is of another type than the rulebook declares, which is ", type)}});
      }
    }
    EXPECT_THAT(WrongWith(Declared(name, "")), IsEmpty()) << name;
  }
}

TEST(Reader, DeclaredFactsAreCheckedLikeAllOthers) {
  ExpectRefusals(
      {{Declared("meals", "integer: 4"),
        "case.declared_facts.meals: 4 is more than 3, the most that meals can be"},
       {Declared("gift", "money { pence: -5 }"),
        "case.declared_facts.gift.pence: -5 pence is less than 0 pence, the least that gift can "
        "be"},
       {Declared("festival_on", "date: '1 June'"),
        "case.declared_facts.festival_on: read \"1 June\", want a date written YYYY-MM-DD"},
       {Declared("moved_on", "event_date { not_yet: false }"),
        "case.declared_facts.moved_on.not_yet: is false, which says nothing; give the date, say "
        "not_yet: true, or leave the field out when the day is not known"},
       {Declared("festival", "choice: 'EASTER'"),
        "case.declared_facts.festival: \"EASTER\" is not a value of Festival"},
       {Declared("plan", "record { fields { name: 'days' value { integer: 0 } } }"),
        "case.declared_facts.plan.days: 0 is less than 1, the least that days can be"},
       {Declared("plan",
                 "record { fields { name: 'left_on' value { event_date { date: 'x' } } } }"),
        "case.declared_facts.plan.left_on.date: read \"x\", want a date written YYYY-MM-DD"},
       {Declared("proms",
                 "history { records { fields { name: 'first_day' value { date: "
                 "'2017-01-01' } } } }"),
        "case.declared_facts.proms.records[0].id: missing; give each record a key that stays the "
        "same whenever the case is sent"},
       {Declared("proms",
                 "history { records { fields { name: 'id' value { text: 'a' } } fields { "
                 "name: 'cost' value { money { pence: -1 } } } } }"),
        "case.declared_facts.proms.records[0].cost.pence: -1 pence is less than 0 pence, the least "
        "that cost can be"},
       {Declared("calls",
                 "history { records { fields { name: 'id' value { text: 'a' } } } records "
                 "{ fields { name: 'id' value { text: 'a' } } } }"),
        "case.declared_facts.calls.records[1].id: \"a\" is the key of "
        "case.declared_facts.calls.records[0] already; give each record a key of its own"}});
}

TEST(Reader, RefusesFactsThatTheRulebookDoesNotDeclare) {
  const auto undeclared = [](const std::string& path, const std::string& name) {
    return absl::StrCat(path, ": the rulebook declares no fact \"", name,
                        "\" here; DescribeFacts, or fairstart facts, lists those that it does");
  };
  ExpectRefusals(
      {{Declared("coffee", "boolean: true"), undeclared("case.declared_facts", "coffee")},
       {"declared_facts { facts { value { boolean: true } } }",
        undeclared("case.declared_facts", "")},
       {Declared("date_of_birth", "date: '2000-01-01'"),
        undeclared("case.declared_facts", "date_of_birth")},
       {Declared("plan", "record { fields { name: 'meals' value { integer: 1 } } }"),
        undeclared("case.declared_facts.plan", "meals")},
       {Declared("proms",
                 "history { records { fields { name: 'id' value { text: 'a' } } fields { "
                 "name: 'day' value { date: '2017-01-01' } } } }"),
        undeclared("case.declared_facts.proms.records[0]", "day")}});
}

TEST(Reader, RefusesADeclaredFactThatStandsTwice) {
  const std::string twice = ": stands twice; give each fact once";
  ExpectRefusals(
      {{"declared_facts { facts { name: 'meals' value { integer: 1 } } facts { name: 'meals' value "
        "{ integer: 1 } } }",
        "case.declared_facts.meals" + twice},
       {"declared_facts { facts { name: 'meals' } facts { name: 'meals' value { integer: 1 } } }",
        "case.declared_facts.meals" + twice},
       {Declared("plan",
                 "record { fields { name: 'days' value { integer: 1 } } fields { name: "
                 "'days' } }"),
        "case.declared_facts.plan.days" + twice}});
}

// The record.

TEST(Reader, TheRecordIsCheckedUnderItsOwnPath) {
  auto record = FromText<v1::Record>(
      "assessments { id: 'a' assessed_on: '2017-02-29' } payments { first_day: 'x' amount { pence: "
      "-5 } } payments { line { entitlement: 'rent' } }");
  record.mutable_assessments(0)->set_outcome(static_cast<v1::AssessmentOutcome>(9));
  Arena arena;
  FieldViolations violations;
  ReadRecord(Schema(), record, arena, violations);
  EXPECT_THAT(Said(violations),
              ElementsAre("record.assessments[0].outcome: 9 is not a value of AssessmentOutcome "
                          "that this server knows; send one that DescribeFacts lists, or ask for a "
                          "newer server",
                          "record.assessments[0].assessed_on: read \"2017-02-29\", want a day that "
                          "exists: that month has 01 to 28",
                          "record.payments[0].first_day: read \"x\", want a date written "
                          "YYYY-MM-DD"));
}

TEST(Reader, TheRecordsListsAreClosed) {
  Arena arena;
  FieldViolations violations;
  const RecordValue* read = ReadRecord(Schema(), v1::Record(), arena, violations);
  EXPECT_THAT(Said(violations), IsEmpty());
  for (size_t i = 0; i < read->type->fields.size(); ++i) {
    ASSERT_EQ(read->slots[i].tag(), Value::Tag::kList) << read->type->fields[i].name;
    EXPECT_EQ(read->slots[i].list()->size, 0u);
  }
}

// What is read.

class ReadValues : public ::testing::Test {
 protected:
  void Read(const std::string& text) {
    facts_ = FromText<v1::CaseFacts>("known_through: '2017-12-31' " + text);
    FieldViolations violations;
    case_ = ReadCase(Schema(), facts_, arena_, violations);
    EXPECT_THAT(Said(violations), IsEmpty());
  }
  const Value& Slot(const RecordValue& record, const std::string& name) const {
    return record.slots[record.type->Find(name)];
  }
  const Value& Fact(const std::string& name) const { return Slot(*case_, name); }
  const RecordValue& Element(const std::string& name, uint32_t i) const {
    return *Fact(name).list()->items[i].record();
  }

  v1::CaseFacts facts_;
  Arena arena_;
  const RecordValue* case_ = nullptr;
};

TEST_F(ReadValues, WhatIsNotSetIsUnsetAndAnEmptyHistoryIsNot) {
  Read("care_episodes {}");
  EXPECT_TRUE(Fact("care_orders").IsUnset());
  EXPECT_TRUE(Fact("date_of_birth").IsUnset());
  EXPECT_TRUE(Fact("likes_tea").IsUnset());
  ASSERT_EQ(Fact("care_episodes").tag(), Value::Tag::kList);
  EXPECT_EQ(Fact("care_episodes").list()->size, 0u);
  const Value unknown = fairstart::Read(arena_, *case_, case_->type->Find("care_orders"));
  ASSERT_TRUE(unknown.IsUnknown());
  ASSERT_EQ(unknown.unknown()->size, 1u);
  EXPECT_EQ(unknown.unknown()->items[0].record, case_);
}

TEST_F(ReadValues, ScalarsMoneyDatesAndEnumerations) {
  Read(
      "case_reference: 'c-1' date_of_birth: '2000-02-29' unaccompanied_asylum_seeking_child: false "
      "trafficking_identified_on { not_yet: true } ready_for_independence_on { date: '2017-01-01' "
      "} "
      "national_insurance_letter_received_on {} "
      "jobs { records { id: 'j' minutes_per_week: 480 weekly_travel_cost { pence: 1250 } } records "
      "{ id: 'k' weekly_travel_cost {} } } "
      "living_arrangements { records { id: 'h' kind: LIVING_KIND_FOSTER_CARE } }");
  EXPECT_EQ(Fact("case_reference").text(), "c-1");
  EXPECT_EQ(FormatDay(Fact("date_of_birth").day()), "2000-02-29");
  EXPECT_TRUE(Fact("unaccompanied_asylum_seeking_child").IsFalse());
  EXPECT_TRUE(Fact("trafficking_identified_on").IsNotYet());
  EXPECT_EQ(Fact("trafficking_identified_on").day(), Day::Never());
  EXPECT_FALSE(Fact("ready_for_independence_on").IsNotYet());
  EXPECT_TRUE(Fact("national_insurance_letter_received_on").IsUnset());
  EXPECT_EQ(Slot(Element("jobs", 0), "minutes_per_week").integer(), 480);
  EXPECT_EQ(Slot(Element("jobs", 0), "weekly_travel_cost").rational(), Rational::Whole(1250));
  EXPECT_TRUE(Slot(Element("jobs", 1), "weekly_travel_cost").IsUnset());
  EXPECT_EQ(Slot(Element("living_arrangements", 0), "kind").integer(),
            static_cast<int>(v1::LIVING_KIND_FOSTER_CARE));
}

TEST_F(ReadValues, AnEnumerationsZeroIsNotKnown) {
  Read("living_arrangements { records { id: 'h' kind: LIVING_KIND_UNSPECIFIED } }");
  EXPECT_TRUE(Slot(Element("living_arrangements", 0), "kind").IsUnset());
}

TEST_F(ReadValues, RecordsKnowWhereTheyStand) {
  Read("jobs { records { id: 'j' } records { id: 'k' } } " +
       Declared("proms",
                "history { records { fields { name: 'id' value { text: 'p' } } fields { "
                "name: 'cost' value { money { pence: 7 } } } } }"));
  EXPECT_EQ(Fact("jobs").list()->owner, case_);
  EXPECT_EQ(Fact("jobs").list()->field, case_->type->Find("jobs"));
  const RecordValue& job = Element("jobs", 1);
  EXPECT_EQ(PathOf(job, job.type->Find("last_day")), "jobs.records[1].last_day");
  const RecordValue& prom = Element("proms", 0);
  EXPECT_EQ(PathOf(prom, prom.type->Find("cost")), "declared_facts.proms.records[0].cost");
  EXPECT_EQ(Slot(prom, "cost").rational(), Rational::Whole(7));
  EXPECT_EQ(PathOf(*case_, case_->type->Find("likes_tea")), "declared_facts.likes_tea");
  EXPECT_EQ(PathOf(*case_, case_->type->Find("jobs")), "jobs");
}

// Detentions refuse overlaps, spells in care do not.
TEST_F(ReadValues, AnOpenEndLiesBetweenTheOtherEndAndTheRecordsBesideIt) {
  const std::string records =
      "{ records { id: 'a' first_day: '2017-03-01' } "
      "records { id: 'b' first_day: '2017-05-01' last_day { not_yet: true } } "
      "records { id: 'c' last_day { date: '2017-02-20' } } "
      "records { id: 'd' first_day: '2017-01-01' last_day { date: '2017-01-31' } } "
      "records { id: 'e' } }";
  Read("detentions " + records + " care_episodes " + records);
  const auto between = [&](const char* history, uint32_t i, const char* field) {
    const RecordValue& record = Element(history, i);
    const Value value = fairstart::Read(arena_, record, record.type->Find(field));
    const Day earliest = EarliestOf(*value.unknown());
    const Day latest = LatestOf(*value.unknown());
    return absl::StrCat(earliest.IsDate() ? FormatDay(earliest) : "", "..",
                        latest.IsDate() ? FormatDay(latest) : "");
  };
  EXPECT_EQ(between("detentions", 0, "last_day"), "2017-03-01..2017-04-30");
  EXPECT_EQ(between("detentions", 2, "first_day"), "2017-02-01..2017-02-20");
  EXPECT_EQ(between("detentions", 4, "first_day"), "..");
  EXPECT_EQ(between("detentions", 4, "last_day"), "..");
  EXPECT_EQ(between("care_episodes", 0, "last_day"), "2017-03-01..");
  EXPECT_EQ(between("care_episodes", 2, "first_day"), "..2017-02-20");
}

TEST_F(ReadValues, ARecordThatGoesOnStartedAfterThoseThatEnded) {
  Read("detentions { records { id: 'a' last_day { not_yet: true } } "
       "records { id: 'b' first_day: '2017-05-01' } "
       "records { id: 'c' first_day: '2017-01-01' last_day { date: '2017-01-31' } } }");
  const RecordValue& open = Element("detentions", 0);
  const Value first = fairstart::Read(arena_, open, open.type->first_day);
  EXPECT_EQ(FormatDay(EarliestOf(*first.unknown())), "2017-05-02");
  EXPECT_EQ(LatestOf(*first.unknown()), Day::Never());
}

TEST_F(ReadValues, DeclaredChoicesAreNumberedFromOne) {
  Read(Declared("festival", "choice: 'DIWALI'"));
  EXPECT_EQ(Fact("festival").integer(), 2);
}

}  // namespace
}  // namespace fairstart
