// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"
#include "service/ledger/synced_file.h"

namespace fairstart {

ExitCode LedgerHead(const LedgerHeadArguments& arguments, Console& console) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(arguments.ledger);
  if (!reader.ok()) return PrintError(reader.status(), console.err);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> snapshot = (*reader)->Read();
  if (!snapshot.ok()) return PrintError(snapshot.status(), console.err);
  const absl::StatusOr<SignedTreeHead> head = (**snapshot)->Head();
  if (!head.ok()) return PrintError(head.status(), console.err);
  if (arguments.export_to.empty()) {
    console.out << head->text;
    return ExitCode::kOk;
  }
  // An earlier head that somebody keeps is not written over.
  const absl::Status written = WriteNewFile(arguments.export_to, head->text, 0644);
  return written.ok() ? ExitCode::kOk : PrintError("--export", written, console.err);
}

}  // namespace fairstart
