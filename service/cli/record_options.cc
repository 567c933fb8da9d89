// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/record_options.h"

namespace fairstart {

void AddText(CLI::App* command, const char* name, std::string& value, const char* type,
             const std::string& description, bool required) {
  command->add_option(name, value, Lines(description))->type_name(type)->required(required);
}

void AddLedgerOptions(CLI::App* command, RecordArguments& arguments, LedgerUse use) {
  CLI::Option* server = AddServerOption(command, arguments.server,
                                        "Ask this server, which was started with a ledger");
  command
      ->add_option("--ledger", arguments.ledger,
                   Lines("The ledger's file, if no server has it open"))
      ->type_name("FILE")
      ->excludes(server);
  if (use == LedgerUse::kRecord) {
    command
        ->add_option("--key", arguments.key,
                     Lines("File with the key that signs the ledger's heads"))
        ->type_name("FILE")
        ->excludes(server);
  }
  if (use == LedgerUse::kRead) return;
  command->add_option("--rules", arguments.rules, Lines("Folder with the rulebooks and rates"))
      ->type_name("DIR")
      ->capture_default_str()
      ->excludes(server);
}

void AddAnswerer(CLI::App* command, RecordArguments& arguments, LedgerUse use) {
  AddLedgerOptions(command, arguments, use);
  command->add_option("--format", arguments.format, Lines("text for people; json: the response"))
      ->type_name("text|json")
      ->check(OneOf({"text", "json"}))
      ->capture_default_str();
}

void AddCaseReference(CLI::App* command, std::string& case_reference, bool required) {
  AddText(command, "--case-reference", case_reference, "REFERENCE",
          "The case system's reference of the young person", required);
}

void AddSaidBy(CLI::App* command, std::string& said_by) {
  AddText(command, "--said-by", said_by, "NAME", "Who says so, as the case system names them",
          true);
}

void AddRecording(CLI::App* command, RecordingArguments& arguments, bool case_reference_needed) {
  AddAnswerer(command, arguments, LedgerUse::kRecord);
  AddCaseReference(command, arguments.case_reference, case_reference_needed);
  AddSaidBy(command, arguments.said_by);
  AddText(command, "--request-id", arguments.request_id, "ID",
          "Names the request: the same again is recorded once. Without it a new one is made up");
}

}  // namespace fairstart
