#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/ledger/ledger.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

class RecordCommands : public testing::Test {
 protected:
  RecordCommands() {
    const SigningKey key = SigningKey::Generate();
    EXPECT_TRUE(key.WriteNew(key_).ok());
    EXPECT_TRUE(Ledger::Create(ledger_, "fairstart.example/test", key).ok());
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  // Asks the server, if there is one, or opens the ledger.
  RanCommand Run(std::vector<std::string> arguments, bool records) {
    arguments.insert(arguments.begin(), "record");
    if (server_ != nullptr) {
      arguments.insert(arguments.end(), {"--server", ToString(server_->address())});
    } else {
      arguments.insert(arguments.end(), {"--ledger", ledger_});
      if (records) arguments.insert(arguments.end(), {"--key", key_, "--rules", kSampleRules});
    }
    return RunCommand(arguments);
  }

  RanCommand Record(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--said-by", "pa-7", "--case-reference", "case-1"});
    return Run(std::move(arguments), true);
  }

  RanCommand Propose(const std::string& id, const std::string& jobs = "jobs {}") {
    const std::string file =
        folder_
            .Write("case.txtpb",
                   "case_reference: 'case-1'\nknown_through: '2019-12-31'\n"
                   "date_of_birth: '2002-05-15'\ncare_episodes { records { id: "
                   "'c1' first_day: '2010-01-01' last_day { date: '2018-06-30' } "
                   "} }\n" +
                       jobs)
            .string();
    return Record(
        {"propose", file, "--rulebook", "sample", "--as-of", "2019-06-01", "--request-id", id});
  }

  RanCommand InForce(const std::string& day, const std::string& line = "weekly_allowance") {
    return Run({"in-force", "--case-reference", "case-1", "--as-of", day, "--line", line}, false);
  }

  void Serve() {
    ServerOptions options;
    options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
    options.rules = kSampleRules;
    options.ledger = ledger_;
    options.key = key_;
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  // Key and descriptors, four editions, the case; then the finding.
  static constexpr char kFinding[] = "7";

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
  std::unique_ptr<Server> server_;
};

TEST_F(RecordCommands, WhatIsProposedIsConfirmedAndInForce) {
  const RanCommand proposed = Propose("r-1");
  ASSERT_EQ(proposed.code, ExitCode::kOk) << proposed.err;
  EXPECT_THAT(proposed.out, HasSubstr("£57.90 a week"));
  EXPECT_THAT(proposed.out, HasSubstr("finding recorded as entry 7 at "));
  EXPECT_THAT(InForce("2019-06-01").out, HasSubstr("not decided"));
  const std::string file = folder_
                               .Write("c.txtpb",
                                      "finding_position: 7\ndecided_on: '2019-06-03'\n"
                                      "lines { entitlement: 'weekly_allowance' }\nreason: 'seen'")
                               .string();
  const RanCommand confirmed = Record({"confirm", file, "--request-id", "c-1"});
  ASSERT_EQ(confirmed.code, ExitCode::kOk) << confirmed.err;
  EXPECT_THAT(confirmed.out, HasSubstr("weekly_allowance"));
  EXPECT_THAT(confirmed.out, HasSubstr("from 2019-04-01"));
  EXPECT_THAT(Record({"confirm", file, "--request-id", "c-1"}).out,
              HasSubstr("was recorded before, as entry 8"));
  const RanCommand in_force = InForce("2019-06-01");
  EXPECT_THAT(in_force.out, HasSubstr("£57.90 a week"));
  EXPECT_THAT(in_force.out, HasSubstr("confirmed on 2019-06-03 by pa-7"));
  EXPECT_THAT(in_force.out, HasSubstr("reason: seen"));
}

TEST_F(RecordCommands, ADepartureWithoutReasonIsShownWhereItIs) {
  Propose("r-1");
  const std::string file =
      folder_
          .Write("d.txtpb",
                 "finding_position: 7\ndecided_on: '2019-06-03'\nline { entitlement: "
                 "'weekly_allowance' }\noutcome: OUTCOME_NOT_ENTITLED\n")
          .string();
  RanCommand departed = Record({"depart", file});
  EXPECT_EQ(departed.code, ExitCode::kBadInput);
  EXPECT_THAT(departed.err, HasSubstr("departure.reason: is needed"));
  folder_.Write(
      "d.txtpb",
      "finding_position: 7\ndecided_on: '2019-06-03'\nline { entitlement: 'weekly_allowance' }\n"
      "outcome: OUTCOME_NOT_ENTITLED\nreason: 'has left'");
  departed = Record({"depart", file});
  EXPECT_EQ(departed.code, ExitCode::kOk) << departed.err;
  EXPECT_THAT(InForce("2019-06-01").out, HasSubstr("departed from what was found"));
}

TEST_F(RecordCommands, WhatHindersAConfirmationIsSaid) {
  Propose("r-1", "");
  const std::string file =
      folder_
          .Write("c.txtpb",
                 "finding_position: 7 decided_on: '2019-06-03' lines { entitlement: "
                 "'weekly_allowance' }")
          .string();
  const RanCommand confirmed = Record({"confirm", file});
  EXPECT_EQ(confirmed.code, ExitCode::kBadInput);
  EXPECT_THAT(confirmed.err, HasSubstr("fairstart: weekly_allowance: not known: jobs"));
}

TEST_F(RecordCommands, EachItemHasACommand) {
  const std::string line = "line { entitlement: 'adviser' } ";
  for (const auto& [command, text] : std::vector<std::pair<std::string, std::string>>{
           {"assessment",
            line +
                "outcome: ASSESSMENT_OUTCOME_APPROVED assessed_by: 'x' assessed_on: '2019-06-02' "
                "reason: 'y'"},
           {"approval",
            line + "role: 'service_manager' approved_by: 'x' approved_on: '2019-06-02'"},
           {"plan-review", "reviewed_on: '2019-06-02' reviewed_by: 'x'"},
           {"plan-item", line + "review_on: '2019-12-02'"}}) {
    const std::string file = folder_.Write(command + ".txtpb", "id: 'i' " + text).string();
    const RanCommand ran = Record({command, file, "--rulebook", "sample"});
    EXPECT_EQ(ran.code, ExitCode::kOk) << command << ran.err;
    EXPECT_THAT(ran.out, HasSubstr(" recorded as entry "));
  }
  for (const auto& [command, text] : std::vector<std::pair<std::string, std::string>>{
           {"evidence", "kind: 'receipt' received_on: '2019-06-02'"},
           {"agreement", "kind: 'repayment' signed_on: '2019-06-02'"}}) {
    const std::string file = folder_.Write(command + ".txtpb", "id: 'i'\n" + text).string();
    const RanCommand ran = Record({command, file, "--rulebook", "sample"});
    EXPECT_EQ(ran.code, ExitCode::kBadInput) << command;  // the sample rulebook asks for none
    EXPECT_THAT(ran.err, HasSubstr(command + ".txtpb:2:1: error: "));
  }
}

TEST_F(RecordCommands, EntriesAreListedAndGiven) {
  Propose("r-1");
  const RanCommand listed = Run({"list", "--case-reference", "case-1"}, false);
  EXPECT_THAT(listed.out, HasSubstr("finding proposed, said by pa-7"));
  const RanCommand page = Run({"list", "--case-reference", "case-1", "--page-size", "1"}, false);
  EXPECT_THAT(page.out, HasSubstr("more: --page-token 7-"));
  const RanCommand given = Run({"get", kFinding}, false);
  EXPECT_THAT(given.out, HasSubstr("case_position: 6"));
  EXPECT_THAT(given.out, HasSubstr("£57.90 a week"));
  EXPECT_THAT(Run({"get", kFinding, "--format", "json"}, false).out,
              HasSubstr("\"caseReference\": \"case-1\""));
  EXPECT_EQ(Run({"get", "99"}, false).code, ExitCode::kBadInput);
}

TEST_F(RecordCommands, WhatWasKnownIsSaid) {
  Propose("r-1");
  const std::vector<std::string> asked = {"as-known-at", "--case-reference", "case-1",
                                          "--as-of",     "2019-06-01",       "--recorded-at"};
  std::vector<std::string> then = asked, later = asked;
  then.push_back("2001-01-01T00:00:00Z");
  later.push_back("2199-01-01T00:00:00Z");
  EXPECT_THAT(Run(then, false).out, HasSubstr("no case was known"));
  EXPECT_THAT(Run(later, false).out,
              HasSubstr("the case known was entry 6, known through 2019-12-31"));
}

TEST_F(RecordCommands, WhereItIsRecordedIsNeeded) {
  const RanCommand ran = RunCommand({"record", "list", "--case-reference", "case-1"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("--server or --ledger"));
}

TEST_F(RecordCommands, AServerAnswersTheSame) {
  Propose("r-1");
  const RanCommand here = InForce("2019-06-01");
  Serve();
  EXPECT_EQ(InForce("2019-06-01").out, here.out);
  EXPECT_THAT(Propose("r-1").out, HasSubstr("finding was recorded before, as entry 7"));
  EXPECT_THAT(Propose("r-2").out, HasSubstr("finding recorded as entry 8"));
  // While it has the ledger, nobody else records in it.
  const RanCommand second =
      RunCommand({"record", "propose", In("case.txtpb"), "--rulebook", "sample", "--said-by", "x",
                  "--ledger", ledger_, "--key", key_, "--rules", kSampleRules});
  EXPECT_EQ(second.code, ExitCode::kFailure);
  EXPECT_THAT(second.err, HasSubstr("--ledger: "));
}

TEST_F(RecordCommands, AServerWithoutALedgerSaysSo) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok());
  const RanCommand ran = RunCommand(
      {"record", "list", "--case-reference", "case-1", "--server", ToString((*server)->address())});
  EXPECT_EQ(ran.code, ExitCode::kFailure);
  EXPECT_THAT(ran.err, HasSubstr("keeps no record; start it with --ledger and --key"));
}

}  // namespace
}  // namespace fairstart
