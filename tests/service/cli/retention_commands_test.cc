// The commands about retention: what is due is told apart from what is kept, and erased.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class RetentionCommands : public testing::Test {
 protected:
  RetentionCommands() {
    EXPECT_EQ(RunCommand({"ledger", "init", ledger_, "--key", key_, "--origin",
                          "fairstart.example/ledger"})
                  .code,
              ExitCode::kOk);
    const std::string facts = folder_
                                  .Write("case.txtpb", R"pb(
                                    case_reference: "case-1"
                                    known_through: "2019-12-31"
                                    date_of_birth: "2002-05-15"
                                    care_episodes {}
                                    jobs {})pb")
                                  .string();
    const RanCommand ran = RunCommand({"record", "propose", facts, "--said-by", "pa-7",
                                       "--rulebook", "sample", "--as-of", "2019-06-01", "--ledger",
                                       ledger_, "--key", key_, "--rules", kSampleRules});
    EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  // A schedule that keeps cases for so many years from birth, and findings for 190.
  std::string Schedule(int years, const std::string& more = "") const {
    return folder_
        .Write("retention.txtpb",
               "decided_by: 'the cabinet'\nclasses { name: 'cases' kinds: ENTRY_KIND_CASE_RECEIVED "
               "terms { event: EVENT_BIRTH years: " +
                   std::to_string(years) +
                   " } basis: 'invented' }\nclasses { name: 'findings' kinds: "
                   "ENTRY_KIND_FINDING_PROPOSED terms { event: EVENT_BIRTH years: 190 } basis: "
                   "'invented' }\n" +
                   more)
        .string();
  }

  RanCommand Erase(const std::string& schedule, std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments = {
        "audit",       "erase",  "--ledger",         ledger_,  "--key",     key_,
        "--retention", schedule, "--case-reference", "case-1", "--said-by", "records-1"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunCommand(arguments);
  }

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
};

TEST_F(RetentionCommands, RetentionSaysWhatIsKeptAndWhatIsDue) {
  const RanCommand ran =
      RunCommand({"audit", "retention", "--ledger", ledger_, "--retention", Schedule(75),
                  "--case-reference", "case-1", "--as-of", "2077-05-16"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("case received"));
  EXPECT_THAT(ran.out, HasSubstr("to be erased\n    It was kept through 2077-05-15: invented.\n"));
  EXPECT_THAT(ran.out, HasSubstr("kept\n    It is kept through 2192-05-15: invented.\n"));
}

TEST_F(RetentionCommands, EraseTakesWhatIsDueAndNamesTheBackupsThatHoldIt) {
  std::filesystem::create_directory(In("backups"));
  ASSERT_EQ(RunCommand({"ledger", "backup", ledger_, In("backups/monday")}).code, ExitCode::kOk);
  std::ofstream(In("backups/notes")) << "no ledger";
  const RanCommand mistyped = Erase(Schedule(10), {"--backups", In("back-ups")});
  EXPECT_EQ(mistyped.code, ExitCode::kBadInput);
  EXPECT_THAT(mistyped.err, StartsWith("fairstart: --backups: "));
  RanCommand ran = Erase(Schedule(10), {"--backups", In("backups")});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  // Right after the finding: nothing but the erasure was recorded, no rulebook either.
  EXPECT_THAT(ran.out, StartsWith("1 entry is erased; entry 8 says so\n"));
  EXPECT_THAT(ran.out, HasSubstr("still in the backup " + In("backups/monday") + ": 1 of 1\n"));
  EXPECT_THAT(ran.out, HasSubstr("not known whether it is in " + In("backups/notes")));
  EXPECT_THAT(ran.out, HasSubstr("It is kept through 2192-05-15: invented."));
  ran = RunCommand({"ledger", "verify", ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.out;
  // The case is gone, and so is its date of birth.
  ran = Erase(Schedule(10));
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("nothing is due, and nothing was erased\n"));
  EXPECT_THAT(ran.out, HasSubstr("the case does not state the date of\n    birth."));
}

TEST_F(RetentionCommands, EraseForProgramsSaysOfBackupsAside) {
  std::filesystem::create_directory(In("backups"));
  ASSERT_EQ(RunCommand({"ledger", "backup", ledger_, In("backups/monday")}).code, ExitCode::kOk);
  const RanCommand ran = Erase(Schedule(10), {"--backups", In("backups"), "--format", "json"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\"positions\": ["));
  EXPECT_THAT(ran.err, HasSubstr("still in the backup "));
}

TEST_F(RetentionCommands, AHoldKeepsEverything) {
  const RanCommand ran =
      Erase(Schedule(10, "holds { ordered_by: 'the inquiry' reason: 'nothing may go' }"));
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("nothing is due, and nothing was erased\n"));
  EXPECT_THAT(ran.out, HasSubstr("It is on hold by the inquiry: nothing may go."));
}

TEST_F(RetentionCommands, AScheduleThatIsWrongIsNamedByItsLine) {
  const RanCommand ran = Erase(Schedule(0));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("retention.txtpb:2:"));
  EXPECT_THAT(ran.err, HasSubstr("classes[0].terms[0].years: is 0; give 1 to 200"));
  EXPECT_EQ(
      RunCommand({"audit", "retention", "--ledger", ledger_, "--case-reference", "case-1"}).err,
      "fairstart: --retention: is needed with --ledger\n");
}

}  // namespace
}  // namespace fairstart
