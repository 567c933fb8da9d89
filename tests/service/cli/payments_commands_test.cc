#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/ledger/ledger.h"
#include "service/server/server.h"
#include "tests/service/cli/ran_command.h"
#include "tests/service/scratch_folder.h"

namespace fairstart {
namespace {

using testing::HasSubstr;

constexpr char kRules[] = "tests/service/payments/rules";
constexpr char kColumns[] =
    "case_reference,reference,entitlement,first_day,last_day,amount,paid_on,payee,manner\n";
// £57.90 for the week from Monday 3 June 2019.
constexpr char kWeek[] =
    "case-1,p1,weekly_allowance,2019-06-03,2019-06-09,57.90,2019-06-07,PAYEE_YOUNG_PERSON,"
    "MANNER_ACCOUNT\n";
constexpr char kTooMuch[] =
    "case-1,p2,weekly_allowance,2019-06-10,2019-06-16,57.91,2019-06-14,PAYEE_YOUNG_PERSON,"
    "MANNER_ACCOUNT\n";

class PaymentsCommands : public testing::Test {
 protected:
  PaymentsCommands() {
    const SigningKey key = SigningKey::Generate();
    EXPECT_TRUE(key.WriteNew(key_).ok());
    EXPECT_TRUE(Ledger::Create(ledger_, "fairstart.example/test", key).ok());
    const std::string facts =
        folder_
            .Write("case.txtpb",
                   "case_reference: 'case-1'\nknown_through: '2019-12-31'\n"
                   "date_of_birth: '2002-05-15'\ncare_episodes { records { id: 'c1' first_day: "
                   "'2010-01-01' last_day { date: '2018-06-30' } } }\njobs {}\n")
            .string();
    EXPECT_EQ(
        Record({"record", "propose", facts, "--rulebook", "payments", "--as-of", "2019-06-01"})
            .code,
        ExitCode::kOk);
    const std::string decision =
        folder_.Write("decision.txtpb", "finding_position: 5\ndecided_on: '2019-06-03'\n").string();
    const RanCommand confirmed =
        Record({"record", "confirm", decision, "--case-reference", "case-1"});
    EXPECT_EQ(confirmed.code, ExitCode::kOk) << confirmed.err;
  }

  std::string In(const std::string& name) const { return (folder_.path() / name).string(); }

  // Asks the server, if there is one, or opens the ledger.
  RanCommand Ask(std::vector<std::string> arguments, bool records) {
    if (server_ != nullptr) {
      arguments.insert(arguments.end(), {"--server", ToString(server_->address())});
    } else {
      arguments.insert(arguments.end(), {"--ledger", ledger_, "--rules", kRules});
      if (records) arguments.insert(arguments.end(), {"--key", key_});
    }
    return RunCommand(arguments);
  }

  RanCommand Record(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--said-by", "finance-1"});
    return Ask(std::move(arguments), true);
  }

  std::string File(const std::string& lines, const std::string& columns = kColumns) {
    return folder_.Write("payments.csv", columns + lines).string();
  }

  RanCommand Validate(const std::string& lines) {
    return Ask({"payments", "validate", File(lines)}, false);
  }

  RanCommand Pay(const std::string& lines) { return Record({"payments", "record", File(lines)}); }

  RanCommand Reconcile(const std::string& report) {
    const std::string file =
        folder_.Write("report.csv", "case_reference,reference,amount,state\n" + report).string();
    return Ask({"payments", "reconcile", file, "--from", "2019-06-03", "--until", "2019-06-16"},
               false);
  }

  void Serve() {
    ServerOptions options;
    options.listen = *ReadServerAddress("127.0.0.1:0", Reach::kThisMachine);
    options.rules = kRules;
    options.ledger = ledger_;
    options.key = key_;
    absl::StatusOr<std::unique_ptr<Server>> server = Server::Start(options);
    ASSERT_TRUE(server.ok()) << server.status();
    server_ = *std::move(server);
  }

  const ScratchFolder folder_;
  const std::string ledger_ = In("a.ledger");
  const std::string key_ = In("a.key");
  std::unique_ptr<Server> server_;
};

TEST_F(PaymentsCommands, WhenEveryPaymentMayBeMadeItSaysSo) {
  const RanCommand ran = Validate(kWeek);
  EXPECT_EQ(ran.code, ExitCode::kOk) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("\r\n2,case-1,p1,weekly_allowance,,PAY,,57.90,57.90,,,"
                                 "a week at £57.90,2.1"));
  EXPECT_EQ(ran.err, "1 payment: 1 PAY 57.90\n");
}

TEST_F(PaymentsCommands, OnePaymentThatMayNotBeMadeIsEnoughForAnotherCode) {
  const RanCommand ran = Validate(std::string(kWeek) + kTooMuch);
  EXPECT_EQ(ran.code, ExitCode::kProblems);
  EXPECT_THAT(ran.out,
              HasSubstr("3,case-1,p2,weekly_allowance,,REJECT,OVER_AMOUNT,57.91,57.90,,,"));
  EXPECT_EQ(ran.err, "2 payments: 1 PAY 57.90, 1 REJECT 57.91\n");
}

TEST_F(PaymentsCommands, AFileMayComeOnStandardInput) {
  const RanCommand ran = RunCommand(
      {"payments", "validate", "-", "--ledger", ledger_, "--rules", kRules},
      std::string(kColumns) + kWeek + "case-1,p2,weekly_allowance,,,5.790,2019-06-07,,\n");
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("standard input:3:30: error: read \"5.790\""));
  EXPECT_EQ(RunCommand({"payments", "validate", "-", "--ledger", ledger_, "--rules", kRules},
                       std::string(kColumns) + kWeek)
                .code,
            ExitCode::kOk);
}

TEST_F(PaymentsCommands, PaymentsOfOneFileCountForEachOther) {
  const RanCommand ran = Validate(std::string(kWeek) + kWeek);
  EXPECT_THAT(ran.out, HasSubstr("3,case-1,p1,weekly_allowance,,REJECT,DUPLICATE"));
}

TEST_F(PaymentsCommands, WhatCannotBeReadIsNamedByLineAndColumn) {
  const RanCommand ran = Validate("case-1,p1,weekly_allowance,,,57.9,2019-06-07,,\n");
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("payments.csv:2:30: error: read \"57.9\", want pounds and pence"));
  EXPECT_EQ(ran.out, "");
}

TEST_F(PaymentsCommands, WhatCannotBeJudgedIsNamedByLineAndColumnAndTheRestIsJudged) {
  const RanCommand ran = Validate(
      "case-1,p0,weekly_allowance,2019-06-09,2019-06-03,57.90,2019-06-07,,\n" + std::string(kWeek));
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("payments.csv:2:39: error: last_day: is before first_day"));
  EXPECT_THAT(ran.err, HasSubstr("2 payments: 1 PAY 57.90, 1 not judged\n"));
}

TEST_F(PaymentsCommands, AFileIsRecordedOnceHoweverOftenItIsGiven) {
  const RanCommand first = Pay(std::string(kWeek) + kTooMuch);
  EXPECT_EQ(first.code, ExitCode::kProblems) << first.err;
  EXPECT_EQ(first.err, "2 payments: 1 PAY 57.90, 1 REJECT 57.91\n");
  const RanCommand again = Pay(kWeek);
  EXPECT_EQ(again.code, ExitCode::kOk) << again.out << again.err;
  const RanCommand balance = Ask({"payments", "balance", "--case-reference", "case-1", "--as-of",
                                  "2019-06-10", "--line", "weekly_allowance"},
                                 false);
  EXPECT_EQ(balance.code, ExitCode::kOk) << balance.err;
  EXPECT_THAT(balance.out, HasSubstr("paid £57.90"));
  EXPECT_THAT(balance.out, HasSubstr("£57.90 on 2019-06-07 for 2019-06-03 to 2019-06-09"));
}

TEST_F(PaymentsCommands, WhatIsDueAndNotPaidIsFound) {
  EXPECT_EQ(Pay(kWeek).code, ExitCode::kOk);
  const RanCommand ran = Reconcile("case-1,p1,57.90,bounced\n");
  EXPECT_EQ(ran.code, ExitCode::kProblems) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("case-1,DUE_NOT_PAID,,weekly_allowance,,2019-06-10,2019-06-16,"
                                 "57.90,0.00,"));
  EXPECT_THAT(ran.out, HasSubstr("case-1,NOT_REVERSED,p1,weekly_allowance,,"));
  EXPECT_THAT(ran.err, HasSubstr("1 person: 1 DUE_NOT_PAID, "));
}

TEST_F(PaymentsCommands, WhatCameBackIsDueAgain) {
  EXPECT_EQ(Pay(kWeek).code, ExitCode::kOk);
  const RanCommand back =
      Record({"payments", "reverse", "--case-reference", "case-1", "--reference", "b1",
              "--reverses", "p1", "--reversed-on", "2019-06-12"});
  EXPECT_EQ(back.code, ExitCode::kOk) << back.err;
  EXPECT_THAT(back.out, HasSubstr("reversal of £57.90 recorded as entry"));
  const RanCommand ran = Reconcile("case-1,p1,57.90,bounced\n");
  EXPECT_THAT(ran.out, HasSubstr("2019-06-03,2019-06-16,115.80,0.00,"));
}

TEST_F(PaymentsCommands, AReportThatNamesAPaymentTwiceIsRefused) {
  const RanCommand ran = Reconcile("case-1,p1,57.90,paid\ncase-1,p1,57.90,paid\n");
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("report.csv:3:8: error: the payment is reported already"));
}

TEST_F(PaymentsCommands, AServerAnswersAsTheLedgerDoes) {
  const RanCommand here = Validate(std::string(kWeek) + kTooMuch);
  const RanCommand reconciled = Reconcile("");
  Serve();
  const RanCommand there = Validate(std::string(kWeek) + kTooMuch);
  EXPECT_EQ(there.code, here.code);
  EXPECT_EQ(there.out, here.out);
  EXPECT_EQ(there.err, here.err);
  EXPECT_EQ(Reconcile("").out, reconciled.out);
  EXPECT_EQ(Pay(kWeek).code, ExitCode::kOk);
  EXPECT_EQ(Record({"payments", "reverse", "--case-reference", "case-1", "--reference", "b1",
                    "--reverses", "p1", "--reversed-on", "2019-06-12", "--pence", "90"})
                .code,
            ExitCode::kOk);
}

TEST_F(PaymentsCommands, WhoAnswersMustBeSaid) {
  const RanCommand ran = RunCommand({"payments", "validate", File(kWeek)});
  EXPECT_EQ(ran.code, ExitCode::kBadInput);
  EXPECT_THAT(ran.err, HasSubstr("--server or --ledger"));
}

}  // namespace
}  // namespace fairstart
