// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/ledger_report_text.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"

namespace fairstart {

ExitCode LedgerBackup(const LedgerBackupArguments& arguments, Console& console) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(arguments.ledger);
  if (!reader.ok()) return PrintError(reader.status(), console.err);
  const absl::StatusOr<SignedTreeHead> head = (*reader)->CopyTo(arguments.backup);
  if (!head.ok()) return PrintError(head.status(), console.err);
  console.out << arguments.backup << " holds " << HeadInWords(head->head) << "\n";
  return ExitCode::kOk;
}

}  // namespace fairstart
