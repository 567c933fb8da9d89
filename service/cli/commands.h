// The operations of the `fairstart` command, each with what the command line says about it. One
// function a subcommand, in the file of its name.
#ifndef FAIRSTART_SERVICE_CLI_COMMANDS_H_
#define FAIRSTART_SERVICE_CLI_COMMANDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "service/cli/console.h"
#include "service/cli/exit_code.h"
#include "service/cli/server_argument.h"

namespace fairstart {

// fairstart serve
struct ServeArguments {
  std::string rules = "rules";
  std::string listen = "127.0.0.1:50051";
  std::string ledger;  // empty: nothing is recorded
  std::string key;
  std::string retention;  // a schedule's file; empty: nothing is erased
  TlsFiles tls;  // empty: plaintext on this machine
  bool demonstration = false;
  int threads = 0;
  size_t most_in_flight = 256;
  size_t most_request_bytes = 4 << 20;
  int drain_seconds = 10;
};
ExitCode Serve(const ServeArguments& arguments, Console& console);

// Who answers, and under which rules.
struct AnswererArguments {
  ServerArgument server;  // empty: answered here
  std::string rules = "rules";
  std::string rulebook;  // "sample/2017" or "sample"; empty: the only one there is
  std::string rates;
  std::vector<std::string> readings;
};

// What every question about a case says.
struct CaseArguments : AnswererArguments {
  std::string case_file;
  std::string record_file;  // empty: none is given
  std::vector<std::string> entitlements;
};

// fairstart decide
struct DecideArguments : CaseArguments {
  std::string as_of;    // empty: the case's known_through
  std::string explain;  // "" (no), "true" or "plain", or "full"
  bool windows = false;
  std::string format = "text";  // "text", "json" or "binary"
};
ExitCode Decide(const DecideArguments& arguments, Console& console);

// fairstart timeline
struct TimelineArguments : CaseArguments {
  std::string from;              // empty: the case's known_through
  std::string until;             // empty: a year later
  std::string format = "text";   // "text", "json" or "binary"
};
ExitCode Timeline(const TimelineArguments& arguments, Console& console);

// fairstart schedule
struct ScheduleArguments : CaseArguments {
  std::string from;             // empty: the case's known_through
  std::string until;            // empty: a year later
  std::string format = "text";  // "text", "json", "csv" or "binary"
};
ExitCode Schedule(const ScheduleArguments& arguments, Console& console);

// fairstart plan
struct PlanItemsArguments : CaseArguments {
  std::string as_of;            // empty: the case's known_through
  std::string format = "text";  // "text", "json" or "binary"
};
ExitCode PlanItems(const PlanItemsArguments& arguments, Console& console);

// fairstart duties
struct DutiesArguments : CaseArguments {
  std::string from;             // empty: the case's known_through
  std::string until;            // empty: a year later
  std::string format = "text";  // "text", "json", "binary" or "ical"
};
ExitCode Duties(const DutiesArguments& arguments, Console& console);

// fairstart compare
struct CompareArguments : CaseArguments {
  std::string as_of;          // empty: the case's known_through
  std::string other_case;     // each of these empty: the same on both sides
  std::string other_record;
  std::string other_as_of;
  std::string other_rulebook;  // "sample/2020" or "sample"
  std::string other_rates;
  std::vector<std::string> other_readings;
  std::vector<std::string> other_parameters;  // service/cli/parameter_argument.h
  std::string cases;  // a file with a case a line, or "-"; empty: one case
  bool each = false;  // of many cases, name those that change
  int threads = 0;    // of many cases; 0: one a processor
  std::string format = "text";  // "text", "json" or, of one case, "binary"
};
ExitCode Compare(const CompareArguments& arguments, Console& console);

// fairstart cohort
struct CohortArguments {
  int64_t size = 0;
  uint64_t seed = 1;
  std::string as_of;  // empty: the last day of the rulebook's first year
  std::string rules = "rules";
  std::string rulebook;
  bool assumptions = false;  // print what is supposed instead
};
ExitCode Cohort(const CohortArguments& arguments, Console& console);

// fairstart questions
struct QuestionsArguments : CaseArguments {
  std::string as_of;            // empty: the case's known_through
  std::string format = "text";  // "text", "json" or "binary"
};
ExitCode Questions(const QuestionsArguments& arguments, Console& console);

// fairstart statement
struct StatementArguments : CaseArguments {
  std::string as_of;   // empty: the case's known_through
  std::string output;  // a file; empty: standard output
};
ExitCode Statement(const StatementArguments& arguments, Console& console);

// fairstart facts
struct FactsArguments : AnswererArguments {
  std::vector<std::string> names;  // "jobs", "declared_facts.proms"; empty: all
  bool used = false;               // only those that some rule uses
  std::string format = "text";     // "text" or "json"
};
ExitCode Facts(const FactsArguments& arguments, Console& console);

// fairstart rules check
struct RulesCheckArguments {
  std::vector<std::string> folders;
  std::string rates;
  bool proofs = true;  // prove what is stated of each rulebook that compiles
  bool proved = false;  // say what is proved, too
  std::string cases;   // folder for those who refute something; empty: none
};
ExitCode RulesCheck(const RulesCheckArguments& arguments, Console& console);

// fairstart rules test
struct RulesTestArguments {
  std::vector<std::string> folders;
  std::string rates;
  ServerArgument server;  // empty: answered here
  std::string only;       // part of the names of those to run; empty: all
};
ExitCode RulesTest(const RulesTestArguments& arguments, Console& console);

// fairstart rules coverage
struct RulesCoverageArguments {
  std::vector<std::string> folders;
  std::string rates;
  std::string format = "text";  // "text" or "json"
};
ExitCode RulesCoverage(const RulesCoverageArguments& arguments, Console& console);

// fairstart rules fmt
struct RulesFmtArguments {
  std::vector<std::string> folders;
  bool check = false;
};
ExitCode RulesFmt(const RulesFmtArguments& arguments, Console& console);

// fairstart rules show
struct RulesShowArguments {
  std::string folder;
  std::string rates;
  std::string format = "markdown";  // or "html"
  std::string output;               // a file; empty: standard output
};
ExitCode RulesShow(const RulesShowArguments& arguments, Console& console);

// What every command about publishing says: the server that keeps the rules, and how it is printed.
struct PublishingArguments {
  ServerArgument server;
  std::string format = "text";  // "text" or "json"
};

// What those that record say besides.
struct PublishingDecisionArguments : PublishingArguments {
  std::string request_id;  // empty: a new one
  std::string said_by;
};

// fairstart rules publish
struct RulesPublishArguments : PublishingDecisionArguments {
  std::string folder;
  std::string reason;  // empty: none is given
};
ExitCode RulesPublish(const RulesPublishArguments& arguments, Console& console);

// fairstart rules approve
struct RulesApproveArguments : PublishingDecisionArguments {
  int64_t position = 0;  // of the proposal
  std::string digest;
};
ExitCode RulesApprove(const RulesApproveArguments& arguments, Console& console);

// fairstart rules refuse
struct RulesRefuseArguments : PublishingDecisionArguments {
  int64_t position = 0;  // of the proposal
  std::string reason;
};
ExitCode RulesRefuse(const RulesRefuseArguments& arguments, Console& console);

// fairstart rules list, fairstart rules proposals
struct RulesListArguments : PublishingArguments {
  std::string rulebook;  // "sample"; empty: all
  bool all = false;      // of proposals: those that are not open any more, too
  int page_size = 0;
  std::string page_token;
};
ExitCode RulesList(const RulesListArguments& arguments, Console& console);
ExitCode RulesProposals(const RulesListArguments& arguments, Console& console);

// fairstart rules get
struct RulesGetArguments : PublishingArguments {
  std::string edition;  // "sample/2017", or the position of an entry
  std::string output;   // a new folder; empty: with JSON, the files are in the answer
};
ExitCode RulesGet(const RulesGetArguments& arguments, Console& console);

// fairstart rules compare
struct RulesCompareArguments : PublishingArguments {  // server empty: both are folders
  std::string before;  // a folder, "sample/2017", or the position of an entry
  std::string after;
};
ExitCode RulesCompare(const RulesCompareArguments& arguments, Console& console);

// fairstart ledger init
struct LedgerInitArguments {
  std::string ledger;
  std::string key;  // a file that is made
  std::string origin;
};
ExitCode LedgerInit(const LedgerInitArguments& arguments, Console& console);

// fairstart ledger verify
struct LedgerVerifyArguments {
  std::string ledger;
  std::vector<std::string> heads;  // files with heads that were kept
};
ExitCode LedgerVerify(const LedgerVerifyArguments& arguments, Console& console);

// fairstart ledger head
struct LedgerHeadArguments {
  std::string ledger;
  std::string export_to;  // a file that is made; empty: none
};
ExitCode LedgerHead(const LedgerHeadArguments& arguments, Console& console);

// fairstart ledger backup
struct LedgerBackupArguments {
  std::string ledger;
  std::string backup;  // a file that is made
};
ExitCode LedgerBackup(const LedgerBackupArguments& arguments, Console& console);

// fairstart ledger restore
struct LedgerRestoreArguments {
  std::string backup;
  std::string ledger;  // a file that is made
  std::vector<std::string> heads;
};
ExitCode LedgerRestore(const LedgerRestoreArguments& arguments, Console& console);

// fairstart ledger rotate-key
struct LedgerRotateKeyArguments {
  std::string ledger;
  std::string key;
  std::string new_key;  // a file that is made
  std::string said_by;
};
ExitCode LedgerRotateKey(const LedgerRotateKeyArguments& arguments, Console& console);

// fairstart audit prove
struct AuditProveArguments {
  ServerArgument server;  // empty: the ledger is opened here
  std::string ledger;
  std::vector<int64_t> positions;
  std::vector<std::string> heads;  // files
  std::string output;              // a new file; empty: standard output
};
ExitCode AuditProve(const AuditProveArguments& arguments, Console& console);

// fairstart audit check
struct AuditCheckArguments {
  std::string proof;  // "-": standard input
  std::vector<std::string> public_keys;
};
ExitCode AuditCheck(const AuditCheckArguments& arguments, Console& console);

// What every command about the record says: who answers, and how it is printed.
struct RecordArguments {
  ServerArgument server;  // empty: the ledger is opened here
  std::string ledger;
  std::string key;  // to record
  std::string rules = "rules";
  std::string format = "text";  // "text" or "json"
};

// fairstart audit replay
struct AuditReplayArguments : RecordArguments {
  int64_t from = 0;  // position
  int threads = 0;   // here; 0: one for each processor
  std::string exported;  // a record; empty: the ledger's findings
  std::vector<std::string> public_keys;  // of the ledger that it is of
};
ExitCode AuditReplay(const AuditReplayArguments& arguments, Console& console);

// fairstart audit impact
struct AuditImpactArguments : RecordArguments {
  std::string rulebook;    // "sample/2020" or "sample"
  CompareArguments other;  // its --other flags for rules
  bool each = false;       // print what changes of each finding, too
  int threads = 0;         // here; 0: one for each processor
};
ExitCode AuditImpact(const AuditImpactArguments& arguments, Console& console);

// fairstart audit export
struct AuditExportArguments : RecordArguments {
  AuditExportArguments() { format = "json"; }  // or "html"

  std::string case_reference;
  std::string output;  // a new file; empty: standard output
};
ExitCode AuditExport(const AuditExportArguments& arguments, Console& console);

// fairstart audit retention
struct AuditRetentionArguments : RecordArguments {
  std::string retention;  // the schedule's file; a server has its own
  std::string case_reference;
  std::string as_of;  // empty: today
};
ExitCode AuditRetention(const AuditRetentionArguments& arguments, Console& console);

// fairstart audit erase
struct AuditEraseArguments : AuditRetentionArguments {
  std::string request_id;  // empty: a new one
  std::string said_by;
  std::string backups;  // a folder; empty: not looked at
};
ExitCode AuditErase(const AuditEraseArguments& arguments, Console& console);

// What every command that records says besides.
struct RecordingArguments : RecordArguments {
  std::string request_id;  // empty: a new one
  std::string case_reference;
  std::string said_by;
};

// fairstart record propose
struct RecordProposeArguments : RecordingArguments {
  std::string case_file;  // empty: the case received last
  std::string rulebook;   // "sample/2017" or "sample"
  std::string rates;
  std::vector<std::string> readings;
  std::vector<std::string> entitlements;
  std::string as_of;  // empty: the case's known_through
};
ExitCode RecordPropose(const RecordProposeArguments& arguments, Console& console);

// fairstart record confirm, fairstart record depart
struct RecordFileArguments : RecordingArguments {
  std::string file;  // the decision
};
ExitCode RecordConfirm(const RecordFileArguments& arguments, Console& console);
ExitCode RecordDepart(const RecordFileArguments& arguments, Console& console);

// fairstart record assessment, approval, evidence, agreement, plan-review, plan-item
struct RecordItemArguments : RecordFileArguments {
  std::string kind;      // the field of an AddToRecordRequest: "plan_review"
  std::string rulebook;  // "sample/2017" or "sample"
  int64_t corrects = -1;  // below zero: nothing
};
ExitCode RecordItem(const RecordItemArguments& arguments, Console& console);

// fairstart record in-force
struct RecordInForceArguments : RecordArguments {
  std::string case_reference;
  std::string as_of;
  std::string line;  // "rent/home-1" or "rent"; empty: all
  int page_size = 0;
  std::string page_token;
};
ExitCode RecordInForce(const RecordInForceArguments& arguments, Console& console);

// fairstart record get
struct RecordGetArguments : RecordArguments {
  int64_t position = 0;
};
ExitCode RecordGet(const RecordGetArguments& arguments, Console& console);

// fairstart record list
struct RecordListArguments : RecordArguments {
  std::string case_reference;
  int page_size = 0;
  std::string page_token;
};
ExitCode RecordList(const RecordListArguments& arguments, Console& console);

// fairstart record as-known-at
struct RecordAsKnownAtArguments : RecordArguments {
  std::string case_reference;
  std::string recorded_at;
  std::string as_of;
};
ExitCode RecordAsKnownAt(const RecordAsKnownAtArguments& arguments, Console& console);

// fairstart payments validate, fairstart payments record
struct PaymentsFileArguments : RecordArguments {
  std::string file;
  std::string said_by;  // to record
};
ExitCode PaymentsValidate(const PaymentsFileArguments& arguments, Console& console);
ExitCode PaymentsRecord(const PaymentsFileArguments& arguments, Console& console);

// fairstart payments reverse
struct PaymentsReverseArguments : RecordingArguments {
  std::string id;
  std::string reverses;
  int64_t pence = 0;  // 0: all that did not come back yet
  std::string reversed_on;
};
ExitCode PaymentsReverse(const PaymentsReverseArguments& arguments, Console& console);

// fairstart payments balance
struct PaymentsBalanceArguments : RecordArguments {
  std::string case_reference;
  std::string as_of;
  std::string line;  // "rent/home-1" or "rent"; empty: all
};
ExitCode PaymentsBalance(const PaymentsBalanceArguments& arguments, Console& console);

// fairstart payments reconcile
struct PaymentsReconcileArguments : RecordArguments {
  std::string file;
  std::string from;
  std::string until;
  std::vector<std::string> case_references;  // empty: all
};
ExitCode PaymentsReconcile(const PaymentsReconcileArguments& arguments, Console& console);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMMANDS_H_
