// Tested by tests/service/cli/audit_commands_test.cc.
#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/proof_input.h"
#include "service/cli/record_text.h"
#include "service/deciding/entry_proto.h"

namespace fairstart {

ExitCode AuditCheck(const AuditCheckArguments& arguments, Console& console) {
  ProofInput input;
  const ExitCode read = ReadProof(arguments.proof, arguments.public_keys, console, input);
  if (read != ExitCode::kOk) return read;
  const ProvedRecord& proved = input.proved;
  Page page(console.out, console.colour);
  page.Paragraph(
      0, absl::StrCat("The ledger ", proved.head.origin, " had ", proved.head.size, " entries."));
  page.Paragraph(2, absl::StrCat("root ", HexOf(proved.head.root)));
  for (const TreeHead& earlier : proved.earlier_heads) {
    page.Paragraph(0, absl::StrCat("It still begins with the ", earlier.size,
                                   " entries of the head that was kept."));
    page.Paragraph(2, absl::StrCat("root ", HexOf(earlier.root)));
  }
  if (input.is_record) {
    page.Paragraph(0, absl::StrCat("This is what it had about ", input.record.case_reference(),
                                   ", word for word: ", input.record.entries_size(), " entries."));
  }
  for (const RecordedEntry& entry : proved.entries) {
    page.Heading(absl::StrCat("Entry ", entry.position, ", as it was recorded",
                              entry.content.has_value() ? "" : "; its content is erased"));
    PrintEntryWhole(ToProtoWhole(entry), page, console.out);
  }
  return ExitCode::kOk;
}

}  // namespace fairstart
