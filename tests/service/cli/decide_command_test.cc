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
using testing::StartsWith;

constexpr char kCase[] =
    "case_reference: \"case-1\"\n"
    "known_through: \"2019-06-01\"\n"
    "date_of_birth: \"2002-05-15\"\n"
    "care_episodes {\n"
    "  records { id: \"c1\" first_day: \"2010-01-01\" last_day { date: \"2018-06-30\" } }\n"
    "}\n"
    "jobs { records { id: \"j1\" first_day: \"2019-05-01\" last_day { not_yet: true } } }\n";

RanCommand DecideHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"decide", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

std::string Replaced(std::string text, const std::string& what, const std::string& with) {
  return text.replace(text.find(what), what.size(), with);
}

TEST(Decide, SaysWhatIsPaidOnTheDayToWhichTheCaseIsKnown) {
  const RanCommand ran = DecideHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("case-1 on 1 June 2019: care leaver\n"
                                  "Under sample 2019 with rates 2020\n"));
  EXPECT_THAT(ran.out, HasSubstr("£47.90 a week\n"));
}

TEST(Decide, TakesEveryFlag) {
  const RanCommand ran = DecideHere(
      kCase, {"--rulebook", "sample/2020", "--rates", "2019", "--as-of", "2020-05-01", "--reading",
              "I-1=R2", "--entitlement", "weekly_allowance", "--explain=full", "--windows"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("case-1 on 1 May 2020: care leaver\n"
                                  "Under sample 2020 with rates 2019, reading I-1=R2\n"));
  EXPECT_THAT(ran.out, HasSubstr("£60.00 a week\n"));
  EXPECT_THAT(ran.out, HasSubstr("All of this: "));
  EXPECT_THAT(ran.out, testing::Not(HasSubstr("personal adviser\n")));
}

TEST(Decide, ReadsTheRecordToo) {
  const ScratchFolder folder;
  const std::string record =
      folder
          .Write("record.txtpb",
                 "approvals { id: \"a1\" line { entitlement: \"home_grant\" }\n"
                 "  role: \"service_manager\" approved_on: \"2019-05-01\" }\n")
          .string();
  EXPECT_THAT(DecideHere(kCase).out, HasSubstr("Entitled once this is on record\n"));
  const RanCommand ran = DecideHere(kCase, {"--record", record});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, testing::Not(HasSubstr("Entitled once this is on record\n")));
}

TEST(Decide, PrintsJsonAndBinary) {
  const RanCommand json = DecideHere(kCase, {"--format", "json"});
  EXPECT_EQ(json.code, ExitCode::kOk) << json.err;
  EXPECT_THAT(json.out, HasSubstr("\"caseReference\": \"case-1\""));
  const RanCommand binary = DecideHere(kCase, {"--format", "binary"});
  v1::PreviewResponse from_json, from_binary;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json.out, &from_json).ok());
  ASSERT_TRUE(from_binary.ParseFromString(binary.out));
  EXPECT_EQ(from_json.SerializeAsString(), from_binary.SerializeAsString());
}

TEST(Decide, AnswersTheSameThroughAServer) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand there = RunCommand({"decide", "-", "--server", ToString((*server)->address()),
                                       "--rulebook", "sample", "--explain", "--windows"},
                                      kCase);
  EXPECT_EQ(there.code, ExitCode::kOk) << there.err;
  EXPECT_EQ(there.out, DecideHere(kCase, {"--explain", "--windows"}).out);

  const RanCommand refused =
      RunCommand({"decide", "-", "--server", ToString((*server)->address())}, kCase);
  EXPECT_EQ(refused.code, ExitCode::kBadInput);
  EXPECT_EQ(refused.err, "fairstart: --rulebook: is needed; known: \"sample\"\n");
}

TEST(Decide, SaysThatNoServerAnswers) {
  const RanCommand ran =
      RunCommand({"decide", "-", "--server", "127.0.0.1:1", "--rulebook", "sample"}, kCase);
  EXPECT_EQ(ran.code, ExitCode::kFailure);
  EXPECT_THAT(ran.err, StartsWith("fairstart: no answer from a server at 127.0.0.1:1: "));
}

TEST(Decide, SendsNothingOverTheNetwork) {
  const RanCommand ran = RunCommand({"decide", "-", "--server", "192.0.2.1:50051"}, kCase);
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --server: \"192.0.2.1\" is not this machine's "));
}

TEST(Decide, PointsAtAMistakeInTheFile) {
  const RanCommand ran = DecideHere(Replaced(kCase, "date_of_birth", "date_of_brith"));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(ran.err,
            "standard input:3:1: error: CaseFacts has no field \"date_of_brith\"; did you mean "
            "\"date_of_birth\"?\ndate_of_brith: \"2002-05-15\"\n^\n");
}

TEST(Decide, PointsAtAFactThatCannotBe) {
  const RanCommand ran = DecideHere(Replaced(kCase, "2018-06-30", "2018-06-31"));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("standard input:5:"));
  EXPECT_THAT(ran.err, HasSubstr("error: case.care_episodes.records[0].last_day.date: "));
}

TEST(Decide, PointsAtTheFlag) {
  const auto said = [](const std::vector<std::string>& flags) {
    const RanCommand ran = DecideHere(kCase, flags);
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    return ran.err;
  };
  EXPECT_EQ(said({"--as-of", "2017-02-30"}),
            "fairstart: --as-of: read \"2017-02-30\", want a day that exists: that month has 01 to 28\n");
  EXPECT_EQ(said({"--rulebook", "sampel"}),
            "fairstart: --rulebook: there is no rulebook \"sampel\"; did you mean \"sample\"?\n");
  EXPECT_EQ(said({"--rulebook", "sample/1066"}),
            "fairstart: --rulebook: sample has no edition \"1066\"; known: \"2019\", \"2020\"\n");
  EXPECT_EQ(said({"--rates", "1066"}),
            "fairstart: --rates: there is no rates edition \"1066\"; known: \"2019\", \"2020\"\n");
  EXPECT_EQ(said({"--reading", "I-1=R9"}),
            "fairstart: --reading: I-1 has no reading \"R9\"; known: \"R1\", \"R2\"\n");
  EXPECT_EQ(said({"--entitlement", "advisor"}),
            "fairstart: --entitlement: the rulebook has no entitlement \"advisor\"; did you mean "
            "\"adviser\"?\n");
  EXPECT_THAT(said({"--entitlement", "personal"}), testing::EndsWith("did you mean \"adviser\" (personal adviser)?\n"));
  EXPECT_THAT(said({"--as-of", "2001-01-01"}),
              StartsWith("fairstart: rulebook sample: no edition is in force on 2001-01-01"));
}

TEST(Decide, SaysWhereTheRulebookHasADefectOutsideItsLines) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  folder.Write("rules/sample/2019/odd.txtpb",
               "warning { name: \"odd\" when: \"10 / size(jobs) > 5\" says: \"Odd.\" "
               "cite { paragraph: \"2.6\" } }\n");
  const RanCommand ran = RunCommand(
      {"decide", "-", "--rules", rules, "--rulebook", "sample/2019"},
      "known_through: \"2019-06-01\" jobs {}");
  EXPECT_EQ(ran.code, ExitCode::kDefect) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("the rulebook has a defect, met by warning \"odd\": "
                                 "\"10 / size(jobs)\" divides by zero"));
  EXPECT_THAT(ran.out, HasSubstr("Defects of the rulebook\n  warning \"odd\": "));
}

TEST(Decide, NeedsADay) {
  const RanCommand ran = DecideHere(Replaced(kCase, "known_through: \"2019-06-01\"\n", ""));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_EQ(ran.err,
            "fairstart: standard input has no known_through; give the last day of which this case "
            "knows, as YYYY-MM-DD, which is also the day asked about unless --as-of names another\n");
}

TEST(Decide, BlamesTheCaseForItsOwnDay) {
  const RanCommand ran = DecideHere(Replaced(kCase, "2019-06-01", "2019-06-31"));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("standard input:2:1: error: case.known_through: read "
                                  "\"2019-06-31\", want a day that exists: that month has 01 to 30\n"));
}

TEST(Decide, SaysWhatCannotBeRead) {
  EXPECT_EQ(RunCommand({"decide", "no/such.txtpb"}).err,
            "fairstart: cannot read no/such.txtpb: No such file or directory\n");
  EXPECT_EQ(RunCommand({"decide", "no/such.txtpb"}).code, ExitCode::kBadInput);
  EXPECT_THAT(RunCommand({"decide", "README.md"}).err, HasSubstr("\".md\" is none of .txtpb"));
  EXPECT_EQ(RunCommand({"decide", "-", "--rules", "no/such"}, kCase).err,
            "fairstart: --rules: cannot read no/such: No such file or directory; name the folder that "
            "holds the rulebooks\n");
  EXPECT_EQ(RunCommand({"decide", "-", "--record", "-"}, kCase).err,
            "fairstart: case and record cannot both be read from standard input\n");
}

}  // namespace
}  // namespace fairstart
