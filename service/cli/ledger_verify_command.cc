// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/commands.h"
#include "service/cli/kept_heads.h"
#include "service/cli/ledger_report_text.h"
#include "service/cli/printed_error.h"
#include "service/ledger/ledger.h"

namespace fairstart {

ExitCode LedgerVerify(const LedgerVerifyArguments& arguments, Console& console) {
  const absl::StatusOr<std::vector<KeptHead>> kept = ReadKeptHeads(arguments.heads);
  if (!kept.ok()) return PrintError("--head", kept.status(), console.err);
  const absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(arguments.ledger);
  if (!reader.ok()) return PrintError(reader.status(), console.err);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> snapshot = (*reader)->Read();
  if (!snapshot.ok()) return PrintError(snapshot.status(), console.err);
  const absl::StatusOr<LedgerReport> report = VerifyLedger((*snapshot)->store(), *kept);
  if (!report.ok()) return PrintError(report.status(), console.err);
  Page page(console.out, console.colour);
  PrintLedgerReport(*report, kept->size(), page);
  return report->problem_count == 0 ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
