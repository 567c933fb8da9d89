// Tested by tests/service/cli/audit_commands_test.cc and tests/e2e/subject_access_test.mjs.
#include <sstream>
#include <string>

#include "service/audit/export_record.h"
#include "service/cli/commands.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/record_operation.h"
#include "service/ledger/synced_file.h"
#include "service/publishing/subject_page.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

// Nobody but its owner reads what is recorded about somebody.
constexpr int kOwnersOnly = 0600;

absl::StatusOr<v1::SubjectRecord> ExportHere(const LedgerReader& reader,
                                             const std::string& request) {
  absl::StatusOr<RecordExport> parts =
      RecordExport::Begin([&reader] { return reader.Read(); }, request);
  if (!parts.ok()) return parts.status();
  v1::SubjectRecord record;
  for (;;) {
    const absl::StatusOr<std::optional<v1::ExportResponse>> part = parts->Next();
    if (!part.ok()) return part.status();
    if (!part->has_value()) return record;
    record.MergeFrom((*part)->part());
  }
}

absl::StatusOr<v1::SubjectRecord> Ask(const AuditExportArguments& arguments) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return answerer.status();
  v1::ExportRequest request;
  request.set_case_reference(arguments.case_reference);
  const std::string bytes = request.SerializeAsString();
  if (answerer->server != nullptr) {
    return AuditClient(answerer->server->connection()).Export(bytes);
  }
  return ExportHere(*answerer->reader, bytes);
}

}  // namespace

ExitCode AuditExport(const AuditExportArguments& arguments, Console& console) {
  const absl::StatusOr<v1::SubjectRecord> record = Ask(arguments);
  if (!record.ok()) {
    PrintRecordRefusal(record.status(), "", nullptr, console.err);
    return ExitCodeOf(record.status());
  }
  std::ostringstream text;
  Console file{console.in, text, console.err};
  if (arguments.format == "html") {
    text << HtmlSubjectPage(*record);
  } else {
    const ExitCode printed = PrintJson(*record, file);
    if (printed != ExitCode::kOk) return printed;
  }
  if (arguments.output.empty()) {
    console.out << text.str();
    return ExitCode::kOk;
  }
  const absl::Status written = WriteNewFile(arguments.output, text.str(), kOwnersOnly);
  return written.ok() ? ExitCode::kOk : PrintError("--output", written, console.err);
}

}  // namespace fairstart
