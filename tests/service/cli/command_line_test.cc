#include "service/cli/command_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

TEST(CommandLine, HelpNamesCommandsAndExitCodes) {
  const RanCommand help = RunCommand({"--help"});
  EXPECT_EQ(help.code, ExitCode::kOk);
  for (const char* word :
       {"serve", "decide", "rules", "Exit codes:", "  4  the answer was given"}) {
    EXPECT_THAT(help.out, HasSubstr(word));
  }
}

TEST(CommandLine, HelpFitsIntoEightyColumns) {
  for (const std::vector<std::string>& command : {std::vector<std::string>{"--help"},
                                                  {"serve", "--help"},
                                                  {"decide", "--help"},
                                                  {"rules", "--help"},
                                                  {"rules", "check", "--help"},
                                                  {"rules", "test", "--help"},
                                                  {"rules", "fmt", "--help"},
                                                  {"rules", "show", "--help"}}) {
    std::istringstream lines(RunCommand(command).out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80u) << line;
  }
}

TEST(CommandLine, SaysItsVersion) {
  EXPECT_THAT(RunCommand({"--version"}).out, StartsWith("fairstart "));
}

TEST(CommandLine, RefusesWhatItDoesNotKnow) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{},
        {"elephant"},
        {"decide"},
        {"decide", "a.txtpb", "--elephant"},
        {"decide", "a.txtpb", "b.txtpb"},
        {"decide", "a.txtpb", "--format", "yaml"},
        {"decide", "a.txtpb", "--explain=some"},
        {"serve", "--max-in-flight", "0"},
        {"decide", "a.txtpb", "--server", "127.0.0.1:1", "--rules", "rules"},
        {"rules"},
        {"rules", "check"}}) {
    const RanCommand ran = RunCommand(command);
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    EXPECT_NE(ran.err, "");
    EXPECT_EQ(ran.out, "");
  }
}

TEST(CommandLine, NamesTheWordThatIsWrongAndWhatWasMeant) {
  const auto said = [](const std::vector<std::string>& command) { return RunCommand(command).err; };
  EXPECT_EQ(said({"decid", "a.txtpb"}),
            "fairstart: fairstart has no command \"decid\"; did you mean decide?\n");
  EXPECT_EQ(said({"elephant"}),
            "fairstart: fairstart has no command \"elephant\"; there is serve, decide, timeline, "
            "schedule, plan, duties, compare, cohort, questions, statement, facts, rules, ledger, record, "
            "payments, audit, report\n");
  EXPECT_EQ(said({"rules", "chek", "rules"}),
            "fairstart: fairstart rules has no command \"chek\"; did you mean check?\n");
  EXPECT_EQ(said({"decide", "--rulebok", "rotherham", "a.txtpb"}),
            "fairstart: fairstart decide has no flag --rulebok; did you mean --rulebook?\n");
  EXPECT_EQ(said({"decide", "a.txtpb", "--as-off=2017-06-01"}),
            "fairstart: fairstart decide has no flag --as-off; did you mean --as-of?\n");
}

TEST(CommandLine, TakesTheValueOfAFlagForNoCommand) {
  EXPECT_THAT(RunCommand({"serve", "--listen", "decid", "--rules", kSampleRules}).err,
              StartsWith("fairstart: --listen: read \"decid\""));
}

TEST(CommandLine, DoesNotServeTheNetwork) {
  const RanCommand ran = RunCommand({"serve", "--rules", kSampleRules, "--listen", "0.0.0.0:0"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --listen: \"0.0.0.0\" is not this machine's "
                                  "loopback; without TLS connections are not encrypted"));
}

TEST(CommandLine, DoesNotServeRulebooksWithErrors) {
  const ScratchFolder folder;
  folder.CopySampleRules();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = RunCommand(
      {"serve", "--rules", (folder.path() / "rules").string(), "--listen", "127.0.0.1:0"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("broken.txtpb:1:"));
}

TEST(CommandLine, SaysInItsOwnNameWhatTheParserRefuses) {
  EXPECT_EQ(RunCommand({"decide"}).err,
            "fairstart: CASEFILE is required\nRun with --help for more information.\n");
  EXPECT_THAT(RunCommand({"decide", "-", "--format", "foo"}).err,
              StartsWith("fairstart: --format: foo not in "));
}

}  // namespace
}  // namespace fairstart
