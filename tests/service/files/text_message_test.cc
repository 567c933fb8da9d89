#include "service/files/text_message.h"

#include <gtest/gtest.h>

#include "fairstart/v1/case_facts.pb.h"

namespace fairstart {
namespace {

std::vector<Diagnostic> Read(const std::string& text) {
  v1::CaseFacts facts;
  return ReadTextMessage("case.txtpb", text, facts, nullptr);
}

// What is said about the only mistake of a text.
std::string Said(const std::string& text) {
  const std::vector<Diagnostic> diagnostics = Read(text);
  return diagnostics.size() == 1 ? ToString(diagnostics[0]) : "not one mistake";
}

TEST(ReadTextMessage, ReadsAndKnowsWhereFieldsStand) {
  v1::CaseFacts facts;
  FieldPositions positions;
  const std::string text =
      "date_of_birth: \"2001-05-15\"\n"
      "jobs {\n"
      "  records { id: \"a\" }\n"
      "\trecords { id: \"b\" last_day { not_yet: true } }\n"
      "}\n";
  EXPECT_TRUE(ReadTextMessage("case.txtpb", text, facts, &positions).empty());
  EXPECT_EQ(facts.jobs().records_size(), 2);
  EXPECT_EQ(positions["date_of_birth"], (Position{1, 1}));
  EXPECT_EQ(positions["jobs.records"], (Position{3, 3}));
  EXPECT_EQ(positions["jobs.records[0].id"], (Position{3, 13}));
  // A tab is one byte.
  EXPECT_EQ(positions["jobs.records[1].last_day.not_yet"], (Position{4, 31}));
}

TEST(ReadTextMessage, NamesAnUnknownFieldAndTheNearest) {
  EXPECT_EQ(Said("case_reference: \"a\"\nlivng_arrangements {}\n"),
            "case.txtpb:2:1: error: CaseFacts has no field \"livng_arrangements\"; did you mean "
            "\"living_arrangements\"?\nlivng_arrangements {}\n^");
}

TEST(ReadTextMessage, NamesAnUnknownFieldInside) {
  EXPECT_EQ(Said("jobs { records { first_da: \"2017-01-01\" } }"),
            "case.txtpb:1:18: error: Job has no field \"first_da\"; did you mean \"first_day\"?\n"
            "jobs { records { first_da: \"2017-01-01\" } }\n                 ^");
}

// Whoever knows dates from elsewhere writes them so.
TEST(ReadTextMessage, ShowsHowAValueIsWrittenThatStandsForAMessage) {
  EXPECT_EQ(Said("jobs { records { last_day: \"2017-12-01\" } }"),
            "case.txtpb:1:28: error: last_day: a value stands where { } is wanted; write last_day "
            "{ date: "
            "\"2017-12-01\" }\njobs { records { last_day: \"2017-12-01\" } }\n                     "
            "      ^");
  const auto mend = [](const std::string& text) { return Read(text).at(0).mend; };
  EXPECT_EQ(mend("pay_periods { records { net: 7000 } }"), "write net { pence: 7000 }");
  EXPECT_EQ(mend("jobs { records { last_day : true } }"), "write last_day { not_yet: true }");
  EXPECT_EQ(mend("jobs: 1"), "write jobs { … }");
}

TEST(ReadTextMessage, NamesTheValueThatWasMeant) {
  const std::string said = Said("care_episodes { records { legal_basis: SECTION_20 } }");
  EXPECT_NE(said.find("case.txtpb:1:40: error: legal_basis has no value \"SECTION_20\"; did you "
                      "mean \"LEGAL_BASIS_SECTION_20\"?"),
            std::string::npos)
      << said;
}

// The parser tells of it where the next word stands, lines below.
TEST(ReadTextMessage, PointsAtAValueWhateverFollows) {
  EXPECT_EQ(Said("care_episodes { records { legal_basis: SECTION_20\n\n} }").substr(0, 28),
            "case.txtpb:1:40: error: lega");
}

TEST(ReadTextMessage, RefusesATruthThatIsNone) {
  EXPECT_EQ(Said("jobs { records {\n apprenticeship: ture\n} }"),
            "case.txtpb:2:18: error: apprenticeship: \"ture\" is neither true nor false; write true "
            "or false\n apprenticeship: ture\n                 ^");
}

TEST(ReadTextMessage, SaysThatTheFileEnds) {
  const std::string said = Said("jobs { records {\n id: \"a\"\n");
  EXPECT_NE(said.find("error: the file ends inside a message or a field; write what is missing; "
                      "each { needs its }"),
            std::string::npos)
      << said;
}

TEST(ReadTextMessage, SaysHowAValueIsWritten) {
  EXPECT_NE(Said("date_of_birth: 2000-03-10").find("; write a text in double quotes"),
            std::string::npos);
  EXPECT_NE(Said("jobs { records { weekly_travel_cost { pence: 260.00 } } }")
                .find("; write a whole number, without quotes"),
            std::string::npos);
}

TEST(ReadTextMessage, RefusesAFieldGivenTwice) {
  const std::string said = Said("case_reference: \"a\"\ncase_reference: \"b\"\n");
  EXPECT_NE(said.find(":2:1: error: \"case_reference\" is given more than once; give it once"),
            std::string::npos)
      << said;
}

TEST(ReadTextMessage, PointsAtBrokenSyntax) {
  const std::vector<Diagnostic> diagnostics = Read("case_reference \"a\"\n");
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].line, 1);
  EXPECT_EQ(diagnostics[0].column, 16);
  EXPECT_NE(diagnostics[0].problem, "");
}

TEST(ReadTextMessage, RefusesWhatIsNestedTooDeep) {
  std::string text, close;
  for (int i = 0; i < 300; ++i) {
    text += "declared_facts { facts { value { record { fields { value { history { records { ";
    close += "} } } } } } } }";
  }
  EXPECT_FALSE(Read(text + close).empty());
}

TEST(ReadTextMessage, ReadsAnEmptyFileAsAnEmptyMessage) { EXPECT_TRUE(Read("").empty()); }

}  // namespace
}  // namespace fairstart
