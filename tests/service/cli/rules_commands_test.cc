#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/engine.h"
#include "service/files/whole_file.h"
#include "service/proofs/new_solver.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/overlapping_bands.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::string kRules = kSampleRules;

// What is said of the proofs of a rulebook of the sample rules.
std::string AllProved() {
  return HasSolver() ? "28 statements: 28 proved, 0 refuted, 0 not decided\n"
                     : "proofs are not available: this program was built without libz3-dev\n";
}

TEST(RulesCheck, FindsNothingToMendInTheSampleRules) {
  const RanCommand ran = RunCommand({"rules", "check", kRules});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.err, "");
  EXPECT_EQ(ran.out, kRules + "/rates/2019: 0 errors, 0 warnings\n" + kRules +
                         "/rates/2020: 0 errors, 0 warnings\n" + kRules +
                         "/sample/2019: 0 errors, 0 warnings\n" + kRules +
                         "/sample/2019: " + AllProved() + kRules +
                         "/sample/2020: 0 errors, 0 warnings\n" + kRules +
                         "/sample/2020: " + AllProved());
}

// The shipped rulebook takes minutes.
TEST(RulesCheck, TellsATerminalWhatGoesOn) {
  const std::string folder = kRules + "/sample/2019";
  const std::vector<const char*> argv = {"fairstart", "rules", "check", folder.c_str()};
  std::istringstream in;
  std::ostringstream out, err;
  Console console = {in, out, err, false, true};
  EXPECT_EQ(RunCommandLine(static_cast<int>(argv.size()), argv.data(), console), ExitCode::kOk);
  EXPECT_THAT(err.str(), StartsWith("checking " + folder + " ..."));
  if (HasSolver()) {
    EXPECT_THAT(err.str(), HasSubstr("proving what " + folder + " states ..."));
  }
  EXPECT_THAT(err.str(), testing::EndsWith("\r\033[K"));
}

TEST(RulesCheck, ProvesNothingWhenAskedNotTo) {
  const RanCommand ran = RunCommand({"rules", "check", kRules + "/sample/2019", "--no-proofs"});
  EXPECT_EQ(ran.code, ExitCode::kOk);
  EXPECT_EQ(ran.out, kRules + "/sample/2019: 0 errors, 0 warnings\n");
  EXPECT_EQ(RunCommand({"rules", "check", kRules, "--no-proofs", "--cases", "x"}).code,
            ExitCode::kBadInput);
}

TEST(RulesCheck, WritesWhoRefutesAsACaseThatDecideLoads) {
  if (!HasSolver()) GTEST_SKIP() << "built without libz3-dev";
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  folder.Write("rules/sample/2019/bands.txtpb", kBands);
  const std::string cases = (folder.path() / "cases").string();
  const RanCommand check = RunCommand({"rules", "check", rules + "/sample/2019", "--cases", cases});
  EXPECT_EQ(check.code, ExitCode::kProblems);
  EXPECT_THAT(check.err, HasSubstr("bands.txtpb:10:12: error: table \"study_sum\": rows 1 and 2 both "
                                   "apply; tell the rows apart"));
  EXPECT_THAT(check.err, HasSubstr("    guided_hours: 12\n"));
  EXPECT_THAT(check.out, HasSubstr(" 1 refuted, "));
  const std::string file = cases + "/sample-2019-01.txtpb";
  EXPECT_THAT(check.err, HasSubstr("  in " + file + "\n"));

  const RanCommand decide =
      RunCommand({"decide", "--rules", rules, "--rulebook", "sample/2019", file});
  EXPECT_EQ(decide.code, ExitCode::kDefect) << decide.err;
  EXPECT_THAT(decide.err, HasSubstr("met by study_allowance: rows 1 and 2 of \"study_sum\" both "
                                    "apply"));
}

TEST(RulesCheck, SaysWhatIsProvedAndByWhomItIsShown) {
  if (!HasSolver()) GTEST_SKIP() << "built without libz3-dev";
  const RanCommand ran = RunCommand({"rules", "check", kRules + "/sample/2019", "--proved"});
  EXPECT_EQ(ran.code, ExitCode::kOk);
  EXPECT_THAT(ran.err, HasSubstr("note: definition \"weekly_sum\": the exception \"at_work\" gives "
                                 "the value for somebody\n"));
  EXPECT_THAT(ran.err, HasSubstr("  shown by at-work on 2019-06-01\n"));
}

TEST(RulesCheck, SaysWhatIsToBeMended) {
  const ScratchFolder folder;
  const std::string edition = (folder.CopySampleRules() / "sample/2019").string();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = RunCommand({"rules", "check", edition + "/"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr(edition + "/broken.txtpb:1:"));
  EXPECT_THAT(ran.out, StartsWith(edition + ": 1 error"));
}

TEST(RulesCheck, ChecksRatesWithTheRulebooksThatUseThem) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  folder.Write("rules/rates/2020/broken.txtpb", "parameter { nam: \"x\" }\n");
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = RunCommand({"rules", "check", rules + "/rates"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("rates/2020/broken.txtpb:1:"));
  EXPECT_THAT(ran.err, testing::Not(HasSubstr("sample/2019/broken.txtpb")));
}

TEST(RulesCheck, SaysWhereThereIsNothingToCheck) {
  const ScratchFolder folder;
  EXPECT_EQ(RunCommand({"rules", "check", "no/such"}).err,
            "fairstart: cannot read no/such: No such file or directory\n");
  const RanCommand empty = RunCommand({"rules", "check", folder.path().string()});
  EXPECT_EQ(empty.code, ExitCode::kBadInput);
  EXPECT_EQ(empty.err, "fairstart: " + folder.path().string() +
                           " has no edition of a rulebook: a folder with *.txtpb files\n");
}

TEST(RulesTest, RunsScenarios) {
  const RanCommand ran = RunCommand({"rules", "test", kRules + "/sample/2019"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, kRules + "/sample/2019: 4 scenarios, 4 days, 0 failures\n");
}

TEST(RulesTest, RunsSomeOfThem) {
  const RanCommand ran = RunCommand({"rules", "test", kRules, "--only", "work-R2"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("/sample/2019: 1 scenario, 1 day, 0 failures\n"));
}

TEST(RulesTest, RunsThemThroughAServer) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand ran = RunCommand(
      {"rules", "test", kRules + "/sample/2019", "--server", ToString((*server)->address())});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, kRules +
                         "/sample/2019: 3 scenarios, 3 days, 0 failures, 1 left out: they set "
                         "parameters\n");
}

TEST(RulesTest, SaysWhatWasExpectedAndWhatCameAndWhatCannotBeRead) {
  const ScratchFolder folder;
  const std::string edition = (folder.CopySampleRules() / "sample/2019").string();
  folder.Write("rules/sample/2019/scenarios/wrong.txtpb",
               "scenario { name: \"wrong\" base: \"left-care\" check { as_of: \"2019-06-01\"\n"
               "  line { entitlement: \"weekly_allowance\" amount: \"57.91\" } } }\n"
               "scenario { name: \"lost\" base: \"nobody\" check {} }\n");
  const RanCommand ran = RunCommand({"rules", "test", edition});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("wrong.txtpb:2:42: wrong on 2019-06-01: weekly_allowance: amount: "
                                 "expected £57.91, got £57.90\n"));
  EXPECT_THAT(ran.err, HasSubstr("wrong.txtpb:3:25: error: scenario \"lost\": there is no scenario "
                                 "\"nobody\""));
  EXPECT_EQ(ran.out, edition + ": 5 scenarios, 5 days, 1 failure, 1 that cannot be read\n");
}

TEST(RulesTest, SaysOnceWhyARulebookDoesNotCompile) {
  const ScratchFolder folder;
  const std::string edition = (folder.CopySampleRules() / "sample/2019").string();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = RunCommand({"rules", "test", edition});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_EQ(ran.out, edition + ": does not compile\n");
  EXPECT_THAT(ran.err, StartsWith(edition + "/broken.txtpb:1:"));

  const RanCommand unknown = RunCommand({"rules", "test", kRules, "--rates", "1066"});
  EXPECT_EQ(unknown.code, ExitCode::kBadInput);
  EXPECT_THAT(unknown.err, HasSubstr("there is no rates edition \"1066\""));
}

TEST(RulesTest, FailsWhenItRunsNothing) {
  const RanCommand ran = RunCommand({"rules", "test", kRules, "--only", "elephant"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("fairstart: no scenario was run\n"));
}

TEST(RulesFmt, FindsTheSampleRulesAsTheyShouldBe) {
  const RanCommand ran = RunCommand({"rules", "fmt", "--check", kRules});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, "");
}

TEST(RulesFmt, NamesWhatWouldChangeThenChangesIt) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  const std::string file =
      folder.Write("rules/sample/2019/scenarios/odd.txtpb", "scenario{name:\"x\"}\n").string();
  const RanCommand check = RunCommand({"rules", "fmt", "--check", rules});
  EXPECT_EQ(check.code, ExitCode::kProblems);
  EXPECT_EQ(check.out, file + "\n");
  EXPECT_EQ(*ReadWholeFile(file), "scenario{name:\"x\"}\n");

  const RanCommand change = RunCommand({"rules", "fmt", rules});
  EXPECT_EQ(change.code, ExitCode::kOk) << change.err;
  EXPECT_EQ(change.out, file + "\n");
  EXPECT_NE(*ReadWholeFile(file), "scenario{name:\"x\"}\n");
  EXPECT_EQ(RunCommand({"rules", "fmt", "--check", rules}).code, ExitCode::kOk);
}

TEST(RulesFmt, SaysWhatCannotBeLaidOut) {
  const ScratchFolder folder;
  const std::string rules = folder.CopySampleRules().string();
  const std::string file =
      folder.Write("rules/sample/2019/broken.txtpb", "definition { name: }\n").string();
  const RanCommand ran = RunCommand({"rules", "fmt", rules});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, StartsWith(file + ":1:"));
}

TEST(RulesShow, PrintsTheBookOfRules) {
  const RanCommand ran = RunCommand({"rules", "show", kRules + "/sample/2019"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("# A sample guide\n"));
  EXPECT_THAT(ran.out, HasSubstr("\n##### Weekly allowance\n"));
  // With the readings that were not chosen, and with its scenarios.
  EXPECT_THAT(ran.out, HasSubstr("**By reading R2**"));
  EXPECT_THAT(ran.out, HasSubstr("\n#### Work lessens the allowance.\n"));
}

TEST(RulesShow, WritesAPageToAFile) {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "book.html").string();
  const RanCommand ran = RunCommand(
      {"rules", "show", kRules + "/sample/2019", "--format", "html", "--output", file});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_THAT(*ReadWholeFile(file), StartsWith("<!DOCTYPE html>"));
  const RanCommand nowhere = RunCommand(
      {"rules", "show", kRules + "/sample/2019", "--output", file + ".d/no/such/file"});
  EXPECT_EQ(nowhere.code, ExitCode::kBadInput);
  EXPECT_THAT(nowhere.err, StartsWith("fairstart: --output: cannot write "));
}

TEST(RulesShow, WantsOneRulebook) {
  const RanCommand several = RunCommand({"rules", "show", kRules});
  EXPECT_EQ(several.code, ExitCode::kBadInput);
  EXPECT_EQ(several.err, "fairstart: " + kRules +
                             " holds several editions; name one edition of a rulebook, as "
                             "rules/<id>/<edition>\n");
  const RanCommand rates = RunCommand({"rules", "show", kRules + "/rates/2019"});
  EXPECT_EQ(rates.code, ExitCode::kBadInput);
  EXPECT_THAT(rates.err, HasSubstr(" holds rates, which are shown with a rulebook that uses them"));
}

TEST(RulesShow, SaysWhyItCannot) {
  const ScratchFolder folder;
  const std::string edition = (folder.CopySampleRules() / "sample/2019").string();
  folder.Write("rules/sample/2019/broken.txtpb", "definition { nam: \"x\" }\n");
  const RanCommand ran = RunCommand({"rules", "show", edition});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("broken.txtpb:1:"));
}

}  // namespace
}  // namespace fairstart
