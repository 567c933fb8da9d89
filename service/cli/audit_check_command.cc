// Tested by tests/service/cli/audit_commands_test.cc.
#include "absl/strings/str_cat.h"
#include "service/audit/check_proof.h"
#include "service/cli/case_input.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/record_text.h"
#include "service/deciding/entry_proto.h"

namespace fairstart {

ExitCode AuditCheck(const AuditCheckArguments& arguments, Console& console) {
  std::vector<VerifierKey> keys;
  for (const std::string& text : arguments.public_keys) {
    const absl::StatusOr<VerifierKey> key = ReadVerifierKey(text);
    if (!key.ok()) return PrintError("--public-key", key.status(), console.err);
    keys.push_back(*key);
  }
  v1::LedgerProof proof;
  InputFile file;
  const ExitCode read = ReadInput(arguments.proof, console.in, proof, file, console.err);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<ProvedRecord> proved = CheckLedgerProof(proof, keys);
  if (!proved.ok()) {
    console.err << "fairstart: this proves nothing: " << proved.status().message() << "\n";
    return ExitCode::kProblems;
  }
  Page page(console.out, console.colour);
  page.Paragraph(
      0, absl::StrCat("The ledger ", proved->head.origin, " had ", proved->head.size, " entries."));
  page.Paragraph(2, absl::StrCat("root ", HexOf(proved->head.root)));
  for (const TreeHead& earlier : proved->earlier_heads) {
    page.Paragraph(0, absl::StrCat("It still begins with the ", earlier.size,
                                   " entries of the head that was kept."));
    page.Paragraph(2, absl::StrCat("root ", HexOf(earlier.root)));
  }
  for (const RecordedEntry& entry : proved->entries) {
    page.Heading(absl::StrCat("Entry ", entry.position, ", as it was recorded",
                              entry.content.has_value() ? "" : "; its content is erased"));
    PrintEntryWhole(ToProtoWhole(entry), page, console.out);
  }
  return ExitCode::kOk;
}

}  // namespace fairstart
