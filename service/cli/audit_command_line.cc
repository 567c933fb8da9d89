// Tested by tests/service/cli/audit_commands_test.cc.
#include "service/cli/audit_command_line.h"

#include "service/cli/other_rules_options.h"
#include "service/cli/record_options.h"

namespace fairstart {

namespace {

// Who answers.
struct Answerer {
  CLI::Option* server;
  CLI::Option* ledger;
};

Answerer AddAnswerer(CLI::App* command, ServerArgument& server, std::string& ledger) {
  Answerer answerer;
  answerer.server =
      AddServerOption(command, server, "Ask this server, which was started with a ledger");
  answerer.ledger = command->add_option("--ledger", ledger, Lines("The ledger's file"))
                        ->type_name("FILE")
                        ->excludes(answerer.server);
  return answerer;
}

void AddProve(CLI::App& audit, AuditProveArguments& arguments, Run& run) {
  CLI::App* prove = audit.add_subcommand(
      "prove",
      Lines("Exports entries with what proves that they were recorded and that nothing before a "
            "kept head was changed since. Others may write meanwhile."));
  AddAnswerer(prove, arguments.server, arguments.ledger);
  prove
      ->add_option("--entry", arguments.positions,
                   Lines("An entry to export, by its position; may be repeated"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""))
      ->allow_extra_args(false)
      ->take_all();
  prove
      ->add_option(
          "--head", arguments.heads,
          Lines("A head that somebody kept (ledger head --export): prove that this is still the "
                "ledger that it was signed for; may be repeated"))
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->take_all();
  prove->add_option("--output", arguments.output, Lines("A new file; default: standard output"))
      ->type_name("FILE");
  prove->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditProve(arguments, console); };
  });
}

void AddCheck(CLI::App& audit, AuditCheckArguments& arguments, Run& run) {
  CLI::App* check = audit.add_subcommand(
      "check",
      Lines("Checks an export with nothing but public keys, and says what it shows. No ledger and "
            "no server is asked."));
  check
      ->add_option("PROOF", arguments.proof,
                   Lines("The export of audit prove or audit export; - reads standard input"))
      ->type_name("")
      ->required();
  check
      ->add_option(
          "--public-key", arguments.public_keys,
          Lines("The ledger's public key, as ledger init and rotate-key print it; may be repeated"))
      ->type_name("KEY")
      ->required()
      ->allow_extra_args(false)
      ->take_all();
  check->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditCheck(arguments, console); };
  });
}

void AddReplay(CLI::App& audit, AuditReplayArguments& arguments, Run& run) {
  CLI::App* replay = audit.add_subcommand(
      "replay",
      Lines("Works every recorded finding out again, with the rulebook, rates, facts and record "
            "that it names, all from the ledger. Others may write meanwhile."));
  const Answerer answerer = AddAnswerer(replay, arguments.server, arguments.ledger);
  replay
      ->add_option("--from", arguments.from,
                   Lines("Begin with the entry at this position: to go on after a break"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""));
  CLI::Option* exported =
      replay
          ->add_option(
              "--export", arguments.exported,
              Lines("Somebody's exported record (audit export), in place of a ledger: it is "
                    "checked first; - reads standard input"))
          ->type_name("FILE")
          ->excludes(answerer.server)
          ->excludes(answerer.ledger);
  replay
      ->add_option("--public-key", arguments.public_keys,
                   Lines("The ledger's public key, to check the export; may be repeated"))
      ->type_name("KEY")
      ->needs(exported)
      ->allow_extra_args(false)
      ->take_all();
  replay
      ->add_option("--format", arguments.format,
                   Lines("text, or json: a ReplayAllResponse a line, as they come"))
      ->type_name("FORMAT")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  replay->add_option("--threads", arguments.threads, Lines("0: one a processor"))
      ->type_name("N")
      ->excludes(answerer.server)
      ->check(Between(0, 1024))
      ->capture_default_str();
  replay->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditReplay(arguments, console); };
  });
}

void AddRecalculate(CLI::App& audit, AuditRecalculateArguments& arguments, Run& run) {
  CLI::App* command = audit.add_subcommand(
      "recalculate",
      Lines("Holds what was paid over a period beside what was due: as it was known when it was "
            "paid, and as it is known now. Says which entries made the difference, and what the "
            "rules let be taken back. Nothing is recorded."));
  AddLedgerOptions(command, arguments, LedgerUse::kRead);
  CLI::App* whom = command->add_option_group("whom");
  AddCaseReference(whom, arguments.case_reference, false);
  whom->add_option("--because-of", arguments.because_of,
                   Lines("All whom the entry at this position affects: a person's entry, or an "
                         "edition of a rulebook or of rates"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""));
  whom->require_option(1);
  AddText(command, "--from", arguments.from, "YYYY-MM-DD", "First day of the period", true);
  AddText(command, "--until", arguments.until, "YYYY-MM-DD", "Last day of the period", true);
  command->add_option("--threads", arguments.threads, Lines("With a ledger; 0: one a processor"))
      ->type_name("N")
      ->check(Between(0, 1024))
      ->capture_default_str();
  command
      ->add_option("--format", arguments.format,
                   Lines("text for people; csv: a line a payment period; json: everything"))
      ->type_name("text|csv|json")
      ->check(OneOf({"text", "csv", "json"}))
      ->capture_default_str();
  command->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditRecalculate(arguments, console); };
  });
}

void AddImpact(CLI::App& audit, AuditImpactArguments& arguments, Run& run) {
  CLI::App* impact = audit.add_subcommand(
      "impact",
      Lines("Says what another edition, reading or parameter would change of everything on record: "
            "of each young person and day asked about, the finding recorded last is worked out "
            "under both. "
            "Nothing is recorded, and others may write meanwhile."));
  const Answerer answerer = AddAnswerer(impact, arguments.server, arguments.ledger);
  impact->add_option("--rules", arguments.rules, Lines("Folder with the rulebooks and rates"))
      ->type_name("DIR")
      ->excludes(answerer.server)
      ->capture_default_str();
  impact
      ->add_option(
          "--rulebook", arguments.rulebook,
          Lines(
              "The rulebook whose findings are looked at; with an edition, those of that edition"))
      ->type_name("ID[/EDITION]")
      ->required();
  AddOtherRules(impact, arguments.other);
  impact->add_flag("--each", arguments.each,
                   Lines("Say of each finding that changes what changes, too"));
  impact
      ->add_option("--format", arguments.format,
                   Lines("text, or json: an ImpactResponse a line, as they come"))
      ->type_name("FORMAT")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  impact->add_option("--threads", arguments.threads, Lines("0: one a processor"))
      ->type_name("N")
      ->excludes(answerer.server)
      ->check(Between(0, 1024))
      ->capture_default_str();
  impact->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditImpact(arguments, console); };
  });
}

void AddExport(CLI::App& audit, AuditExportArguments& arguments, Run& run) {
  CLI::App* exports = audit.add_subcommand(
      "export",
      Lines("Gives everything that is recorded about one young person: a file that can be checked "
            "and "
            "replayed with nothing else, or a page for them to read. Others may write meanwhile."));
  AddAnswerer(exports, arguments.server, arguments.ledger);
  exports
      ->add_option("--case-reference", arguments.case_reference,
                   Lines("The case system's reference of the young person"))
      ->type_name("REFERENCE")
      ->required();
  exports
      ->add_option("--format", arguments.format,
                   Lines("json: a fairstart.v1.SubjectRecord; html: the page"))
      ->type_name("FORMAT")
      ->check(OneOf({"json", "html"}))
      ->capture_default_str();
  exports
      ->add_option("--output", arguments.output,
                   Lines("A new file, which only its owner can read; default: standard output"))
      ->type_name("FILE");
  exports->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditExport(arguments, console); };
  });
}

// What both commands about retention take.
Answerer AddRetentionOptions(CLI::App* command, AuditRetentionArguments& arguments) {
  const Answerer answerer = AddAnswerer(command, arguments.server, arguments.ledger);
  command
      ->add_option(
          "--retention", arguments.retention,
          Lines("The authority's schedule of retention (fairstart.v1.RetentionSchedule); a server "
                "was started with its own"))
      ->type_name("FILE")
      ->excludes(answerer.server);
  command
      ->add_option("--case-reference", arguments.case_reference,
                   Lines("The case system's reference of the young person"))
      ->type_name("REFERENCE")
      ->required();
  command->add_option("--format", arguments.format, Lines("text for people; json: the response"))
      ->type_name("FORMAT")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  return answerer;
}

void AddRetention(CLI::App& audit, AuditRetentionArguments& arguments, Run& run) {
  CLI::App* retention = audit.add_subcommand(
      "retention", Lines("Says until when each entry about a young person is kept, and why."));
  AddRetentionOptions(retention, arguments);
  retention
      ->add_option("--as-of", arguments.as_of,
                   Lines("The day of which it is asked; default: today"))
      ->type_name("YYYY-MM-DD");
  retention->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditRetention(arguments, console); };
  });
}

void AddErase(CLI::App& audit, AuditEraseArguments& arguments, Run& run) {
  CLI::App* erase = audit.add_subcommand(
      "erase",
      Lines("Erases what is due today of what is recorded about a young person. It cannot be "
            "undone; audit retention says beforehand what is due."));
  const Answerer answerer = AddRetentionOptions(erase, arguments);
  erase
      ->add_option("--key", arguments.key, Lines("File with the key that signs the ledger's heads"))
      ->type_name("FILE")
      ->excludes(answerer.server);
  erase
      ->add_option("--said-by", arguments.said_by,
                   Lines("The officer who erases, as the case system names them"))
      ->type_name("NAME")
      ->required();
  erase
      ->add_option(
          "--request-id", arguments.request_id,
          Lines("Names the request: the same again is recorded once. Without it a new one is "
                "made up"))
      ->type_name("ID");
  erase
      ->add_option(
          "--backups", arguments.backups,
          Lines(
              "With a ledger: a folder with its backups; those that still hold what is erased are "
              "named"))
      ->type_name("DIR")
      ->excludes(answerer.server);
  erase->callback([&arguments, &run] {
    run = [&arguments](Console& console) { return AuditErase(arguments, console); };
  });
}

}  // namespace

void AddAudit(CLI::App& app, AuditArguments& arguments, Run& run) {
  CLI::App* audit = app.add_subcommand("audit", Lines("For those who check the record."));
  audit->require_subcommand(1);
  AddProve(*audit, arguments.prove, run);
  AddCheck(*audit, arguments.check, run);
  AddReplay(*audit, arguments.replay, run);
  AddRecalculate(*audit, arguments.recalculate, run);
  AddImpact(*audit, arguments.impact, run);
  AddExport(*audit, arguments.exports, run);
  AddRetention(*audit, arguments.retention, run);
  AddErase(*audit, arguments.erase, run);
}

}  // namespace fairstart
