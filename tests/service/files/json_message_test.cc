#include "service/files/json_message.h"

#include <gtest/gtest.h>

#include "fairstart/v1/case_facts.pb.h"

namespace fairstart {
namespace {

std::vector<std::string> Said(const std::string& json) {
  v1::CaseFacts facts;
  std::vector<std::string> said;
  for (Diagnostic& diagnostic : ReadJsonMessage("case.json", json, facts, nullptr)) {
    diagnostic.excerpt.clear();
    said.push_back(ToString(diagnostic));
  }
  return said;
}

TEST(ReadJsonMessage, ReadsBothSpellingsOfNamesAndKnowsWhereTheyStand) {
  v1::CaseFacts facts;
  FieldPositions positions;
  const std::string json =
      "{\"dateOfBirth\": \"2001-05-15\",\n"
      " \"pay_periods\": {\"records\": [{\"net\": {\"pence\": \"4209\"}}, {\"net\": {\"pence\": "
      "5}}]},\n"
      " \"careEpisodes\": {\"records\": [{\"legalBasis\": \"LEGAL_BASIS_SECTION_20\"}]},\n"
      " \"knownThrough\": null}";
  const std::vector<Diagnostic> wrong = ReadJsonMessage("case.json", json, facts, &positions);
  EXPECT_TRUE(wrong.empty()) << ToString(wrong[0]);
  EXPECT_EQ(facts.date_of_birth(), "2001-05-15");
  EXPECT_EQ(facts.pay_periods().records(0).net().pence(), 4209);
  EXPECT_FALSE(facts.has_known_through());
  EXPECT_EQ(positions["date_of_birth"], (Position{1, 2}));
  EXPECT_EQ(positions["pay_periods.records[1].net.pence"], (Position{2, 67}));
}

TEST(ReadJsonMessage, ShowsHowAValueIsWrittenThatStandsForAnObject) {
  EXPECT_EQ(Said("{\"jobs\": {\"records\": [{\"lastDay\": \"2017-12-01\"}]}}"),
            (std::vector<std::string>{
                "case.json:1:35: error: jobs.records[0].last_day: a text stands where an "
                "object in { } is wanted; write {\"date\": \"2017-12-01\"}"}));
  EXPECT_EQ(Said("{\"payPeriods\": {\"records\": [{\"net\": 7000}]}}").at(0),
            "case.json:1:37: error: pay_periods.records[0].net: a number stands where an object in "
            "{ } is wanted; write {\"pence\": 7000}");
}

TEST(ReadJsonMessage, NamesEverythingThatIsWrong) {
  const std::vector<std::string> said = Said(
      "{\"dateOfBrth\": \"2001-05-15\",\n"
      " \"jobs\": {\"records\": [{\"id\": 5}]},\n"
      " \"courses\": []}");
  ASSERT_EQ(said.size(), 3u);
  EXPECT_EQ(said[0],
            "case.json:1:2: error: CaseFacts has no field \"dateOfBrth\"; did you mean "
            "\"dateOfBirth\"?");
  EXPECT_EQ(said[1],
            "case.json:2:30: error: jobs.records[0].id: a number stands where a text in double "
            "quotes is wanted; write a text in double quotes");
  EXPECT_EQ(said[2],
            "case.json:3:13: error: courses: a list stands where an object in { } is wanted; "
            "write an object in { }");
}

TEST(ReadJsonMessage, KnowsTheValuesOfEnumerations) {
  const std::string before = "{\"careEpisodes\": {\"records\": [{\"legalBasis\": ";
  EXPECT_EQ(Said(before + "\"SECTION_20\"}]}}"),
            std::vector<std::string>{
                "case.json:1:46: error: care_episodes.records[0].legal_basis has no value "
                "\"SECTION_20\"; did you mean \"LEGAL_BASIS_SECTION_20\"?"});
  EXPECT_EQ(Said(before + "99}]}}").size(), 1u);
  EXPECT_TRUE(Said(before + "1}]}}").empty());
}

TEST(ReadJsonMessage, TakesMoneyInWholePenceOnly) {
  const std::string before = "{\"payPeriods\": {\"records\": [{\"net\": {\"pence\": ";
  EXPECT_EQ(Said(before + "42.09}}]}}"),
            std::vector<std::string>{
                "case.json:1:47: error: pay_periods.records[0].net.pence: \"42.09\" is not a whole "
                "number; write digits only; money is in pence"});
  EXPECT_EQ(Said(before + "true}}]}}").size(), 1u);
}

TEST(ReadJsonMessage, RefusesANameGivenTwiceInEitherSpelling) {
  EXPECT_EQ(Said("{\"dateOfBirth\": \"2001-05-15\", \"date_of_birth\": \"2001-05-16\"}"),
            std::vector<std::string>{
                "case.json:1:31: error: \"date_of_birth\" is given more than once; give it once"});
}

TEST(ReadJsonMessage, PointsAtBrokenSyntax) {
  EXPECT_EQ(Said("{\"jobs\": }"),
            std::vector<std::string>{"case.json:1:10: error: a value is wanted, and there is a "
                                     "'}'; write true, false, null, a number, a \"text\", [ or {"});
  EXPECT_EQ(Said("[]").size(), 1u);
}

}  // namespace
}  // namespace fairstart
