// Options that the commands about the ledger share.
#ifndef FAIRSTART_SERVICE_CLI_RECORD_OPTIONS_H_
#define FAIRSTART_SERVICE_CLI_RECORD_OPTIONS_H_

#include <string>

#include "service/cli/command_options.h"
#include "service/cli/commands.h"

namespace fairstart {

// What a command that opens the ledger itself needs besides its file.
enum class LedgerUse {
  kRead,    // nothing
  kJudge,   // the rulebooks
  kRecord,  // the rulebooks and the key
};

void AddText(CLI::App* command, const char* name, std::string& value, const char* type,
             const std::string& description, bool required = false);

// Where it is recorded: --server, or --ledger and what its use needs.
void AddLedgerOptions(CLI::App* command, RecordArguments& arguments, LedgerUse use);

// The same, and --format.
void AddAnswerer(CLI::App* command, RecordArguments& arguments, LedgerUse use = LedgerUse::kRead);

void AddCaseReference(CLI::App* command, std::string& case_reference, bool required = true);

void AddSaidBy(CLI::App* command, std::string& said_by);

// Who records what under which name.
void AddRecording(CLI::App* command, RecordingArguments& arguments,
                  bool case_reference_needed = true);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_RECORD_OPTIONS_H_
