#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "fairstart/v1/cohort.pb.h"
#include "google/protobuf/util/json_util.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::string Line(int number, bool works) {
  const std::string jobs =
      works
          ? R"({"records": [{"id": "j1", "firstDay": "2019-05-01", "lastDay": {"notYet": true}}]})"
          : "{}";
  return absl::StrCat(
      R"({"caseReference": "case-)", number,
      R"(", "knownThrough": "2019-10-01", "dateOfBirth": "2003-09-15", "careEpisodes": {"records": )",
      R"([{"id": "c1", "firstDay": "2010-01-01", "lastDay": {"date": "2018-06-30"}}]}, "jobs": )",
      jobs, "}\n");
}

std::string Lines() { return Line(1, true) + Line(2, false) + Line(3, true); }

RanCommand RunCases(const std::vector<std::string>& flags, const std::string& input) {
  std::vector<std::string> arguments = {"compare", "--cases", "-", "--rules", kSampleRules};
  arguments.insert(arguments.end(), flags.begin(), flags.end());
  return RunCommand(arguments, input);
}

TEST(CompareCases, SaysHowManyGainAndWhatThatComesTo) {
  const RanCommand ran = RunCases({"--other-reading", "I-1=R2"}, Lines());
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_THAT(ran.out, HasSubstr("\n3 cases\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n  gain +2\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n  lose +0\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n  weekly_allowance +2 more\n"));
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n    cases with a certain line +3 → 3\n"));
  // 47.90 + 57.90 + 47.90
  EXPECT_THAT(ran.out, testing::ContainsRegex("\n    by the week +£153.70 → £173.70\n"));
  EXPECT_THAT(ran.out, Not(HasSubstr("case-1")));
}

TEST(CompareCases, NamesEachThatChanges) {
  const RanCommand ran = RunCases({"--other-reading", "I-1=R2", "--each"}, Lines());
  EXPECT_THAT(
      ran.out,
      StartsWith("case-1: weekly_allowance more; £47.90 → £57.90 a week, £2,000.00 → £2,000.00\n"
                 "  once\n"
                 "case-3: weekly_allowance more; "));
  EXPECT_THAT(ran.out, Not(HasSubstr("case-2")));
}

TEST(CompareCases, PrintsALineOfJsonForEachAndTheTotals) {
  const RanCommand ran = RunCases({"--other-parameter", "grant=3000.00 from 2019-04-01",
                                   "--rulebook", "sample/2019", "--each", "--format", "json"},
                                  Lines() + "{}\n");
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: standard input, line 4: case.known_through: "));
  std::vector<v1::CohortEntry> entries;
  for (const std::string& line :
       std::vector<std::string>(absl::StrSplit(ran.out, '\n', absl::SkipEmpty()))) {
    const auto parsed = google::protobuf::util::JsonStringToMessage(line, &entries.emplace_back());
    ASSERT_TRUE(parsed.ok()) << line;
  }
  ASSERT_EQ(entries.size(), 5u);
  EXPECT_EQ(entries[0].case_().case_reference(), "case-1");
  EXPECT_EQ(entries[0].case_().once_after().pence(), 300000);
  EXPECT_THAT(entries[3].case_().error(), StartsWith("case.known_through"));
  EXPECT_EQ(entries[4].totals().cases(), 4);
  EXPECT_EQ(entries[4].totals().failed(), 1);
  EXPECT_EQ(entries[4].totals().gaining(), 3);
  EXPECT_EQ(entries[4].totals().after().once().pence(), 900000);
}

TEST(CompareCases, IsTheSameOnAnyNumberOfThreads) {
  std::string lines;
  for (int i = 0; i < 60; ++i) lines += Line(i, i % 2 == 0);
  const auto out = [&](const char* threads) {
    return RunCases({"--other-reading", "I-1=R2", "--each", "--threads", threads}, lines).out;
  };
  EXPECT_EQ(out("1"), out("3"));
}

TEST(CompareCases, ReadsAFileAndTellsATerminalHowFarItIs) {
  const ScratchFolder folder;
  std::string lines;
  for (int i = 0; i < 500; ++i) lines += Line(i, false);
  const std::string file = folder.Write("cases.jsonl", lines).string();
  const std::vector<const char*> argv = {"fairstart", "compare",    "--cases",         file.c_str(),
                                         "--rules",   kSampleRules, "--other-reading", "I-1=R2"};
  for (const bool terminal : {false, true}) {
    std::istringstream in;
    std::ostringstream out, err;
    Console console = {in, out, err, false, terminal};
    EXPECT_EQ(RunCommandLine(static_cast<int>(argv.size()), argv.data(), console), ExitCode::kOk);
    EXPECT_THAT(out.str(), HasSubstr("\n500 cases\n"));
    EXPECT_EQ(err.str(), terminal ? "\r\033[K250 cases\r\033[K500 cases\r\033[K" : "");
  }
}

// A table of noughts would look like an answer.
TEST(CompareCases, NamesTheFileOfWhichNothingCouldBeRead) {
  const ScratchFolder folder;
  const std::string file = folder.Write("bad.jsonl", "{\n").string();
  const RanCommand ran = RunCommand(
      {"compare", "--cases", file, "--rules", kSampleRules, "--other-reading", "I-1=R2"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(ran.err, StartsWith(absl::StrCat("fairstart: ", file, ", line 1: ")));
  EXPECT_THAT(ran.err, HasSubstr("\nfairstart: no case was compared\n"));
}

TEST(CompareCases, SaysWhichFlagIsWrong) {
  const auto wrong = [](const std::vector<std::string>& flags) {
    const RanCommand ran = RunCases(flags, Lines());
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    EXPECT_EQ(ran.out, "");
    return ran.err;
  };
  EXPECT_THAT(wrong({}), HasSubstr("say what is to be otherwise, with --other-case, "));
  EXPECT_THAT(wrong({"case.json"}), HasSubstr("--cases: give CASEFILE or --cases, not both"));
  EXPECT_THAT(wrong({"--other-case", "x.json"}),
              HasSubstr("--other-case: is of one case; leave it out"));
  EXPECT_THAT(wrong({"--record", "x.json"}), HasSubstr("--record: is of one case; leave it out"));
  EXPECT_THAT(wrong({"--other-as-of", "2019-10-02", "--format", "binary"}),
              HasSubstr("--format: many cases are printed as text or json"));
  EXPECT_THAT(wrong({"--other-as-of", "soon"}),
              StartsWith("fairstart: --other-as-of: read \"soon\""));
  EXPECT_THAT(wrong({"--other-parameter", "grant=3000.00 from 2019-04-01"}),
              HasSubstr("name one with --rulebook ID/EDITION, or the day with --as-of"));
  const RanCommand missing = RunCommand({"compare", "--cases", "missing.jsonl", "--rules",
                                         kSampleRules, "--other-reading", "I-1=R2"});
  EXPECT_EQ(missing.code, ExitCode::kBadInput);
  EXPECT_EQ(missing.err, "fairstart: --cases: cannot read missing.jsonl\n");
  const RanCommand neither = RunCommand({"compare", "--rules", kSampleRules});
  EXPECT_EQ(neither.code, ExitCode::kBadInput);
  EXPECT_THAT(neither.err, HasSubstr("CASEFILE is needed, or --cases for many"));
  const RanCommand each = RunCommand({"compare", "-", "--each", "--rules", kSampleRules});
  EXPECT_EQ(each.code, ExitCode::kBadInput);
  EXPECT_THAT(each.err, HasSubstr("--each: goes with --cases"));
}

}  // namespace
}  // namespace fairstart
