// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/ledger_command_line.h"

#include <string>
#include <vector>

namespace fairstart {
namespace {

void AddFile(CLI::App* command, const char* name, std::string& file, const char* description) {
  command->add_option(name, file, Lines(description))->type_name("")->required();
}

void AddLedgerFile(CLI::App* command, std::string& file) {
  AddFile(command, "LEDGER", file, "The ledger's file");
}

void AddHeads(CLI::App* command, std::vector<std::string>& heads) {
  command
      ->add_option(
          "--head", heads,
          Lines("A head that somebody kept (ledger head --export): say whether this is still "
                "the ledger that it was signed for; may be repeated"))
      ->type_name("FILE")
      ->allow_extra_args(false)
      ->take_all();
}

}  // namespace

void AddLedger(CLI::App& app, LedgerArguments& arguments, Run& run) {
  CLI::App* ledger = app.add_subcommand("ledger", Lines("For those who keep the record."));
  ledger->require_subcommand(1);

  CLI::App* init =
      ledger->add_subcommand("init", Lines("Makes a new ledger and the key that signs its heads."));
  AddLedgerFile(init, arguments.init.ledger);
  init->add_option(
          "--key", arguments.init.key,
          Lines("File for the new key, which only its owner can read. Keep a copy: nothing can be "
                "recorded without it"))
      ->type_name("FILE")
      ->required();
  init->add_option("--origin", arguments.init.origin,
                   Lines("The ledger's name for all time, on the first line of every head, such as "
                         "fairstart.example/ledger"))
      ->type_name("NAME")
      ->required();
  init->callback(
      [&] { run = [&](Console& console) { return LedgerInit(arguments.init, console); }; });

  CLI::App* verify = ledger->add_subcommand(
      "verify",
      Lines("Works everything in a ledger out anew and says what is not as it was recorded, and "
            "where. Others may write meanwhile."));
  AddLedgerFile(verify, arguments.verify.ledger);
  AddHeads(verify, arguments.verify.heads);
  verify->callback(
      [&] { run = [&](Console& console) { return LedgerVerify(arguments.verify, console); }; });

  CLI::App* head = ledger->add_subcommand(
      "head", Lines("Prints the signed head: how many entries there are, and their root."));
  AddLedgerFile(head, arguments.head.ledger);
  head->add_option("--export", arguments.head.export_to,
                   Lines("Write it to this new file, for somebody else to keep"))
      ->type_name("FILE");
  head->callback(
      [&] { run = [&](Console& console) { return LedgerHead(arguments.head, console); }; });

  CLI::App* backup = ledger->add_subcommand(
      "backup", Lines("Copies a ledger as it is now into a new file. Others may write meanwhile."));
  AddLedgerFile(backup, arguments.backup.ledger);
  AddFile(backup, "BACKUP", arguments.backup.backup, "The new file");
  backup->callback(
      [&] { run = [&](Console& console) { return LedgerBackup(arguments.backup, console); }; });

  CLI::App* restore = ledger->add_subcommand(
      "restore", Lines("Verifies a backup and makes a new ledger of it. Nothing is written over."));
  AddFile(restore, "BACKUP", arguments.restore.backup, "The backup's file");
  AddFile(restore, "LEDGER", arguments.restore.ledger, "The new ledger's file");
  AddHeads(restore, arguments.restore.heads);
  restore->callback(
      [&] { run = [&](Console& console) { return LedgerRestore(arguments.restore, console); }; });

  CLI::App* rotate = ledger->add_subcommand(
      "rotate-key",
      Lines("Makes a new key, which signs from here on; the old one signs that it does. The "
            "server must not run."));
  AddLedgerFile(rotate, arguments.rotate_key.ledger);
  rotate->add_option("--key", arguments.rotate_key.key, Lines("File with the key until now"))
      ->type_name("FILE")
      ->required();
  rotate->add_option("--new-key", arguments.rotate_key.new_key, Lines("File for the new key"))
      ->type_name("FILE")
      ->required();
  rotate->add_option("--said-by", arguments.rotate_key.said_by, Lines("Who does it"))
      ->type_name("NAME")
      ->required();
  rotate->callback([&] {
    run = [&](Console& console) { return LedgerRotateKey(arguments.rotate_key, console); };
  });
}

}  // namespace fairstart
