#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

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

RanCommand StatementHere(const std::string& input, std::vector<std::string> flags = {}) {
  std::vector<std::string> arguments = {"statement", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(StatementCommand, WritesThePageOfTheDayToWhichTheCaseIsKnown) {
  const RanCommand ran = StatementHere(kCase);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, StartsWith("<!DOCTYPE html>\n"));
  EXPECT_THAT(ran.out, HasSubstr("<title>Your money and support on 1 October 2019: case-1</title>"));
  EXPECT_THAT(ran.out, HasSubstr("£47.90 a week"));
}

TEST(StatementCommand, TakesADayARulebookReadingsAndWhatToAnswer) {
  const RanCommand ran =
      StatementHere(kCase, {"--as-of", "2020-01-10", "--rulebook", "sample/2019", "--rates", "2019",
                            "--entitlement", "weekly_allowance", "--reading", "I-1=R2"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("Your money and support on 10 January 2020"));
  EXPECT_THAT(ran.out, HasSubstr("£57.90 a week"));
  EXPECT_THAT(ran.out, HasSubstr("I-1=R2"));
  EXPECT_THAT(ran.out, Not(HasSubstr("Grant for a first home")));
}

TEST(StatementCommand, WritesAFile) {
  const ScratchFolder folder;
  const std::string file = folder.path() / "page.html";
  const RanCommand ran = StatementHere(kCase, {"--output", file});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, "");
  std::ifstream in(file);
  const std::string written((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  EXPECT_EQ(written, StatementHere(kCase).out);

  const RanCommand nowhere = StatementHere(kCase, {"--output", "/no/such/folder/page.html"});
  EXPECT_NE(nowhere.code, ExitCode::kOk);
  EXPECT_THAT(nowhere.err, StartsWith("fairstart: --output: "));
}

TEST(StatementCommand, SaysWhichFlagIsWrong) {
  const RanCommand no_day = StatementHere(kCase, {"--as-of", "soon"});
  EXPECT_EQ(no_day.code, ExitCode::kBadInput);
  EXPECT_EQ(no_day.out, "");
  EXPECT_THAT(no_day.err, HasSubstr("--as-of: read \"soon\", want a date written YYYY-MM-DD"));
  const RanCommand unknown = StatementHere("case_reference: \"case-1\"\n");
  EXPECT_EQ(unknown.code, ExitCode::kBadInput);
  EXPECT_THAT(unknown.err, HasSubstr("has no known_through"));
}

TEST(StatementCommand, AsksAServerForTheSame) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand asked = RunCommand(
      {"statement", "-", "--server", ToString((*server)->address()), "--rulebook", "sample"}, kCase);
  EXPECT_EQ(asked.code, ExitCode::kOk) << asked.err;
  EXPECT_EQ(asked.out, StatementHere(kCase, {"--rulebook", "sample"}).out);
}

}  // namespace
}  // namespace fairstart
