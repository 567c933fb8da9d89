#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "absl/strings/str_replace.h"
#include "fairstart/v1/audit_service.pb.h"
#include "fairstart/v1/finding.pb.h"
#include "google/protobuf/util/json_util.h"
#include "service/ledger/ledger.h"
#include "service/ledger/verifier_key.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/ledger/ledger_fixture.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class AuditCommands : public testing::Test {
 protected:
  AuditCommands() {
    const RanCommand made = RunCommand(
        {"ledger", "init", ledger_, "--key", key_, "--origin", "fairstart.example/ledger"});
    EXPECT_EQ(made.code, ExitCode::kOk) << made.err;
    const size_t at = made.out.find("public key: ") + 12;
    public_key_ = made.out.substr(at, made.out.find('\n', at) - at);
    Append("r1");
    EXPECT_EQ(RunCommand({"ledger", "head", ledger_, "--export", In("kept.head")}).code,
              ExitCode::kOk);
    Append("r2");
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  void Append(const std::string& id) {
    const auto ledger = Ledger::Open(ledger_, *SigningKey::ReadFile(key_));
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    ASSERT_TRUE((*ledger)->Append(EvidenceOf(id)).ok());
  }

  // Records the last finding once more, with another sum.
  void RecordChangedFinding() {
    const auto ledger = Ledger::Open(ledger_, *SigningKey::ReadFile(key_));
    ASSERT_TRUE(ledger.ok()) << ledger.status();
    const auto now = (*ledger)->Read();
    NewEntry entry;
    entry.content = *(**now)->Entry(*(**now)->Size() - 1)->content;
    v1::Finding finding;
    ASSERT_TRUE(finding.ParseFromString(entry.content.finding_proposed().finding()));
    for (v1::Line& line : *finding.mutable_lines()) {
      if (line.entitlement() == "weekly_allowance")
        line.mutable_given()->mutable_amount()->set_pence(1);
    }
    entry.content.set_request_id("changed");
    entry.content.mutable_finding_proposed()->set_finding(finding.SerializeAsString());
    ASSERT_TRUE((*ledger)->Append(std::move(entry)).ok());
  }

  // Records a case and what is found of it.
  void Propose() {
    const std::string facts = folder_
                                  .Write("case.txtpb", R"pb(
                                    case_reference: "case-1"
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
    const std::vector<std::string> where = {"--ledger", ledger_,   "--key",
                                            key_,       "--rules", kSampleRules};
    std::vector<std::string> propose = {"record",     "propose", facts,     "--said-by", "pa-7",
                                        "--rulebook", "sample",  "--as-of", "2019-06-01"};
    propose.insert(propose.end(), where.begin(), where.end());
    const RanCommand ran = RunCommand(propose);
    ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  }

  RanCommand Prove(std::vector<std::string> more) const {
    std::vector<std::string> arguments = {"audit", "prove", "--ledger", ledger_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunCommand(arguments);
  }

  RanCommand Check(const std::string& file, const std::string& key) const {
    return RunCommand({"audit", "check", file, "--public-key", key});
  }

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
  std::string public_key_;
};

TEST_F(AuditCommands, WhatIsProvedIsCheckedWithoutTheLedger) {
  const std::string file = In("r1.json");
  const RanCommand proved = Prove({"--entry", "2", "--head", In("kept.head"), "--output", file});
  ASSERT_EQ(proved.code, ExitCode::kOk) << proved.err;
  std::filesystem::remove(ledger_);
  const RanCommand checked = Check(file, public_key_);
  EXPECT_EQ(checked.code, ExitCode::kOk) << checked.err;
  EXPECT_THAT(checked.out,
              StartsWith("The ledger fairstart.example/ledger had 4 entries.\n  root "));
  EXPECT_THAT(checked.out,
              HasSubstr("It still begins with the 3 entries of the head that was kept.\n  root "));
  EXPECT_THAT(checked.out, HasSubstr("Entry 2, as it was recorded"));
  EXPECT_THAT(checked.out, HasSubstr("kind: \"proof_of_earnings\""));
}

TEST_F(AuditCommands, ACheckSaysWhyAProofShowsNothing) {
  const std::string file = In("r1.json");
  ASSERT_EQ(Prove({"--entry", "2", "--output", file}).code, ExitCode::kOk);
  const std::string stranger =
      ToString(VerifierKey{"fairstart.example/ledger", SigningKey::Generate().public_key()});
  const RanCommand refused = Check(file, stranger);
  EXPECT_EQ(refused.code, ExitCode::kProblems);
  EXPECT_EQ(refused.out, "");
  EXPECT_EQ(
      refused.err,
      "fairstart: this proves nothing: head: is not signed by the owner of a key that was given\n");
  std::ofstream(In("broken.json")) << "{\"head\": 7}";
  EXPECT_EQ(Check(In("broken.json"), public_key_).code, ExitCode::kBadInput);
  const RanCommand no_key = Check(file, "fairstart.example/ledger");
  EXPECT_EQ(no_key.code, ExitCode::kBadInput);
  EXPECT_THAT(no_key.err, StartsWith("fairstart: --public-key: read "));
}

TEST_F(AuditCommands, ProveNamesTheFlagThatIsWrongAndWritesNothingOver) {
  const RanCommand none = Prove({"--entry", "9"});
  EXPECT_EQ(none.code, ExitCode::kBadInput);
  EXPECT_EQ(none.err, "fairstart: --entry: there is no entry at position 9\n");
  std::ofstream(In("no.head")) << "x";
  EXPECT_THAT(Prove({"--head", In("no.head")}).err, StartsWith("fairstart: --head: "));
  std::ofstream(In("kept.json")) << "kept";
  const RanCommand over = Prove({"--output", In("kept.json")});
  EXPECT_EQ(over.code, ExitCode::kBadInput);
  EXPECT_THAT(over.err, StartsWith("fairstart: --output: "));
  EXPECT_EQ(RunCommand({"audit", "prove"}).code, ExitCode::kBadInput);
}

TEST_F(AuditCommands, AChangeOfKeysTellsTheNewOne) {
  const RanCommand rotated = RunCommand({"ledger", "rotate-key", ledger_, "--key", key_,
                                         "--new-key", In("b.key"), "--said-by", "admin"});
  ASSERT_EQ(rotated.code, ExitCode::kOk) << rotated.err;
  const size_t at = rotated.out.find("public key: ");
  ASSERT_NE(at, std::string::npos) << rotated.out;
  const std::string key = rotated.out.substr(at + 12, rotated.out.find('\n', at) - at - 12);
  const std::string file = In("r1.json");
  ASSERT_EQ(Prove({"--entry", "2", "--output", file}).code, ExitCode::kOk);
  EXPECT_EQ(Check(file, key).code, ExitCode::kOk);
  EXPECT_EQ(Check(file, public_key_).code, ExitCode::kProblems);
}

TEST_F(AuditCommands, ReplayCountsAndFailsOnADifference) {
  RanCommand ran = RunCommand({"audit", "replay", "--ledger", ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(ran.out,
            "0 findings worked out again: 0 the same, 0 the same under other semantics, 0\n"
            "different, 0 erased\n");
  Propose();
  ran = RunCommand({"audit", "replay", "--ledger", ledger_});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.out;
  EXPECT_THAT(ran.out, StartsWith("1 finding worked out again: 1 the same, "));
  RecordChangedFinding();
  ran = RunCommand({"audit", "replay", "--ledger", ledger_, "--threads", "2"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out, HasSubstr(", case-1 on 2019-06-01, differs first in lines["));
  EXPECT_THAT(ran.out, HasSubstr("line: weekly_allowance\n  recorded: 1\n"));
  EXPECT_THAT(ran.out, HasSubstr("now: 5790\n"));
  EXPECT_THAT(ran.out, HasSubstr("2 findings worked out again: 1 the same, "));
  ran = RunCommand({"audit", "replay", "--ledger", ledger_, "--format", "json"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  v1::ReplayAllResponse part;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(ran.out, &part).ok()) << ran.out;
  EXPECT_EQ(part.counts().same(), 1);
  EXPECT_EQ(part.replayed(0).first_difference().recorded(), "1");
  EXPECT_EQ(part.next_position(), part.size());
  EXPECT_THAT(RunCommand({"audit", "replay", "--ledger", In("none.ledger")}).err,
              StartsWith("fairstart: --ledger: "));
  ran = RunCommand({"audit", "replay", "--ledger", ledger_, "--from", "9999"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --from: the ledger has "));
  EXPECT_EQ(ran.out, "");
  EXPECT_EQ(RunCommand({"audit", "replay"}).code, ExitCode::kBadInput);
}

// Recorded by a build whose engine had semantics number 1: tests/service/audit/semantics_1/record.
TEST_F(AuditCommands, ReplayOfAnOlderBuildsLedgerSaysWhatItFoundOtherwise) {
  const std::string older = In("older.ledger");
  std::filesystem::copy("tests/service/audit/semantics_1/findings.ledger", older);
  RanCommand ran = RunCommand({"audit", "replay", "--ledger", older});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out, HasSubstr("differs first in lines[1].outcome\n  line: deed/name-1\n"));
  EXPECT_THAT(ran.out, HasSubstr("0 the same, 2 the same under other semantics, 1\ndifferent"));
  ran = RunCommand({"ledger", "verify", older});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.out;
}

TEST_F(AuditCommands, ExportGivesARecordThatIsCheckedAndReplayedWithNothingElse) {
  Propose();
  const std::string file = In("record.json");
  const std::vector<std::string> exports = {
      "audit", "export", "--ledger", ledger_, "--case-reference", "case-1", "--output", file};
  RanCommand ran = RunCommand(exports);
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_EQ(std::filesystem::status(file).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  EXPECT_THAT(RunCommand(exports).err, StartsWith("fairstart: --output: "));

  ran = Check(file, public_key_);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("This is what it had about case-1, word for word: 2 entries."));
  const std::vector<std::string> replay = {"audit", "replay", "--export", file, "--public-key"};
  const auto with_key = [&](const std::string& key) {
    std::vector<std::string> arguments = replay;
    arguments.push_back(key);
    return RunCommand(arguments);
  };
  ran = with_key(public_key_);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("1 finding worked out again: 1 the same, "));

  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  std::ofstream(file) << absl::StrReplaceAll(text.str(), {{"2002-05-15", "2002-05-16"}});
  ran = with_key(public_key_);
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err,
              StartsWith("fairstart: this proves nothing: entries[0]: is not what entry "));
  EXPECT_EQ(ran.out, "");
}

TEST_F(AuditCommands, ExportMakesAPageAndNamesTheFlagThatIsWrong) {
  Propose();
  RanCommand ran = RunCommand(
      {"audit", "export", "--ledger", ledger_, "--case-reference", "case-1", "--format", "html"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("<!DOCTYPE html>"));
  ran = RunCommand({"audit", "export", "--ledger", ledger_, "--case-reference", "case-2"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_EQ(ran.err, "fairstart: --case-reference: nothing is recorded about \"case-2\"\n");
}

TEST_F(AuditCommands, ImpactSaysWhatAnotherReadingOrParameterChanges) {
  Propose();
  const auto impact = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments = {"audit",   "impact",     "--ledger",   ledger_,
                                          "--rules", kSampleRules, "--rulebook", "sample/2019"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunCommand(arguments);
  };
  RanCommand ran = impact({"--other-parameter", "full_allowance=60.00 from 2019-04-01", "--each"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("case-1 on 1 June 2019 (entry "));
  EXPECT_THAT(ran.out, HasSubstr("The financial year from 1 April 2019"));
  EXPECT_THAT(ran.out, HasSubstr("£57.90 → £60.00"));
  ran = impact({"--other-rates", "2020", "--format", "json"});
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  v1::ImpactResponse part;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(ran.out, &part).ok()) << ran.out;
  EXPECT_EQ(part.totals().cases(), 1);
  ran = impact({"--other-rates", "1066"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith("fairstart: --other-rates: "));
  EXPECT_EQ(impact({}).code, ExitCode::kBadInput);
}

}  // namespace
}  // namespace fairstart
