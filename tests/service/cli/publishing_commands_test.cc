#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_replace.h"
#include "fairstart/v1/rulebook_service.pb.h"
#include "google/protobuf/util/json_util.h"
#include "service/files/whole_file.h"
#include "service/proofs/new_solver.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kAbout[] = R"(about {
  id: "sample"
  edition: "2021"
  title: "A sample guide, amended again"
  in_force_from: "2021-04-01"
  amends: "2019"
  legal_status: "legal_status"
}

parameter {
  name: "full_allowance"
  label: "full weekly allowance"
  unit: UNIT_PENCE_PER_WEEK
  known: KNOWN_UNTIL_CHANGED
  row { from: "2019-04-01" value: "57.90" cite { paragraph: "2.1" } }
  row { from: "2021-04-01" value: "70.00" cite { paragraph: "2.1" } }
  cite { paragraph: "2.1" }
}
)";

constexpr char kScenario[] = R"(scenario {
  name: "left-care"
  says: "Somebody who has left care and does not work."
  cite { paragraph: "1.1" }
  case {
    case_reference: "case-1"
    known_through: "2021-12-31"
    date_of_birth: "2002-05-15"
    care_episodes { records { id: "c1" first_day: "2010-01-01" last_day { date: "2018-06-30" } } }
    jobs {}
  }
  check { as_of: "2021-06-01" line { entitlement: "weekly_allowance" amount: "70.00" } }
}
)";

// A server that takes people at their word, so that two of them need no certificates.
class PublishingCommands : public testing::Test {
 protected:
  PublishingCommands() {
    EXPECT_EQ(RunCommand({"ledger", "init", In("a.ledger"), "--key", In("a.key"), "--origin",
                          "fairstart.example/ledger"})
                  .code,
              ExitCode::kOk);
    ServerOptions options;
    options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
    options.rules = kSampleRules;
    options.ledger = In("a.ledger");
    options.key = In("a.key");
    options.demonstration = true;
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options);
    EXPECT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
    edition_ = In("sample/2021");
    folder_.Write("sample/2021/about.txtpb", kAbout);
    folder_.Write("sample/2021/scenarios/base.txtpb", kScenario);
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  // Runs `fairstart rules ...` against the server.
  RanCommand Rules(std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), "rules");
    arguments.insert(arguments.end(), {"--server", ToString(server_->address())});
    return RunCommand(arguments);
  }

  // What the command answers in JSON.
  template <typename Response>
  Response Json(std::vector<std::string> arguments) const {
    arguments.insert(arguments.end(), {"--format", "json"});
    const RanCommand ran = Rules(arguments);
    EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
    Response response;
    EXPECT_TRUE(google::protobuf::util::JsonStringToMessage(ran.out, &response).ok()) << ran.out;
    return response;
  }

  v1::ProposeEditionResponse Publish() const {
    return Json<v1::ProposeEditionResponse>(
        {"publish", edition_, "--said-by", "ann", "--reason", "April"});
  }

  static std::string PositionOf(const v1::ProposeEditionResponse& proposal) {
    return std::to_string(proposal.recorded().position());
  }

  RanCommand Approve(const v1::ProposeEditionResponse& proposal, const std::string& who) const {
    return Rules({"approve", PositionOf(proposal), "--digest", proposal.edition().digest(),
                  "--said-by", who});
  }

  const ScratchFolder folder_;
  std::string edition_;
  std::unique_ptr<Server> server_;
};

TEST_F(PublishingCommands, PublishSaysWhatWasFoundAndHowItIsApproved) {
  const RanCommand ran = Rules({"publish", edition_, "--said-by", "ann"});
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith(edition_ + ": 0 errors, 0 warnings; 1 scenario run; "));
  EXPECT_THAT(ran.out, HasSubstr(HasSolver() ? "28 statements proved\n" : "nothing proved: "));
  EXPECT_THAT(ran.out, HasSubstr("\nproposal recorded as entry "));
  EXPECT_THAT(ran.out, HasSubstr("The server is run for a demonstration"));
  const auto open = Json<v1::ListProposalsResponse>({"proposals"});
  ASSERT_EQ(open.proposals_size(), 1);
  // The command is one line, which runs as it stands once NAME is somebody's.
  EXPECT_THAT(ran.out,
              testing::EndsWith("  fairstart rules approve " +
                                std::to_string(open.proposals(0).position()) + " --digest " +
                                open.proposals(0).edition().digest() + " --said-by NAME --server " +
                                ToString(server_->address()) + "\n"));
}

TEST_F(PublishingCommands, PublishSaysEverythingThatIsWrongInTheFilesAsCheckDoes) {
  std::string wrong = kAbout;
  wrong += "\ndefinition { name: \"odd\" label: \"odd\" value: \"1 +\" }\n";
  wrong += "definition { name: \"even\" label: \"even\" value: \"2 +\" }\n";
  folder_.Write("sample/2021/about.txtpb", wrong);
  const RanCommand ran = Rules({"publish", edition_, "--said-by", "ann"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr(edition_ + "/about.txtpb:20:"));
  EXPECT_THAT(ran.err, HasSubstr(edition_ + "/about.txtpb:21:"));
  EXPECT_THAT(ran.err, HasSubstr(": error: "));
  EXPECT_THAT(ran.err, HasSubstr("value: \"1 +\" }\n"));  // the line, with a caret below it
  EXPECT_THAT(ran.out, StartsWith(edition_ + ": 4 errors, "));
  EXPECT_EQ(Json<v1::ListProposalsResponse>({"proposals", "--all"}).proposals_size(), 0);
}

TEST_F(PublishingCommands, PublishNamesAFailingScenarioWhereItStands) {
  std::string wrong = kScenario;
  folder_.Write("sample/2021/scenarios/base.txtpb",
                wrong.replace(wrong.find("\"70.00\""), 7, "\"71.00\""));
  const RanCommand ran = Rules({"publish", edition_, "--said-by", "ann"});
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr(edition_ + "/scenarios/base.txtpb:12:"));
  EXPECT_THAT(ran.err, HasSubstr("expected £71.00, got £70.00"));
}

TEST_F(PublishingCommands, PublishNeedsAnEditionsFolder) {
  EXPECT_EQ(Rules({"publish", In("no/such"), "--said-by", "ann"}).code, ExitCode::kBadInput);
  EXPECT_THAT(Rules({"publish", In("sample"), "--said-by", "ann"}).err,
              HasSubstr("has no *.txtpb file: it is no edition of a rulebook"));
}

TEST_F(PublishingCommands, ASecondPersonApprovesAndTheListSaysWhoDidWhat) {
  const v1::ProposeEditionResponse proposal = Publish();
  const RanCommand self = Approve(proposal, "ann");
  EXPECT_EQ(self.code, ExitCode::kBadInput);
  EXPECT_THAT(self.err, HasSubstr("a second person approves"));
  const RanCommand other =
      Rules({"approve", PositionOf(proposal), "--digest", "0", "--said-by", "ben"});
  EXPECT_EQ(other.code, ExitCode::kBadInput);
  EXPECT_THAT(other.err, StartsWith("fairstart: --digest: read \"0\""));

  const RanCommand approved = Approve(proposal, "ben");
  ASSERT_EQ(approved.code, ExitCode::kOk) << approved.err;
  EXPECT_THAT(approved.out, StartsWith("sample/2021: 0 errors, 0 warnings; 1 scenario run; "));
  EXPECT_THAT(approved.out, HasSubstr("\napproval recorded as entry "));
  EXPECT_THAT(approved.out, HasSubstr("the server answers from sample/2021, digest"));
  EXPECT_EQ(Rules({"proposals"}).out, "No proposal is open.\n");
  const RanCommand all = Rules({"proposals", "--all"});
  EXPECT_THAT(all.out, HasSubstr("sample/2021"));
  EXPECT_THAT(all.out, HasSubstr("reason: April"));
  EXPECT_THAT(all.out, HasSubstr("approved 20"));
  EXPECT_THAT(all.out, HasSubstr(" by ben, "));
  const RanCommand list = Rules({"list", "--rulebook", "sample"});
  ASSERT_EQ(list.code, ExitCode::kOk) << list.err;
  EXPECT_THAT(list.out, HasSubstr("in force from 2021-04-01\n"));
  EXPECT_THAT(list.out, HasSubstr("proposed as entry " + PositionOf(proposal) + " by ann\n"));
  EXPECT_THAT(list.out, Not(HasSubstr("rates/")));
}

// Its allowance is what others pay, which other rates make another sum before it is approved.
TEST_F(PublishingCommands, AnApprovalThatMeetsOtherRatesSaysWhatDoesNotHoldAnyMore) {
  folder_.Write("sample/2021/sum.txtpb", R"(
    definition {
      name: "weekly_sum" label: "weekly sum" value: "benefit_rate" cite { paragraph: "2.1" }
      exception {
        name: "at_work" when: "size(active(jobs)) > 0" value: "full_allowance - work_deduction"
        because: "The young person works." cite { paragraph: "2.2" } interpretation: "I-1"
      }
    })");
  folder_.Write("sample/2021/scenarios/base.txtpb",
                absl::StrReplaceAll(kScenario, {{"2021-06-01", "2021-01-01"}, {"70.00", "60.00"}}));
  const v1::ProposeEditionResponse proposal = Publish();
  const std::string rates = *ReadWholeFile(std::string(kSampleRules) + "/rates/2020/rates.txtpb");
  folder_.Write(
      "rates/2021/rates.txtpb",
      absl::StrReplaceAll(rates, {{"edition: \"2020\"\n  title", "edition: \"2021\"\n  title"},
                                  {"60.00", "65.00"}}));
  const auto newer =
      Json<v1::ProposeEditionResponse>({"publish", In("rates/2021"), "--said-by", "ann"});
  ASSERT_EQ(Approve(newer, "ben").code, ExitCode::kOk);
  const RanCommand ran = Approve(proposal, "ben");
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.err, HasSubstr("sample/2021/scenarios/base.txtpb:12:"));
  EXPECT_THAT(ran.err, HasSubstr("expected £60.00, got £65.00"));
}

TEST_F(PublishingCommands, ARefusedProposalIsClosedWithItsReason) {
  const v1::ProposeEditionResponse proposal = Publish();
  const RanCommand refused =
      Rules({"refuse", PositionOf(proposal), "--reason", "too early", "--said-by", "ben"});
  ASSERT_EQ(refused.code, ExitCode::kOk) << refused.err;
  EXPECT_THAT(refused.out, StartsWith("refusal recorded as entry "));
  EXPECT_THAT(Rules({"proposals", "--all"}).out, HasSubstr(": too early"));
  const RanCommand late = Approve(proposal, "ben");
  EXPECT_EQ(late.code, ExitCode::kBadInput);
  EXPECT_THAT(late.err, HasSubstr("was refused by ben"));
  EXPECT_EQ(Rules({"refuse", PositionOf(proposal), "--said-by", "ben"}).code, ExitCode::kBadInput);
  EXPECT_THAT(Rules({"refuse", "0", "--reason", "x", "--said-by", "ben"}).err,
              HasSubstr("proposal_position: entry 0 of the ledger is no proposal to publish"));
}

TEST_F(PublishingCommands, GetWritesTheFilesOfAProposalIntoANewFolder) {
  const v1::ProposeEditionResponse proposal = Publish();
  const RanCommand got = Rules({"get", PositionOf(proposal), "--output", In("read")});
  ASSERT_EQ(got.code, ExitCode::kOk) << got.err;
  EXPECT_THAT(got.out, HasSubstr(In("read") + ": 1 file, 1 file of scenarios\n"));
  EXPECT_EQ(*ReadWholeFile(In("read/about.txtpb")), kAbout);
  EXPECT_EQ(*ReadWholeFile(In("read/scenarios/base.txtpb")), kScenario);
  const RanCommand over = Rules({"get", PositionOf(proposal), "--output", In("read")});
  EXPECT_EQ(over.code, ExitCode::kBadInput);
  EXPECT_THAT(over.err, StartsWith("fairstart: --output: "));
  EXPECT_THAT(over.err, HasSubstr("is there already; name a new folder"));
}

TEST_F(PublishingCommands, GetTakesAnEditionByItsName) {
  ASSERT_EQ(Rules({"get", "sample/2019", "--output", In("2019")}).code, ExitCode::kOk);
  for (const auto& file :
       std::filesystem::directory_iterator(std::string(kSampleRules) + "/sample/2019")) {
    if (file.path().extension() != ".txtpb") continue;
    EXPECT_EQ(*ReadWholeFile(In("2019") / file.path().filename()), *ReadWholeFile(file.path()));
  }
  const auto json = Json<v1::GetEditionResponse>({"get", "sample/2020"});
  EXPECT_EQ(json.published().edition().edition(), "2020");
  EXPECT_GT(json.files_size(), 0);
}

TEST_F(PublishingCommands, GetSaysWhatIsWrongWithWhatIsAskedFor) {
  const RanCommand word = Rules({"get", "sample", "--output", In("x")});
  EXPECT_EQ(word.code, ExitCode::kBadInput);
  EXPECT_THAT(word.err, StartsWith("fairstart: EDITION: read \"sample\", want ID/EDITION"));
  EXPECT_THAT(Rules({"get", "sample/1999", "--output", In("x")}).err,
              HasSubstr("there is no \"1999\" of \"sample\""));
  EXPECT_THAT(Rules({"get", "sample/2019"}).err, StartsWith("fairstart: --output: name a new"));
  EXPECT_FALSE(std::filesystem::exists(In("x")));
}

TEST_F(PublishingCommands, CompareSaysWhatAProposalChanges) {
  const v1::ProposeEditionResponse proposal = Publish();
  const RanCommand ran = Rules({"compare", "sample/2020", PositionOf(proposal)});
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("sample/2020 → sample/2021: 2 differences\n\nabout "));
  EXPECT_THAT(ran.out,
              HasSubstr("  title (line 6 → 4): A sample guide, amended → A sample guide,"));
  EXPECT_THAT(ran.out, HasSubstr("\nparameter full_allowance "));
  EXPECT_THAT(ran.out, HasSubstr("  sample/2020/about.txtpb:13 → sample/2021/about.txtpb:11\n"));
  EXPECT_THAT(ran.out, HasSubstr("  2020-04-01 to 2021-03-31: 60.00 → 57.90\n"));
  EXPECT_THAT(ran.out, HasSubstr("  from 2021-04-01 on: 60.00 → 70.00\n"));
  EXPECT_THAT(ran.out, HasSubstr("  row[\"2021-04-01\"] added (line 16): from: "));
  const auto json = Json<v1::CompareEditionsResponse>({"compare", PositionOf(proposal), edition_});
  EXPECT_EQ(json.differences().declarations_size(), 0);
}

TEST_F(PublishingCommands, CompareNamesTheSideThatIsWrong) {
  EXPECT_THAT(
      Rules({"compare", "sample", "sample/2020"}).err,
      StartsWith("fairstart: BEFORE: read \"sample\", want a folder that is there, ID/EDITION"));
  EXPECT_THAT(Rules({"compare", "sample/2020", "sample/1999"}).err,
              HasSubstr("after.name.edition: there is no \"1999\" of \"sample\""));
}

TEST_F(PublishingCommands, PagesGoOn) {
  const RanCommand first = Rules({"list", "--page-size", "1"});
  EXPECT_THAT(first.out, HasSubstr("--page-token "));
  EXPECT_EQ(Rules({"list", "--page-token", "x"}).code, ExitCode::kBadInput);
}

// Beside the edition that it amends; no server is asked.
TEST(RulesCompare, TwoFoldersNeedNoServer) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  const std::string after = folder.Write("rules/sample/2021/about.txtpb", kAbout).parent_path();
  const std::string before = (rules / "sample/2020").string();
  const RanCommand ran = RunCommand({"rules", "compare", before + "/", after});
  ASSERT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, StartsWith("sample/2020 → sample/2021: 2 differences\n"));
  EXPECT_THAT(ran.out, HasSubstr("  from 2021-04-01 on: 60.00 → 70.00\n"));
  EXPECT_THAT(ran.out, HasSubstr(after + "/about.txtpb:11"));
  EXPECT_EQ(RunCommand({"rules", "compare", before, before}).out,
            "sample/2020 → sample/2020: nothing differs\n");
  const RanCommand json = RunCommand({"rules", "compare", before, after, "--format", "json"});
  v1::CompareEditionsResponse response;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(json.out, &response).ok()) << json.out;
  EXPECT_EQ(response.differences().after().edition(), "2021");
  EXPECT_EQ(response.differences().after().digest().size(), 64u);
}

TEST(RulesCompare, WhatCannotBeReadIsSaidWhereItStands) {
  const ScratchFolder folder;
  const std::filesystem::path rules = folder.CopySampleRules();
  const std::string before = (rules / "sample/2020").string();
  const std::string after =
      folder.Write("rules/sample/2021/about.txtpb", "about { id: \"sample\" edition: 7 }")
          .parent_path();
  const RanCommand ran = RunCommand({"rules", "compare", before, after});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, StartsWith(after + "/about.txtpb:1:"));
  // What is amended must stand beside it.
  folder.Write("elsewhere/sample/2021/about.txtpb", kAbout);
  EXPECT_THAT(
      RunCommand({"rules", "compare", before, (folder.path() / "elsewhere/sample/2021").string()})
          .err,
      HasSubstr("amends sample/2019, which is not here; put that edition beside this one"));
}

TEST(RulesCompare, WhatIsNoFolderNeedsAServer) {
  const RanCommand ran =
      RunCommand({"rules", "compare", std::string(kSampleRules) + "/sample/2020", "sample/2021"});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_EQ(ran.err,
            "fairstart: AFTER: there is no folder sample/2021; say with --server which server has "
            "that edition\n");
}

TEST(PublishingCommandLine, NeedsAServerAndSaysWhatIsMisspelt) {
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"rules", "publish", "x", "--said-by", "ann"},
        {"rules", "approve", "7", "--digest", "0", "--said-by", "ben"},
        {"rules", "list"},
        {"rules", "proposals"},
        {"rules", "get", "sample/2019", "--output", "x"}}) {
    const RanCommand ran = RunCommand(command);
    EXPECT_EQ(ran.code, ExitCode::kBadInput);
    EXPECT_THAT(ran.err, HasSubstr("--server"));
  }
  EXPECT_THAT(RunCommand({"rules", "aprove", "7"}).err, HasSubstr("did you mean approve?"));
  EXPECT_THAT(RunCommand({"rules", "approve", "7", "--digset", "0"}).err,
              HasSubstr("did you mean --digest?"));
}

TEST(PublishingCommandLine, HelpFitsIntoEightyColumns) {
  for (const char* command :
       {"publish", "approve", "refuse", "list", "proposals", "get", "compare"}) {
    std::istringstream lines(RunCommand({"rules", command, "--help"}).out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80u) << line;
  }
}

TEST(PublishingCommandLine, AServerWithoutLedgerSaysWhatItLacks) {
  ServerOptions options;
  options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
  options.rules = kSampleRules;
  const auto server = Server::Start(options);
  ASSERT_TRUE(server.ok()) << server.status();
  const RanCommand ran = RunCommand({"rules", "list", "--server", ToString((*server)->address())});
  EXPECT_EQ(ran.code, ExitCode::kFailure);
  EXPECT_EQ(ran.err, "fairstart: the server keeps no record; start it with --ledger and --key\n");
}

TEST(PublishingCommandLine, AServerThatIsNotThereIsAFailure) {
  const RanCommand ran = RunCommand({"rules", "list", "--server", "127.0.0.1:1"});
  EXPECT_EQ(ran.code, ExitCode::kFailure);
  EXPECT_THAT(ran.err, HasSubstr("127.0.0.1:1"));
}

}  // namespace
}  // namespace fairstart
