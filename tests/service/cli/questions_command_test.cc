#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "engine/engine.h"
#include "google/protobuf/text_format.h"
#include "google/protobuf/util/json_util.h"
#include "service/cli/questions_text.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

// Whether the job has ended is not known.
constexpr char kCase[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-06-01\"\n"
    "date_of_birth: \"2002-05-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" } }\n";

RanCommand QuestionsHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"questions", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(QuestionsCommand, AsksFromTheDayToWhichTheCaseIsKnown) {
  const RanCommand ran = QuestionsHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 June 2019 to 31 May 2020\n"
                                  "Under sample 2019 with rates 2020\n"
                                  "\n"
                                  "1. "));
  EXPECT_THAT(
      ran.out,
      HasSubstr(
          "\n   jobs.records[0].last_day\n"
          "   £47.90 to £57.90 a week; over 12 months £2,504.49 to £3,027.34\n"
          "     weekly allowance                                    £47.90 to £57.90 a week\n"));
}

TEST(QuestionsCommand, TakesADayAndWhatToAnswer) {
  const RanCommand ran =
      QuestionsHere(kCase, {"--as-of", "2019-07-01", "--rulebook", "sample/2019", "--rates", "2019",
                            "--entitlement", "home_grant", "--reading", "I-1=R2"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("case-1, 1 July 2019 to 30 June 2020\n"
                                  "Under sample 2019 with rates 2019, reading I-1=R2\n"));
  EXPECT_THAT(ran.out, HasSubstr("Nothing is to be asked: no line waits for a fact.\n"));
}

TEST(QuestionsCommand, PrintsJsonAndBinary) {
  v1::Questions from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      QuestionsHere(kCase, {"--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(QuestionsHere(kCase, {"--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  EXPECT_EQ(from_json.facts_size(), 1);
}

TEST(QuestionsCommand, SaysWhichFlagIsWrong) {
  const RanCommand no_day = QuestionsHere(kCase, {"--as-of", "soon"});
  EXPECT_EQ(no_day.code, ExitCode::kBadInput);
  EXPECT_THAT(no_day.err, HasSubstr("--as-of: read \"soon\", want a date written YYYY-MM-DD"));
  const RanCommand unknown = QuestionsHere("case_reference: \"case-1\"\n");
  EXPECT_EQ(unknown.code, ExitCode::kBadInput);
  EXPECT_THAT(unknown.err, HasSubstr("has no known_through"));
}

TEST(QuestionsCommand, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand(
      {"questions", "-", "--server", ToString((*server)->address()), "--rulebook", "sample"},
      kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, QuestionsHere(kCase, {"--rulebook", "sample"}).out);
}

// ---- The text alone.

std::string Printed(const std::string& text) {
  v1::Questions questions;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &questions));
  std::ostringstream out;
  Page page(out, /*colour=*/false);
  PrintQuestions(questions, page);
  return out.str();
}

TEST(QuestionsText, SaysBetweenWhatASumLies) {
  v1::MoneyRange range;
  range.mutable_least()->set_pence(0);
  EXPECT_EQ(RangeInWords(range), "any sum");
  range.mutable_most()->set_pence(0);
  EXPECT_EQ(RangeInWords(range), "£0");
  range.mutable_most()->set_pence(5790);
  EXPECT_EQ(RangeInWords(range), "£0 to £57.90");
  range.mutable_least()->set_pence(5790);
  EXPECT_EQ(RangeInWords(range), "£57.90");
  range.clear_most();
  EXPECT_EQ(RangeInWords(range), "£57.90 or more");
}

TEST(QuestionsText, NumbersWhatCanBeAskedAndPutsRatesLast) {
  const std::string text = Printed(R"(
    facts { missing { kind: KIND_RATE path: "fares" label: "bus fares" day: "2021-01-01" }
            twelve_months { least { pence: 0 } } open: true
            stakes { entitlement: "travel" label: "travel" twelve_months { least { pence: 0 } } } }
    facts { missing { kind: KIND_DAY path: "homes" question: "Where did they live?" day: "2020-06-11" }
            twelve_months { least { pence: 0 } most { pence: 0 } }
            stakes { entitlement: "adviser" label: "adviser"
                     twelve_months { least { pence: 0 } most { pence: 0 } } } })");
  EXPECT_THAT(text, HasSubstr("1. Where did they live? No record covers 11 June 2020: add the one that does,\n"
                              "   with last_day { not_yet: true } if it goes on.\n   homes\n   no money\n"));
  EXPECT_THAT(text, HasSubstr("Waiting for a rate\n\nbus fares On 1 January 2021.\n"));
  EXPECT_THAT(text, HasSubstr("   over 12 months any sum\n"));
  EXPECT_THAT(text, Not(HasSubstr("2. ")));
}

TEST(QuestionsText, CountsTheLinesThatItLeavesOut) {
  std::string facts =
      "facts { missing { kind: KIND_FACT path: 'f' } twelve_months { least {} most { pence: 9 } } ";
  for (int i = 0; i < 8; ++i) {
    facts += "stakes { entitlement: 'e" + std::to_string(i) + "' label: 'line " +
             std::to_string(i) + "' twelve_months { least {} most { pence: " + std::to_string(i) +
             " } } } ";
  }
  const std::string text = Printed(facts + "}");
  EXPECT_THAT(text, HasSubstr("line 7"));
  EXPECT_THAT(text, HasSubstr("line 2"));
  EXPECT_THAT(text, Not(HasSubstr("line 1 ")));
  EXPECT_THAT(text, HasSubstr("     and 2 more, which --format=json has\n"));
}

}  // namespace
}  // namespace fairstart
