// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/kept_heads.h"
#include "service/cli/ledger_report_text.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"

namespace fairstart {

ExitCode LedgerRestore(const LedgerRestoreArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<KeptHead>> kept = ReadKeptHeads(arguments.heads);
  if (!kept.ok()) return PrintError("--head", kept.status(), console.err);
  const absl::StatusOr<std::unique_ptr<LedgerReader>> backup = LedgerReader::Open(arguments.backup);
  if (!backup.ok()) return PrintError(backup.status(), console.err);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> snapshot = (*backup)->Read();
  if (!snapshot.ok()) return PrintError(snapshot.status(), console.err);
  const absl::StatusOr<LedgerReport> report = VerifyLedger((*snapshot)->store(), *kept);
  if (!report.ok()) return PrintError(report.status(), console.err);
  if (report->problem_count > 0) {
    Page page(console.out, console.colour);
    PrintLedgerReport(*report, kept->size(), page);
    return ExitCode::kProblems;
  }
  const absl::StatusOr<SignedTreeHead> head = (*backup)->CopyTo(arguments.ledger);
  if (!head.ok()) return PrintError(head.status(), console.err);
  console.out << arguments.ledger << " holds " << HeadInWords(head->head) << "\n";
  return ExitCode::kOk;
}

}  // namespace fairstart
