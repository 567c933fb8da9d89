// Tested by tests/service/cli/audit_commands_test.cc.
#include "service/cli/audit_command_line.h"

namespace fairstart {

void AddAudit(CLI::App& app, AuditArguments& arguments, Run& run) {
  CLI::App* audit = app.add_subcommand("audit", Lines("For those who check the record."));
  audit->require_subcommand(1);

  CLI::App* prove = audit->add_subcommand(
      "prove",
      Lines("Exports entries with what proves that they were recorded and that nothing before a "
            "kept head was changed since. Others may write meanwhile."));
  CLI::Option* server = AddServerOption(prove, arguments.prove.server,
                                        "Ask this server, which was started with a ledger");
  prove->add_option("--ledger", arguments.prove.ledger, Lines("The ledger's file"))
      ->type_name("FILE")
      ->excludes(server);
  prove
      ->add_option("--entry", arguments.prove.positions,
                   Lines("An entry to export, by its position; may be repeated"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""))
      ->allow_extra_args(false)
      ->take_all();
  prove
      ->add_option(
          "--head", arguments.prove.heads,
          Lines("A head that somebody kept (ledger head --export): prove that this is still the "
                "ledger that it was signed for; may be repeated"))
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->take_all();
  prove
      ->add_option("--output", arguments.prove.output,
                   Lines("A new file; default: standard output"))
      ->type_name("FILE");
  prove->callback(
      [&] { run = [&](Console& console) { return AuditProve(arguments.prove, console); }; });

  CLI::App* check = audit->add_subcommand(
      "check",
      Lines("Checks an export with nothing but public keys, and says what it shows. No ledger and "
            "no server is asked."));
  check->add_option("PROOF", arguments.check.proof, Lines("The export; - reads standard input"))
      ->type_name("")
      ->required();
  check
      ->add_option(
          "--public-key", arguments.check.public_keys,
          Lines("The ledger's public key, as ledger init and rotate-key print it; may be repeated"))
      ->type_name("KEY")
      ->required()
      ->allow_extra_args(false)
      ->take_all();
  check->callback(
      [&] { run = [&](Console& console) { return AuditCheck(arguments.check, console); }; });

  CLI::App* replay = audit->add_subcommand(
      "replay",
      Lines("Works every recorded finding out again, with the rulebook, rates, facts and record "
            "that it names, all from the ledger. Others may write meanwhile."));
  CLI::Option* replaying = AddServerOption(replay, arguments.replay.server,
                                           "Ask this server, which was started with a ledger");
  replay->add_option("--ledger", arguments.replay.ledger, Lines("The ledger's file"))
      ->type_name("FILE")
      ->excludes(replaying);
  replay
      ->add_option("--from", arguments.replay.from,
                   Lines("Begin with the entry at this position: to go on after a break"))
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""));
  replay
      ->add_option("--format", arguments.replay.format,
                   Lines("text, or json: a ReplayAllResponse a line, as they come"))
      ->type_name("FORMAT")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
  replay->add_option("--threads", arguments.replay.threads, Lines("0: one a processor"))
      ->type_name("N")
      ->excludes(replaying)
      ->check(Between(0, 1024))
      ->capture_default_str();
  replay->callback(
      [&] { run = [&](Console& console) { return AuditReplay(arguments.replay, console); }; });
}

}  // namespace fairstart
