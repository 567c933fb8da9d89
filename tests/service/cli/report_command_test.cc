// fairstart report: what it prints, where it writes, and what is wrong with its settings.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

class ReportCommand : public testing::Test {
 protected:
  ReportCommand() {
    EXPECT_EQ(RunCommand({"ledger", "init", ledger_, "--key", key_, "--origin",
                          "fairstart.example/ledger"})
                  .code,
              ExitCode::kOk);
    const std::string facts = folder_
                                  .Write("case.txtpb", R"pb(
                                    case_reference: "CL-0042"
                                    known_through: "2019-12-31"
                                    date_of_birth: "2002-05-15"
                                    care_episodes {
                                      records {
                                        id: "c1"
                                        first_day: "2010-01-01"
                                        last_day { date: "2018-06-30" }
                                      }
                                    }
                                    jobs {})pb")
                                  .string();
    const RanCommand ran = RunCommand({"record", "propose", facts, "--said-by", "pa-7",
                                       "--rulebook", "sample", "--as-of", "2019-06-01", "--ledger",
                                       ledger_, "--key", key_, "--rules", kSampleRules});
    EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  RanCommand Report(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {"report",  "--ledger",   ledger_,
                                          "--rules", kSampleRules, "--rulebook",
                                          "sample",  "--as-of",    "2019-06-30"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunCommand(arguments);
  }

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
};

TEST_F(ReportCommand, SaysHowManyWhatMoneyAndWhatIsLate) {
  const RanCommand ran = Report();
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("2019-20 up to 30 June 2019"), HasSubstr("1 young person\n"),
                             HasSubstr("aged 17"), HasSubstr("What the year comes to"),
                             HasSubstr("Decisions awaited"), HasSubstr("Payments late")));
  EXPECT_THAT(ran.out, Not(HasSubstr("CL-0042")));
}

TEST_F(ReportCommand, NamesWhomSomethingIsToBeDoneAboutWhenAsked) {
  const RanCommand ran = Report({"--each"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, AllOf(HasSubstr("CL-0042\n"), HasSubstr("to decide: ")));
}

TEST_F(ReportCommand, WritesPageCsvAndJson) {
  EXPECT_THAT(Report({"--format", "html"}).out, StartsWith("<!DOCTYPE html>"));
  EXPECT_THAT(Report({"--format", "csv"}).out, StartsWith("table,name,label,part,measure,value"));
  EXPECT_THAT(Report({"--format", "json"}).out, HasSubstr("\"financialYear\": \"2019-20\""));
}

TEST_F(ReportCommand, WritesANewFileAndNoOther) {
  const std::string file = In("report.csv");
  const RanCommand ran = Report({"--format", "csv", "--output", file});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out, "");
  EXPECT_GT(std::filesystem::file_size(file), 100u);
  const RanCommand again = Report({"--format", "csv", "--output", file});
  EXPECT_NE(again.code, ExitCode::kOk);
  EXPECT_THAT(again.err, HasSubstr("--output"));
}

TEST_F(ReportCommand, NamesNobodyInAPageOrASpreadsheet) {
  const RanCommand ran = Report({"--each", "--format", "csv"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("--each: is for text and json"));
  EXPECT_EQ(ran.out, "");
}

TEST_F(ReportCommand, SaysWhatIsWrongWithItsSettingsWithTheLine) {
  const std::string settings =
      folder_.Write("settings.txtpb", "late_after_days: 7\ncount_by {\n  definition: 'odd'\n}\n")
          .string();
  const RanCommand ran = Report({"--settings", settings});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("settings.txtpb:3:"), HasSubstr("no definition \"odd\"")));
  const RanCommand unread = Report({"--settings", folder_.Write("b.txtpb", "count: 1\n").string()});
  EXPECT_EQ(unread.code, ExitCode::kBadInput);
  EXPECT_THAT(unread.err, HasSubstr("b.txtpb:1:"));
}

TEST_F(ReportCommand, SaysWhichFlagIsWrong) {
  EXPECT_THAT(Report({"--reading", "I-99=A"}).err, HasSubstr("--reading"));
  EXPECT_THAT(Report({"--rates", "1999"}).err, HasSubstr("--rates"));
}

}  // namespace
}  // namespace fairstart
