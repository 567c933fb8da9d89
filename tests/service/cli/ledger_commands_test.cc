#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "service/ledger/ledger.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/ledger/ledger_fixture.h"
#include "tests/service/ledger/raw_database.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class LedgerCommands : public testing::Test {
 protected:
  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  RanCommand Run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "ledger");
    return RunCommand(arguments);
  }

  RanCommand Init() {
    return Run({"init", ledger_, "--key", key_, "--origin", "fairstart.example/ledger"});
  }

  void Append(const std::string& id) {
    const auto ledger = Ledger::Open(ledger_, *SigningKey::ReadFile(key_));
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    ASSERT_TRUE((*ledger)->Append(EvidenceOf(id)).ok());
  }

  static std::string TextOf(const std::string& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
  }

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
};

TEST_F(LedgerCommands, InitMakesALedgerAndAKeyOfItsOwn) {
  const RanCommand ran = Init();
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("made the ledger fairstart.example/ledger in "));
  struct stat facts {};
  ASSERT_EQ(stat(key_.c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777, 0600u);
  Append("r1");
}

TEST_F(LedgerCommands, InitWritesNothingOver) {
  Init();
  const std::string key = TextOf(key_), ledger = TextOf(ledger_);
  EXPECT_EQ(Init().code, ExitCode::kBadInput);
  RanCommand ran = Run({"init", In("b.ledger"), "--key", key_, "--origin", "b"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --key: cannot write "));
  ran = Run({"init", ledger_, "--key", In("b.key"), "--origin", "b"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("a ledger is never made over a file"));
  EXPECT_EQ(TextOf(key_), key);
  EXPECT_EQ(TextOf(ledger_), ledger);
  EXPECT_FALSE(std::filesystem::exists(In("b.key")));
  EXPECT_FALSE(std::filesystem::exists(In("b.ledger")));
}

TEST_F(LedgerCommands, InitLeavesNoKeyOfALedgerThatCannotBe) {
  const RanCommand ran =
      Run({"init", In("none/a.ledger"), "--key", key_, "--origin", "fairstart.example/ledger"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_FALSE(std::filesystem::exists(key_));
  EXPECT_THAT(Run({"init", ledger_, "--key", key_, "--origin", "two words"}).err,
              StartsWith("fairstart: --origin: a ledger's name is"));
  EXPECT_FALSE(std::filesystem::exists(key_));
}

TEST_F(LedgerCommands, HeadPrintsAndExports) {
  Init();
  RanCommand ran = Run({"head", ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("fairstart.example/ledger\n2\n"));
  EXPECT_EQ(Run({"head", ledger_, "--export", In("head")}).code, ExitCode::kOk);
  EXPECT_EQ(TextOf(In("head")), ran.out);
  ran = Run({"head", ledger_, "--export", In("head")});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --export: "));
}

TEST_F(LedgerCommands, VerifySaysThatAllIsWell) {
  Init();
  RanCommand ran = Run({"verify", ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("fairstart.example/ledger: 2 entries, root\n"));
  EXPECT_THAT(ran.out, HasSubstr("Compared with no kept head"));
  EXPECT_THAT(ran.out, HasSubstr("Everything is as it was recorded.\n"));
  Run({"head", ledger_, "--export", In("head")});
  Append("r1");
  ran = Run({"verify", ledger_, "--head", In("head")});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("compared with 1 kept head\n"));
}

TEST_F(LedgerCommands, VerifyWorksBesideAWriter) {
  Init();
  const auto writer = Ledger::Open(ledger_, *SigningKey::ReadFile(key_));
  ASSERT_TRUE((*writer)->Append(EvidenceOf("r1")).ok());
  EXPECT_THAT(Run({"verify", ledger_}).out, HasSubstr(": 3 entries"));
  EXPECT_EQ(Run({"backup", ledger_, In("backup")}).code, ExitCode::kOk);
  EXPECT_TRUE((*writer)->Append(EvidenceOf("r2")).ok());
}

TEST_F(LedgerCommands, VerifySaysWhatIsWrongAndWhere) {
  Init();
  Append("r1");
  Run({"head", ledger_, "--export", In("head")});
  RawDatabase(ledger_).Run("UPDATE entry SET salt = randomblob(32) WHERE position = 2");
  RanCommand ran = Run({"verify", ledger_, "--head", In("head")});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out,
              StartsWith("entry 2: its salt and content are not those that its leaf commits to\n"));
  EXPECT_THAT(ran.out, HasSubstr("1 thing is not as recorded"));
}

TEST_F(LedgerCommands, VerifySeesAnEarlierFileByAKeptHead) {
  Init();
  Run({"backup", ledger_, In("earlier")});
  Append("r1");
  Run({"head", ledger_, "--export", In("head")});
  EXPECT_EQ(Run({"verify", In("earlier")}).code, ExitCode::kOk);
  const RanCommand ran = Run({"verify", In("earlier"), "--head", In("head")});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out, HasSubstr("head: is of 3 entries, and there are 2: "));
}

TEST_F(LedgerCommands, BackupAndRestoreSayTheirHead) {
  Init();
  Append("r1");
  RanCommand ran = Run({"backup", ledger_, In("backup")});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("backup holds fairstart.example/ledger: 3 entries, root "));
  EXPECT_EQ(Run({"backup", ledger_, In("backup")}).code, ExitCode::kBadInput);
  std::filesystem::remove(ledger_);
  ran = Run({"restore", In("backup"), ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("a.ledger holds fairstart.example/ledger: 3 entries, root "));
  Append("r2");
}

TEST_F(LedgerCommands, RestoreWritesNothingOverAndMakesNothingOfADamagedBackup) {
  Init();
  Run({"backup", ledger_, In("backup")});
  RanCommand ran = Run({"restore", In("backup"), ledger_});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("exists; nothing is written over"));
  RawDatabase(In("backup")).Run("DELETE FROM person_index; DELETE FROM kind_index");
  ran = Run({"restore", In("backup"), In("new")});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out, HasSubstr("entry 0: is not in every index"));
  EXPECT_FALSE(std::filesystem::exists(In("new")));
}

TEST_F(LedgerCommands, RotateKeyMakesAKeyThatSignsFromThenOn) {
  Init();
  const RanCommand ran =
      Run({"rotate-key", ledger_, "--key", key_, "--new-key", In("b.key"), "--said-by", "admin"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("b.key signs from entry 2 on\n"));
  EXPECT_FALSE(Ledger::Open(ledger_, *SigningKey::ReadFile(key_)).ok());
  EXPECT_TRUE(Ledger::Open(ledger_, *SigningKey::ReadFile(In("b.key"))).ok());
  EXPECT_EQ(Run({"verify", ledger_}).code, ExitCode::kOk);
  chmod(In("b.key").c_str(), 0644);
  EXPECT_THAT(Run({"rotate-key", ledger_, "--key", In("b.key"), "--new-key", In("c.key"),
                   "--said-by", "admin"})
                  .err,
              StartsWith("fairstart: --key: the key "));
}

TEST_F(LedgerCommands, SayWhatIsNotThere) {
  for (const char* command : {"verify", "head"}) {
    const RanCommand ran = Run({command, ledger_});
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    EXPECT_THAT(ran.err, StartsWith("fairstart: there is no ledger "));
  }
  Init();
  const RanCommand ran = Run({"verify", ledger_, "--head", key_});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("this is no signed head"));
}

}  // namespace
}  // namespace fairstart
