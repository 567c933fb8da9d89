// Tested by tests/service/cli/retention_commands_test.cc and tests/e2e/subject_access_test.mjs.
#include <filesystem>
#include <string>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/record_operation.h"
#include "service/cli/retention_file.h"
#include "service/ledger/backups_holding.h"
#include "service/ledger/entry_kind.h"
#include "service/ledger/ledger.h"
#include "service/publishing/plain_words.h"
#include "service/retention/erase.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

std::string InWords(v1::RetainedEntry::State state) {
  switch (state) {
    case v1::RetainedEntry::STATE_DUE:
      return "to be erased";
    case v1::RetainedEntry::STATE_ON_HOLD:
      return "on hold";
    case v1::RetainedEntry::STATE_UNDETERMINED:
      return "not known";
    default:
      return "kept";
  }
}

void Print(const v1::RetainedEntry& entry, Page& page) {
  page.Row(0, absl::StrCat(entry.position(), "  ", NameOf(entry.kind())), InWords(entry.state()),
           Page::Style::kPlain);
  page.Paragraph(4, entry.says());
}

// What a command here needs besides the ledger.
ExitCode ReadSchedule(const AuditRetentionArguments& arguments, Console& console,
                      v1::RetentionSchedule& schedule) {
  if (!arguments.server.empty()) return ExitCode::kOk;
  if (arguments.retention.empty()) {
    return PrintError("--retention", absl::InvalidArgumentError("is needed with --ledger"),
                      console.err);
  }
  return ReadRetentionFile(arguments.retention, console, schedule);
}

ExitCode Refuse(const absl::Status& status, Console& console) {
  PrintRecordRefusal(status, "", nullptr, console.err);
  return ExitCodeOf(status);
}

absl::StatusOr<v1::RetentionResponse> AskRetention(const AuditRetentionArguments& arguments,
                                                   const v1::RetentionSchedule& schedule) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return answerer.status();
  v1::RetentionRequest request;
  request.set_case_reference(arguments.case_reference);
  request.set_as_of(arguments.as_of);
  const std::string bytes = request.SerializeAsString();
  if (answerer->server != nullptr) {
    return AuditClient(answerer->server->connection()).Retention(bytes);
  }
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer->reader->Read();
  if (!now.ok()) return now.status();
  return Retention(schedule, ***now, bytes, Today());
}

std::string RequestOf(const AuditEraseArguments& arguments) {
  v1::EraseRequest request;
  request.set_request_id(arguments.request_id.empty() ? NewRequestId() : arguments.request_id);
  request.set_case_reference(arguments.case_reference);
  request.set_said_by(arguments.said_by);
  return request.SerializeAsString();
}

// Opens the ledger alone: to erase, no rulebook is needed, and none is published.
absl::StatusOr<v1::EraseResponse> EraseHere(const AuditEraseArguments& arguments,
                                            const v1::RetentionSchedule& schedule) {
  const absl::StatusOr<SigningKey> key = SigningKey::ReadFile(arguments.key);
  if (!key.ok()) return AboutFlag("--key", key.status());
  const absl::StatusOr<std::unique_ptr<Ledger>> ledger = Ledger::Open(arguments.ledger, *key);
  if (!ledger.ok()) return AboutFlag("--ledger", ledger.status());
  // On the machine itself nothing proves who somebody is.
  return Erase(schedule, **ledger, RequestOf(arguments), "", Today());
}

absl::StatusOr<v1::EraseResponse> AskErase(const AuditEraseArguments& arguments,
                                           const v1::RetentionSchedule& schedule) {
  if (arguments.server.empty()) return EraseHere(arguments, schedule);
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok()) return answerer.status();
  return AuditClient(answerer->server->connection()).Erase(RequestOf(arguments));
}

// Whether a folder with backups is there, before anything is erased.
absl::Status CheckBackups(const std::string& folder) {
  if (folder.empty() || std::filesystem::is_directory(folder)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(folder, ": is no folder"));
}

// The backups of a ledger in a folder that still hold something of what is erased.
absl::StatusOr<BackupsHolding> FindBackups(const std::string& file, const std::string& folder,
                                           const v1::EraseResponse& erased) {
  const absl::StatusOr<std::unique_ptr<LedgerReader>> ledger = LedgerReader::Open(file);
  if (!ledger.ok()) return ledger.status();
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = (*ledger)->Read();
  if (!now.ok()) return now.status();
  return FindBackupsHolding(***now, {erased.positions().begin(), erased.positions().end()}, folder);
}

void PrintBackups(const AuditEraseArguments& arguments, const v1::EraseResponse& erased,
                  Page& page) {
  const auto warn = [&page](const std::string& text) {
    page.Paragraph(0, text, Page::Style::kCare);
  };
  if (arguments.backups.empty()) {
    return warn("Backups made before still hold them: name their folder with --backups.");
  }
  const absl::StatusOr<BackupsHolding> found =
      FindBackups(arguments.ledger, arguments.backups, erased);
  if (!found.ok()) {
    return warn(absl::StrCat("The backups could not be looked through: ",
                             std::string(found.status().message())));
  }
  for (const HoldingBackup& backup : found->holding) {
    warn(absl::StrCat("still in the backup ", backup.file.string(), ": ", backup.positions.size(),
                      " of ", erased.positions_size()));
  }
  for (const UnreadBackup& unread : found->unread) {
    warn(absl::StrCat("not known whether it is in ", unread.file.string(), ": ", unread.reason));
  }
}

void PrintErased(const AuditEraseArguments& arguments, const v1::EraseResponse& erased,
                 Page& page) {
  if (!erased.has_recorded()) {
    page.Paragraph(0, "nothing is due, and nothing was erased");
  } else {
    page.Paragraph(0, absl::StrCat(erased.positions_size(),
                                   erased.positions_size() == 1 ? " entry is" : " entries are",
                                   " erased; entry ", erased.recorded().position(), " says so"));
    PrintBackups(arguments, erased, page);
  }
  for (const v1::RetainedEntry& entry : erased.kept()) Print(entry, page);
}

}  // namespace

ExitCode AuditRetention(const AuditRetentionArguments& arguments, Console& console) {
  v1::RetentionSchedule schedule;
  const ExitCode read = ReadSchedule(arguments, console, schedule);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<v1::RetentionResponse> response = AskRetention(arguments, schedule);
  if (!response.ok()) return Refuse(response.status(), console);
  if (arguments.format == "json") return PrintJson(*response, console);
  Page page(console.out, console.colour);
  for (const v1::RetainedEntry& entry : response->entries()) Print(entry, page);
  return ExitCode::kOk;
}

ExitCode AuditErase(const AuditEraseArguments& arguments, Console& console) {
  v1::RetentionSchedule schedule;
  const ExitCode read = ReadSchedule(arguments, console, schedule);
  if (read != ExitCode::kOk) return read;
  const absl::Status backups = CheckBackups(arguments.backups);
  if (!backups.ok()) return PrintError("--backups", backups, console.err);
  const absl::StatusOr<v1::EraseResponse> response = AskErase(arguments, schedule);
  if (!response.ok()) return Refuse(response.status(), console);
  if (arguments.format == "json") {
    Page aside(console.err, /*colour=*/false);
    if (response->has_recorded()) PrintBackups(arguments, *response, aside);
    return PrintJson(*response, console);
  }
  Page page(console.out, console.colour);
  PrintErased(arguments, *response, page);
  return ExitCode::kOk;
}

}  // namespace fairstart
