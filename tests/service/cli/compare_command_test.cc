#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "google/protobuf/util/json_util.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kCase[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-10-01\"\n"
    "date_of_birth: \"2003-09-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" last_day { not_yet: true } } }\n";

constexpr char kWithoutJob[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-10-01\"\n"
    "date_of_birth: \"2003-09-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs {}\n";

RanCommand CompareHere(const std::vector<std::string>& flags, const std::string& input = kCase) {
  std::vector<std::string> arguments = {"compare", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(CompareCommand, TellsOfAParameterThatIsAnotherFromADayOn) {
  const RanCommand ran = CompareHere({"--other-parameter", "grant=3000.00 from 2019-09-01"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(
      ran.out,
      StartsWith("What would change for case-1\n"
                 "Before: 1 October 2019 under sample 2019 with rates 2020\n"
                 "After: 1 October 2019 under sample 2019 with rates 2020\n"
                 "\n"
                 "What is otherwise\n"
                 "  1. Grant: £2,000.00 from 1 April 2019 to 31 August 2019, £3,000.00 from 1\n"
                 "     September 2019.\n"));
  EXPECT_THAT(ran.out, HasSubstr("\nMore\n  grant for a first home"));
  EXPECT_THAT(ran.out, HasSubstr("up to £2,000.00, once on record → up to £3,000.00, once on record\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n  paid once +£2,000.00 → £3,000.00\n"));
  // Before its day it changes nothing.
  EXPECT_THAT(CompareHere({"--other-parameter", "grant=3000.00 from 2019-10-02"}).out,
              HasSubstr("\nNothing changes\n"));
}

TEST(CompareCommand, TellsOfOtherFactsWithTheirCauses) {
  const ScratchFolder folder;
  const std::string other = folder.Write("other.txtpb", kWithoutJob).string();
  const RanCommand ran = CompareHere({"--other-case", other, "--other-as-of", "2019-10-02"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out,
              HasSubstr("  1. The job j1 is left out. (jobs.records[0])\n"
                        "  2. The day asked about is 2 October 2019 instead of 1 October 2019.\n"));
  EXPECT_THAT(ran.out, HasSubstr("£47.90 a week → £57.90 a week\n    Because of 1.\n"));
  EXPECT_THAT(ran.out, HasSubstr("To claim: benefit"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Because of 1 and 2.")));
}

TEST(CompareCommand, TellsOfAnotherReadingEditionAndRates) {
  const RanCommand ran =
      CompareHere({"--other-reading", "I-1=R2", "--other-rulebook", "sample/2020", "--other-rates",
                   "2019", "--entitlement", "weekly_allowance"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(
      ran.out,
      HasSubstr("After: 1 October 2019 under sample 2020 with rates 2019, reading I-1=R2\n"));
  EXPECT_THAT(ran.out, HasSubstr("I-1 is read as R2 instead of R1: It does not."));
}

TEST(CompareCommand, PrintsJsonAndBinary) {
  v1::Comparison from_json, from_binary;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      CompareHere({"--other-reading", "I-1=R2", "--format", "json"}).out, &from_json);
  ASSERT_TRUE(parsed.ok()) << parsed;
  ASSERT_TRUE(from_binary.ParseFromString(
      CompareHere({"--other-reading", "I-1=R2", "--format=binary"}).out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
  ASSERT_EQ(from_json.lines_size(), 1);
  EXPECT_EQ(from_json.lines(0).kind(), v1::CHANGE_KIND_MORE);
}

TEST(CompareCommand, SaysWhichFlagIsWrong) {
  const auto wrong = [](const std::vector<std::string>& flags) {
    const RanCommand ran = CompareHere(flags);
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(wrong({}),
              HasSubstr("fairstart: say what is to be otherwise, with --other-case, --other-record, "));
  EXPECT_THAT(wrong({"--other-as-of", "soon"}),
              StartsWith("fairstart: --other-as-of: read \"soon\""));
  EXPECT_THAT(wrong({"--other-reading", "I-9=R2"}),
              StartsWith("fairstart: --other-reading: the rulebook has no"));
  EXPECT_THAT(wrong({"--other-rates", "1999"}),
              StartsWith("fairstart: --other-rates: there is no rates edition"));
  EXPECT_THAT(wrong({"--other-rulebook", "sample/1999"}),
              StartsWith("fairstart: --other-rulebook: sample has no"));
  EXPECT_THAT(wrong({"--other-parameter", "grant=3000 from 2019-09-01"}),
              StartsWith("fairstart: --other-parameter: read \"3000\""));
  EXPECT_THAT(
      wrong({"--other-parameter", "gramt=3000.00 from 2019-09-01"}),
      HasSubstr(
          "--other-parameter: the rulebook has no parameter \"gramt\"; did you mean \"grant\"?"));
  EXPECT_THAT(wrong({"--other-case", "-"}),
              HasSubstr("only one file can be read from standard input"));
  EXPECT_THAT(wrong({"--other-case", "missing.txtpb"}), HasSubstr("missing.txtpb"));
}

TEST(CompareCommand, SaysWhereTheOtherCaseIsWrong) {
  const ScratchFolder folder;
  const std::string other =
      folder.Write("other.txtpb", "known_through: \"2019-10-01\"\ndate_of_birth: \"May\"\n")
          .string();
  const RanCommand ran = CompareHere({"--other-case", other});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith(other + ":2:1: error: alternative.case.date_of_birth: read \"May\""));
}

TEST(CompareCommand, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const std::vector<std::string> asking = {
      "compare",    "-",      "--server",        ToString((*server)->address()),
      "--rulebook", "sample", "--other-reading", "I-1=R2"};
  const RanCommand asked = RunCommand(asking, kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, CompareHere({"--rulebook", "sample", "--other-reading", "I-1=R2"}).out);
  const RanCommand parameter =
      RunCommand({"compare", "-", "--server", ToString((*server)->address()), "--rulebook",
                  "sample", "--other-parameter", "grant=3000.00 from 2019-09-01"},
                 kCase);
  EXPECT_EQ(parameter.code, ExitCode::kBadInput);
  EXPECT_THAT(
      parameter.err,
      HasSubstr("--other-parameter: the parameter is changed from the one in the rules folder"));
}

// What certain sums are need not be said where there are none.
TEST(CompareCommand, OfNothingSaysNothingOfSums) {
  const RanCommand ran = CompareHere({"--other-parameter", "grant=3000.00 from 2019-10-02"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\nNothing changes\n"));
  EXPECT_THAT(ran.out, testing::Not(HasSubstr("Certain is")));
}

}  // namespace
}  // namespace fairstart
