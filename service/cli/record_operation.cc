// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/record_operation.h"

#include <random>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "service/errors/rich_status.h"
#include "service/ledger/signing_key.h"

namespace fairstart {
namespace {

absl::StatusOr<RecordAnswerer> Connect(const ServerArgument& argument) {
  const absl::StatusOr<CalledServer> server = FindServer(argument);
  if (!server.ok()) return server.status();
  RecordAnswerer answerer;
  answerer.server = std::make_unique<RecordClient>(server->address, absl::Seconds(60),
                                                   server->credentials);
  return answerer;
}

}  // namespace

absl::StatusOr<RecordAnswerer> OpenToRecord(const RecordArguments& arguments) {
  if (!arguments.server.empty()) return Connect(arguments.server);
  if (arguments.ledger.empty() || arguments.key.empty()) {
    return absl::InvalidArgumentError("say where to record: --server, or --ledger and --key");
  }
  RecordAnswerer answerer;
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> library = RulebookLibrary::Open(arguments.rules);
  if (!library.ok()) return AboutFlag("--rules", library.status());
  answerer.library = *std::move(library);
  const absl::StatusOr<SigningKey> key = SigningKey::ReadFile(arguments.key);
  if (!key.ok()) return AboutFlag("--key", key.status());
  absl::StatusOr<std::unique_ptr<Ledger>> ledger = Ledger::Open(arguments.ledger, *key);
  if (!ledger.ok()) return AboutFlag("--ledger", ledger.status());
  answerer.ledger = *std::move(ledger);
  absl::StatusOr<std::unique_ptr<RecordKeeping>> keeping =
      RecordKeeping::Open(*answerer.ledger, *answerer.library, "fairstart record");
  if (!keeping.ok()) return keeping.status();
  answerer.keeping = *std::move(keeping);
  return answerer;
}

absl::StatusOr<RecordAnswerer> OpenToRead(const RecordArguments& arguments) {
  if (!arguments.server.empty()) return Connect(arguments.server);
  if (arguments.ledger.empty()) {
    return absl::InvalidArgumentError("say where it is recorded: --server or --ledger");
  }
  RecordAnswerer answerer;
  absl::StatusOr<std::unique_ptr<LedgerReader>> reader = LedgerReader::Open(arguments.ledger);
  if (!reader.ok()) return AboutFlag("--ledger", reader.status());
  answerer.reader = *std::move(reader);
  return answerer;
}

absl::StatusOr<RecordAnswerer> OpenToJudge(const RecordArguments& arguments) {
  absl::StatusOr<RecordAnswerer> answerer = OpenToRead(arguments);
  if (!answerer.ok() || answerer->server != nullptr) return answerer;
  absl::StatusOr<std::unique_ptr<RulebookLibrary>> library = RulebookLibrary::Open(arguments.rules);
  if (!library.ok()) return AboutFlag("--rules", library.status());
  answerer->library = *std::move(library);
  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = answerer->reader->Read();
  if (!now.ok()) return AboutFlag("--ledger", now.status());
  const absl::Status added = AddApprovedEditions(***now, *answerer->library);
  if (!added.ok()) return added;
  return answerer;
}

v1::LineReference LineNamed(const std::string& text) {
  v1::LineReference line;
  const size_t slash = text.find('/');
  line.set_entitlement(text.substr(0, slash));
  if (slash != std::string::npos) line.set_instance(text.substr(slash + 1));
  return line;
}

std::string NewRequestId() {
  std::random_device chance;
  return absl::StrFormat("%08x-%08x-%08x-%08x", chance(), chance(), chance(), chance());
}

void PrintRecordRefusal(const absl::Status& status, const std::string& field, const InputFile* file,
                        std::ostream& err) {
  const FieldViolations preconditions = PreconditionsOf(status);
  for (const FieldViolation& precondition : preconditions) {
    err << "fairstart: " << precondition.path << ": " << precondition.description << "\n";
  }
  const FieldViolations violations = ViolationsOf(status);
  if (violations.empty() && preconditions.empty()) PrintError(status, err);
  for (const FieldViolation& violation : violations) {
    const bool in_file = file != nullptr &&
                         (violation.path == field || absl::StartsWith(violation.path, field + "."));
    if (in_file) {
      PrintDiagnostics({InFile(violation, field, *file)}, err);
    } else {
      PrintError(FlagOf(violation.path), absl::InvalidArgumentError(violation.description), err);
    }
  }
}

}  // namespace fairstart
