// Tested by tests/service/cli/command_line_test.cc.
#include "service/cli/command_line.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/engine.h"
#include "service/cli/audit_command_line.h"
#include "service/cli/other_rules_options.h"
#include "service/cli/command_options.h"
#include "service/cli/commands.h"
#include "service/cli/ledger_command_line.h"
#include "service/cli/misspelt_word.h"
#include "service/cli/payments_command_line.h"
#include "service/cli/printed_error.h"
#include "service/cli/publishing_command_line.h"
#include "service/cli/record_command_line.h"
#include "service/cli/report_command.h"

namespace fairstart {
namespace {

constexpr char kExitCodes[] =
    "Exit codes:\n"
    "  0  done\n"
    "  1  rules check, test, publish, approve or fmt --check found something to\n"
    "     mend; rules coverage: something is not covered; serve: a rulebook has\n"
    "     errors; audit check: it proves nothing; audit replay: a finding differs;\n"
    "     ledger verify, restore: something is not as it was recorded;\n"
    "     payments validate, record: not every payment may be made;\n"
    "     payments reconcile: something differs\n"
    "  2  the flags or a given file are not as they must be\n"
    "  3  the server or the system failed\n"
    "  4  the answer was given, but a part of it met a defect of the rulebook\n";

void AddServe(CLI::App& app, ServeArguments& arguments, Run& run) {
  CLI::App* serve = app.add_subcommand(
      "serve", Lines("Answers over gRPC, until SIGINT or SIGTERM."));
  serve->add_option("--rules", arguments.rules, Lines("Folder with the rulebooks and rates"))
      ->type_name("DIR")
      ->capture_default_str();
  serve
      ->add_option(
          "--listen", arguments.listen,
          Lines("Where to listen: without TLS a loopback address, since nothing is encrypted; port "
                "0 is any that is free"))
      ->type_name("HOST:PORT")
      ->capture_default_str();
  AddTlsOptions(serve, arguments.tls);
  serve->add_flag("--demonstration", arguments.demonstration,
                  Lines("Let editions be published by callers whom no certificate names, to show how it "
                        "goes; never where somebody's money depends on it"));
  CLI::Option* ledger =
      serve->add_option("--ledger", arguments.ledger, Lines("Keep the record in this ledger, and answer about it"))
          ->type_name("FILE");
  CLI::Option* key =
      serve->add_option("--key", arguments.key, Lines("File with the key that signs the ledger's heads"))
          ->type_name("FILE")
          ->needs(ledger);
  ledger->needs(key);
  serve
      ->add_option("--retention", arguments.retention,
                   Lines("The authority's schedule of retention (fairstart.v1.RetentionSchedule); without "
                         "it nothing is erased"))
      ->type_name("FILE")
      ->needs(ledger);
  serve
      ->add_option("--threads", arguments.threads,
                   Lines("Threads that compute; 0: one a processor"))
      ->type_name("N")
      ->check(Between(0, 1024))
      ->capture_default_str();
  serve
      ->add_option(
          "--max-in-flight", arguments.most_in_flight,
          Lines("Most requests running or waiting; more are refused with RESOURCE_EXHAUSTED"))
      ->type_name("N")
      ->check(Between(1, 1000000))
      ->capture_default_str();
  serve
      ->add_option("--max-request-bytes", arguments.most_request_bytes,
                   Lines("Longest request; a longer one is refused with RESOURCE_EXHAUSTED"))
      ->type_name("N")
      ->check(Between(1, 1 << 30))
      ->capture_default_str();
  serve
      ->add_option("--drain-seconds", arguments.drain_seconds,
                   Lines("How long requests in flight may take once it is asked to stop"))
      ->type_name("N")
      ->check(Between(0, 3600))
      ->capture_default_str();
  serve->callback([&] { run = [&](Console& console) { return Serve(arguments, console); }; });
}

// Who answers, and under which rules. `undated` says which edition it is without one.
void AddAnswererOptions(CLI::App* command, AnswererArguments& arguments,
                        const std::string& undated) {
  CLI::Option* server = AddServerOption(command, arguments.server,
                                        "Ask this server instead of answering here");
  command->add_option("--rules", arguments.rules, Lines("Folder with the rulebooks and rates"))
      ->type_name("DIR")
      ->capture_default_str()
      ->excludes(server);
  command
      ->add_option(
          "--rulebook", arguments.rulebook,
          Lines(absl::StrCat("Rulebook, or rulebook and edition; without an edition, ", undated,
                             "; without this, the only rulebook in the rules folder. Needed with --server")))
      ->type_name("ID[/EDITION]");
  command->add_option("--rates", arguments.rates, Lines("Rates edition; default: the newest"))
      ->type_name("EDITION");
  command
      ->add_option("--reading", arguments.readings,
                   Lines("A reading in place of the one chosen; may be repeated"))
      ->type_name("NUMBER=READING")
      ->allow_extra_args(false)
      ->take_all();
}

// What every question about a case takes. Gives the option of the case, which is required.
CLI::Option* AddCaseOptions(CLI::App* command, CaseArguments& arguments) {
  CLI::Option* case_file =
      command
          ->add_option(
              "CASEFILE", arguments.case_file,
              Lines("The facts (fairstart.v1.CaseFacts): .txtpb (text format), .json or .binpb "
                    "(binary); - reads standard input, whatever of the three it is"))
          ->type_name("")
          ->required();
  command
      ->add_option("--record", arguments.record_file,
                   Lines("What is on record (fairstart.v1.Record), in a file like CASEFILE"))
      ->type_name("FILE");
  AddAnswererOptions(command, arguments, "the one in force on the day");
  return case_file;
}

// What a question about lines takes besides.
void AddEntitlements(CLI::App* command, CaseArguments& arguments) {
  command
      ->add_option("--entitlement", arguments.entitlements,
                   Lines("Answer only this, by the name that decide shows at each line; may be repeated"))
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->take_all();
}

void AddDecide(CLI::App& app, DecideArguments& arguments, Run& run) {
  CLI::App* decide = app.add_subcommand(
      "decide", Lines("Says what a young person is entitled to on a day. Nothing is recorded."));
  AddCaseOptions(decide, arguments);
  AddEntitlements(decide, arguments);
  decide
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day asked about; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  // Without a value it is "true".
  decide
      ->add_flag("--explain", arguments.explain,
                 Lines("Say why, in sentences; --explain=full with every value and sum"))
      ->check(OneOf({"true", "plain", "full"}));
  decide->add_flag("--windows", arguments.windows,
                   Lines("Say for how long each line stays the same"));
  decide
      ->add_option("--format", arguments.format,
                   Lines("text for people; json or binary: fairstart.v1.PreviewResponse"))
      ->type_name("text|json|binary")
      ->check(OneOf({"text", "json", "binary"}))
      ->capture_default_str();
  decide->callback([&] { run = [&](Console& console) { return Decide(arguments, console); }; });
}

void AddPeriod(CLI::App* command, std::string& from, std::string& until) {
  command
      ->add_option("--from", from,
                   Lines("First day of the period; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  command
      ->add_option("--until", until,
                   Lines("Last day, at most twenty years later; default: a year later"))
      ->type_name("YYYY-MM-DD");
}

void AddTimeline(CLI::App& app, TimelineArguments& arguments, Run& run) {
  CLI::App* timeline = app.add_subcommand(
      "timeline", Lines("Says what changes when over a period, and why. Nothing is recorded."));
  AddCaseOptions(timeline, arguments);
  AddEntitlements(timeline, arguments);
  AddPeriod(timeline, arguments.from, arguments.until);
  timeline
      ->add_option("--format", arguments.format,
                   Lines("text for people, of what changes in outcome, sum or task; json or binary: "
                         "fairstart.v1.Timeline, with everything"))
      ->type_name("text|json|binary")
      ->check(OneOf({"text", "json", "binary"}))
      ->capture_default_str();
  timeline->callback([&] { run = [&](Console& console) { return Timeline(arguments, console); }; });
}

void AddSchedule(CLI::App& app, ScheduleArguments& arguments, Run& run) {
  CLI::App* schedule = app.add_subcommand(
      "schedule",
      Lines("Says when which sum is to be paid over a period, to whom and how. Nothing is recorded."));
  AddCaseOptions(schedule, arguments);
  AddEntitlements(schedule, arguments);
  AddPeriod(schedule, arguments.from, arguments.until);
  schedule
      ->add_option("--format", arguments.format,
                   Lines("text for people; csv: a line for each payment; json or binary: "
                         "fairstart.v1.Schedule"))
      ->type_name("text|csv|json|binary")
      ->check(OneOf({"text", "csv", "json", "binary"}))
      ->capture_default_str();
  schedule->callback([&] { run = [&](Console& console) { return Schedule(arguments, console); }; });
}

void AddPlanItems(CLI::App& app, PlanItemsArguments& arguments, Run& run) {
  CLI::App* plan = app.add_subcommand(
      "plan",
      Lines("Says what the Pathway Plan is to hold about money and support on a day: what, on which "
            "conditions, how it is paid, when it is reviewed, when it ends and why. With --record, "
            "also what the plan lacks, holds otherwise and holds for nothing. Nothing is recorded."));
  AddCaseOptions(plan, arguments);
  AddEntitlements(plan, arguments);
  plan->add_option("--as-of", arguments.as_of,
                   Lines("The day asked about; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  plan->add_option("--format", arguments.format,
                   Lines("text for people; json or binary: fairstart.v1.PlanItems"))
      ->type_name("text|json|binary")
      ->check(OneOf({"text", "json", "binary"}))
      ->capture_default_str();
  plan->callback([&] { run = [&](Console& console) { return PlanItems(arguments, console); }; });
}

void AddDuties(CLI::App& app, DutiesArguments& arguments, Run& run) {
  CLI::App* duties = app.add_subcommand(
      "duties", Lines("Says what must be done over a period, by whom and when: overdue first, then by "
                      "day. Nothing is recorded."));
  AddCaseOptions(duties, arguments);
  AddPeriod(duties, arguments.from, arguments.until);
  duties
      ->add_option("--format", arguments.format,
                   Lines("text for people; ical: a calendar (RFC 5545); json or binary: "
                         "fairstart.v1.DutyCalendar"))
      ->type_name("text|ical|json|binary")
      ->check(OneOf({"text", "ical", "json", "binary"}))
      ->capture_default_str();
  duties->callback([&] { run = [&](Console& console) { return Duties(arguments, console); }; });
}

// What is to be otherwise.
void AddOtherOptions(CLI::App* command, CompareArguments& arguments) {
  command->add_option("--other-case", arguments.other_case, Lines("Other facts, in a file like CASEFILE"))
      ->type_name("FILE");
  command->add_option("--other-record", arguments.other_record, Lines("Another record, in such a file"))
      ->type_name("FILE");
  command->add_option("--other-as-of", arguments.other_as_of, Lines("Another day"))->type_name("YYYY-MM-DD");
  AddOtherRules(command, arguments);
}

void AddCompare(CLI::App& app, CompareArguments& arguments, Run& run) {
  CLI::App* compare = app.add_subcommand(
      "compare", Lines("Says what would change, and because of what, if something were otherwise: other "
                       "facts, another day, edition, reading or parameter. Nothing is recorded."));
  AddCaseOptions(compare, arguments)->required(false);
  AddEntitlements(compare, arguments);
  compare
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day asked about; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  AddOtherOptions(compare, arguments);
  compare
      ->add_option("--cases", arguments.cases,
                   Lines("Many cases instead of CASEFILE, one fairstart.v1.CaseFacts in JSON a line; - reads "
                         "standard input. Says how many gain and lose, and sums by entitlement"))
      ->type_name("FILE");
  compare->add_flag("--each", arguments.each, Lines("With --cases: name each case that changes, too"));
  compare->add_option("--threads", arguments.threads, Lines("With --cases: threads; 0: one a processor"))
      ->type_name("N")
      ->check(Between(0, 1024))
      ->capture_default_str();
  compare
      ->add_option("--format", arguments.format,
                   Lines("text for people, of what changes in outcome, sum or task; json or binary: "
                         "fairstart.v1.Comparison, with everything; with --cases json is a "
                         "fairstart.v1.CohortEntry a line, the last with the totals"))
      ->type_name("text|json|binary")
      ->check(OneOf({"text", "json", "binary"}))
      ->capture_default_str();
  compare->callback([&] { run = [&](Console& console) { return Compare(arguments, console); }; });
}

void AddCohort(CLI::App& app, CohortArguments& arguments, Run& run) {
  CLI::App* cohort = app.add_subcommand(
      "cohort", Lines("Makes up synthetic young people, to try changes of rules on: a case in JSON a line. "
                      "They are nobody, and no statistics of any council."));
  CLI::Option* size = cohort->add_option("--size", arguments.size, Lines("How many"))
                          ->type_name("N")
                          ->check(CLI::Range(int64_t{1}, int64_t{10'000'000}).description(""));
  cohort
      ->add_option("--seed", arguments.seed,
                   Lines("Which cohort: the same seed makes the same, and a larger size goes on from a smaller"))
      ->type_name("N")
      ->capture_default_str();
  cohort
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day to which the cases are known; default: the last of the rulebook's first year"))
      ->type_name("YYYY-MM-DD");
  cohort->add_option("--rules", arguments.rules, Lines("Folder with the rulebooks and rates"))
      ->type_name("DIR")
      ->capture_default_str();
  cohort
      ->add_option("--rulebook", arguments.rulebook,
                   Lines("Whose facts the cases state, and which authority looked after them; without this, the "
                         "only rulebook in the rules folder"))
      ->type_name("ID[/EDITION]");
  cohort
      ->add_flag("--assumptions", arguments.assumptions,
                 Lines("Print instead how many in a thousand are what, and why"))
      ->excludes(size);
  cohort->callback([&] { run = [&](Console& console) { return Cohort(arguments, console); }; });
}

void AddQuestions(CLI::App& app, QuestionsArguments& arguments, Run& run) {
  CLI::App* questions = app.add_subcommand(
      "questions", Lines("Says what to ask next: what is not known, first what the legal status waits for, then "
                         "by the money that depends on it over twelve months. Nothing is recorded."));
  AddCaseOptions(questions, arguments);
  AddEntitlements(questions, arguments);
  questions
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day asked about; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  questions
      ->add_option("--format", arguments.format,
                   Lines("text for people; json or binary: fairstart.v1.Questions"))
      ->type_name("text|json|binary")
      ->check(OneOf({"text", "json", "binary"}))
      ->capture_default_str();
  questions->callback(
      [&] { run = [&](Console& console) { return Questions(arguments, console); }; });
}

void AddStatement(CLI::App& app, StatementArguments& arguments, Run& run) {
  CLI::App* statement = app.add_subcommand(
      "statement",
      Lines("Writes a page for the young person and the Pathway Plan: what there is to get, what is "
            "still to be done and known, and what changes over twelve months. Nothing is recorded."));
  AddCaseOptions(statement, arguments);
  AddEntitlements(statement, arguments);
  statement
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day asked about; default: the case's known_through"))
      ->type_name("YYYY-MM-DD");
  statement
      ->add_option("--output", arguments.output,
                   Lines("Write the page, HTML that needs nothing beside it, to this file; default: "
                         "standard output"))
      ->type_name("FILE");
  statement->callback(
      [&] { run = [&](Console& console) { return Statement(arguments, console); }; });
}

void AddFacts(CLI::App& app, FactsArguments& arguments, Run& run) {
  CLI::App* facts = app.add_subcommand(
      "facts", Lines("Says which facts a case file can state and how each is written: all in a line or two, "
                     "or those named with everything about them. docs/case-file.md shows how a case is "
                     "written from nothing."));
  facts
      ->add_option("NAME", arguments.names,
                   Lines("A history or fact: jobs, date_of_birth, declared_facts.proms"))
      ->type_name("");
  facts->add_flag("--used", arguments.used, Lines("Only those that some rule of the rulebook uses"));
  AddAnswererOptions(facts, arguments, "the newest");
  facts
      ->add_option("--format", arguments.format,
                   Lines("text for people; json: fairstart.v1.DescribeFactsResponse, with everything"))
      ->type_name("text|json")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  facts->callback([&] { run = [&](Console& console) { return Facts(arguments, console); }; });
}

void AddFolders(CLI::App* command, std::vector<std::string>& folders) {
  command
      ->add_option("DIR", folders, Lines("Editions (rules/<id>/<edition>), or folders of editions"))
      ->type_name("")
      ->required();
}

void AddRates(CLI::App* command, std::string& rates) {
  command->add_option("--rates", rates, Lines("Rates edition; default: the newest"))
      ->type_name("EDITION");
}

struct RulesArguments {
  RulesCheckArguments check;
  RulesTestArguments test;
  RulesCoverageArguments coverage;
  RulesFmtArguments fmt;
  RulesShowArguments show;
  PublishingCommandArguments publishing;
};

void AddRules(CLI::App& app, RulesArguments& arguments, Run& run) {
  CLI::App* rules = app.add_subcommand("rules", Lines("For those who write rulebooks and publish them."));
  rules->require_subcommand(1);

  CLI::App* check =
      rules->add_subcommand("check", Lines("Says what is to be mended in rulebooks."));
  AddFolders(check, arguments.check.folders);
  AddRates(check, arguments.check.rates);
  CLI::Option* no_proofs =
      check->add_flag("!--no-proofs", arguments.check.proofs,
                      Lines("Check only what can be checked without a solver"));
  check
      ->add_flag("--proved", arguments.check.proved,
                 Lines("Say also what is proved, and by whom it is shown"))
      ->excludes(no_proofs);
  check
      ->add_option("--cases", arguments.check.cases,
                   Lines("Write everybody who refutes something into this folder, as case files "
                         "for decide"))
      ->type_name("DIR")
      ->excludes(no_proofs);
  check->callback(
      [&] { run = [&](Console& console) { return RulesCheck(arguments.check, console); }; });

  CLI::App* test = rules->add_subcommand("test", Lines("Runs the scenarios of rulebooks."));
  AddFolders(test, arguments.test.folders);
  AddRates(test, arguments.test.rates);
  AddServerOption(test, arguments.test.server, "Ask this server instead of answering here");
  test->add_option("--only", arguments.test.only, Lines("Only scenarios whose names contain this"))
      ->type_name("TEXT");
  test->callback(
      [&] { run = [&](Console& console) { return RulesTest(arguments.test, console); }; });

  CLI::App* coverage = rules->add_subcommand(
      "coverage",
      Lines("Says what the scenarios of rulebooks show: which conditions, exceptions, rows, bars "
            "and interpretations both ways, and what carries each reference of the source. Ends "
            "with 1 if something is not covered."));
  AddFolders(coverage, arguments.coverage.folders);
  AddRates(coverage, arguments.coverage.rates);
  coverage
      ->add_option("--format", arguments.coverage.format,
                   Lines("text for people; json: fairstart.v1.Coverage, one for each edition"))
      ->type_name("text|json")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  coverage->callback(
      [&] { run = [&](Console& console) { return RulesCoverage(arguments.coverage, console); }; });

  CLI::App* fmt =
      rules->add_subcommand("fmt", Lines("Lays rulebook and scenario files out, in place."));
  AddFolders(fmt, arguments.fmt.folders);
  fmt->add_flag("--check", arguments.fmt.check,
                Lines("Change nothing; name the files that would change"));
  fmt->callback([&] { run = [&](Console& console) { return RulesFmt(arguments.fmt, console); }; });

  CLI::App* show = rules->add_subcommand(
      "show", Lines("Makes the book of rules: a rulebook in plain words, with its scenarios."));
  show->add_option("DIR", arguments.show.folder, Lines("Edition (rules/<id>/<edition>)"))
      ->type_name("")
      ->required();
  AddRates(show, arguments.show.rates);
  show->add_option("--format", arguments.show.format,
                   Lines("markdown, or html: one page that needs nothing beside it"))
      ->type_name("markdown|html")
      ->check(OneOf({"markdown", "html"}))
      ->capture_default_str();
  show->add_option("--output", arguments.show.output,
                   Lines("Write it to this file; default: standard output"))
      ->type_name("FILE");
  show->callback(
      [&] { run = [&](Console& console) { return RulesShow(arguments.show, console); }; });
  AddPublishing(*rules, arguments.publishing, run);
}

}  // namespace

ExitCode RunCommandLine(int argc, const char* const* argv, Console& console) {
  CLI::App app("What a young person leaving care is entitled to, on a day, and why.", "fairstart");
  app.require_subcommand(1);
  app.footer(kExitCodes);
  app.set_version_flag(
      "--version", absl::StrCat("fairstart " FAIRSTART_VERSION " (semantics ", kSemantics, ")"));
  app.failure_message([](const CLI::App*, const CLI::Error& error) {
    return absl::StrCat("fairstart: ", error.what(), "\nRun with --help for more information.\n");
  });
  ServeArguments serve;
  DecideArguments decide;
  TimelineArguments timeline;
  ScheduleArguments schedule;
  PlanItemsArguments plan;
  DutiesArguments duties;
  CompareArguments compare;
  CohortArguments cohort;
  QuestionsArguments questions;
  StatementArguments statement;
  FactsArguments facts;
  RulesArguments rules;
  LedgerArguments ledger;
  AuditArguments audit;
  ReportArguments report;
  RecordCommandArguments record;
  PaymentsCommandArguments payments;
  Run run;
  AddServe(app, serve, run);
  AddDecide(app, decide, run);
  AddTimeline(app, timeline, run);
  AddSchedule(app, schedule, run);
  AddPlanItems(app, plan, run);
  AddDuties(app, duties, run);
  AddCompare(app, compare, run);
  AddCohort(app, cohort, run);
  AddQuestions(app, questions, run);
  AddStatement(app, statement, run);
  AddFacts(app, facts, run);
  AddRules(app, rules, run);
  AddLedger(app, ledger, run);
  AddRecord(app, record, run);
  AddPayments(app, payments, run);
  AddAudit(app, audit, run);
  AddReport(app, report, run);

  const std::string misspelt = FindMisspelt(app, argc, argv);
  if (!misspelt.empty()) return PrintError(absl::InvalidArgumentError(misspelt), console.err);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    // Help and version come this way too, with code 0.
    const int code = app.exit(error, console.out, console.err);
    return code == 0 ? ExitCode::kOk : ExitCode::kBadInput;
  }
  return run(console);
}

}  // namespace fairstart
