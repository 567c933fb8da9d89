// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/record_command_line.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "service/cli/record_options.h"

namespace fairstart {
namespace {

void AddFile(CLI::App* command, std::string& file, const std::string& message) {
  command
      ->add_option("FILE", file,
                   Lines(absl::StrCat("A fairstart.v1.", message,
                                      ": .txtpb, .json or .binpb; - reads "
                                      "standard input")))
      ->type_name("")
      ->required();
}

void AddRulebook(CLI::App* command, std::string& rulebook, const std::string& otherwise) {
  AddText(command, "--rulebook", rulebook, "ID[/EDITION]",
          absl::StrCat("Rulebook; without an edition, ", otherwise), true);
}

void AddPaging(CLI::App* command, int& size, std::string& token) {
  command->add_option("--page-size", size, Lines("The most to print; 0: a whole page"))
      ->type_name("N")
      ->check(Between(0, 1 << 30));
  AddText(command, "--page-token", token, "TOKEN",
          "The page to print, as the page before named it");
}

void AddPropose(CLI::App* record, RecordProposeArguments& arguments, Run& run) {
  CLI::App* propose = record->add_subcommand(
      "propose",
      Lines("Records a case, works out the finding with what is on record, and records that."));
  propose
      ->add_option("CASEFILE", arguments.case_file,
                   Lines("The facts (fairstart.v1.CaseFacts); without it, the case received last"))
      ->type_name("");
  AddRecording(propose, arguments, false);
  AddRulebook(propose, arguments.rulebook, "the one in force on the day");
  AddText(propose, "--rates", arguments.rates, "EDITION", "Rates edition; default: the newest");
  propose
      ->add_option("--reading", arguments.readings,
                   Lines("A reading in place of the one chosen; may be repeated"))
      ->type_name("NUMBER=READING")
      ->allow_extra_args(false)
      ->take_all();
  propose
      ->add_option("--entitlement", arguments.entitlements,
                   Lines("Answer only this; may be repeated"))
      ->type_name("NAME")
      ->allow_extra_args(false)
      ->take_all();
  AddText(propose, "--as-of", arguments.as_of, "YYYY-MM-DD",
          "The day asked about; default: the case's known_through");
  propose->callback(
      [&] { run = [&](Console& console) { return RecordPropose(arguments, console); }; });
}

void AddDecisions(CLI::App* record, RecordCommandArguments& arguments, Run& run) {
  CLI::App* confirm = record->add_subcommand("confirm", Lines("Decides as a finding proposes."));
  AddFile(confirm, arguments.confirm.file, "DecisionConfirmed");
  AddRecording(confirm, arguments.confirm);
  confirm->callback(
      [&] { run = [&](Console& console) { return RecordConfirm(arguments.confirm, console); }; });

  CLI::App* depart =
      record->add_subcommand("depart", Lines("Decides otherwise than a finding proposes."));
  AddFile(depart, arguments.depart.file, "DecisionDepartedFrom");
  AddRecording(depart, arguments.depart);
  depart->callback(
      [&] { run = [&](Console& console) { return RecordDepart(arguments.depart, console); }; });
}

struct ItemCommand {
  const char* name;
  const char* field;
  const char* message;
  const char* description;
};

constexpr ItemCommand kItemCommands[] = {
    {"assessment", "assessment", "Assessment", "Records that a need was assessed."},
    {"approval", "approval", "Approval", "Records that a role approved."},
    {"evidence", "evidence", "Evidence", "Records that evidence was received."},
    {"agreement", "agreement", "Agreement", "Records that the young person signed an agreement."},
    {"plan-review", "plan_review", "PlanReview", "Records that the Pathway Plan was reviewed."},
    {"plan-item", "plan_item", "PlanItem", "Records what the Pathway Plan holds about a line."},
};

void AddItem(CLI::App* record, const ItemCommand& item, RecordItemArguments& arguments, Run& run) {
  arguments.kind = item.field;
  CLI::App* command = record->add_subcommand(item.name, Lines(item.description));
  AddFile(command, arguments.file, item.message);
  AddRecording(command, arguments);
  AddRulebook(command, arguments.rulebook, "the newest, which must know the names in it");
  command
      ->add_option("--corrects", arguments.corrects,
                   Lines("The entry that this one stands in place of; without it, none"))
      ->type_name("POSITION");
  command->callback(
      [&] { run = [&](Console& console) { return RecordItem(arguments, console); }; });
}

void AddQueries(CLI::App* record, RecordCommandArguments& arguments, Run& run) {
  CLI::App* in_force =
      record->add_subcommand("in-force", Lines("Says what is decided of a day, and what waits."));
  AddAnswerer(in_force, arguments.in_force);
  AddCaseReference(in_force, arguments.in_force.case_reference);
  AddText(in_force, "--as-of", arguments.in_force.as_of, "YYYY-MM-DD", "The day", true);
  AddText(in_force, "--line", arguments.in_force.line, "NAME[/INSTANCE]", "Only this line");
  AddPaging(in_force, arguments.in_force.page_size, arguments.in_force.page_token);
  in_force->callback(
      [&] { run = [&](Console& console) { return RecordInForce(arguments.in_force, console); }; });

  CLI::App* get = record->add_subcommand("get", Lines("Prints an entry, whole."));
  get->add_option("POSITION", arguments.get.position, Lines("Its position in the ledger"))
      ->type_name("")
      ->required();
  AddAnswerer(get, arguments.get);
  get->callback([&] { run = [&](Console& console) { return RecordGet(arguments.get, console); }; });

  CLI::App* list = record->add_subcommand("list", Lines("Lists the entries about a young person."));
  AddAnswerer(list, arguments.list);
  AddCaseReference(list, arguments.list.case_reference);
  AddPaging(list, arguments.list.page_size, arguments.list.page_token);
  list->callback(
      [&] { run = [&](Console& console) { return RecordList(arguments.list, console); }; });

  CLI::App* known = record->add_subcommand(
      "as-known-at", Lines("Says what was known, and decided of a day, at a moment."));
  AddAnswerer(known, arguments.as_known_at);
  AddCaseReference(known, arguments.as_known_at.case_reference);
  AddText(known, "--recorded-at", arguments.as_known_at.recorded_at, "MOMENT",
          "The moment, as 2017-07-01T09:00:00Z", true);
  AddText(known, "--as-of", arguments.as_known_at.as_of, "YYYY-MM-DD", "The day", true);
  known->callback([&] {
    run = [&](Console& console) { return RecordAsKnownAt(arguments.as_known_at, console); };
  });
}

}  // namespace

void AddRecord(CLI::App& app, RecordCommandArguments& arguments, Run& run) {
  CLI::App* record = app.add_subcommand(
      "record", Lines("Records what is known, done and decided, and says what was."));
  record->require_subcommand(1);
  AddPropose(record, arguments.propose, run);
  AddDecisions(record, arguments, run);
  for (const ItemCommand& item : kItemCommands)
    AddItem(record, item, arguments.items[item.field], run);
  AddQueries(record, arguments, run);
}

}  // namespace fairstart
