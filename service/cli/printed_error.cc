// Tested by tests/service/cli/printed_error_test.cc.
#include "service/cli/printed_error.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "service/errors/rich_status.h"

namespace fairstart {

ExitCode ExitCodeOf(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kOk:
      return ExitCode::kOk;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kNotFound:
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange:
      return ExitCode::kBadInput;
    case absl::StatusCode::kPermissionDenied:
      // A rule of ours says who may do it, which another certificate mends; the system gives no
      // reason.
      return ReasonOf(status).empty() ? ExitCode::kFailure : ExitCode::kBadInput;
    default:
      return ExitCode::kFailure;
  }
}

std::string FlagOf(const std::string& path) {
  for (const auto& [field, flag] : {std::pair{"alternative.as_of", "--other-as-of"},
                                    {"alternative.rulebook.readings", "--other-reading"},
                                    {"alternative.rulebook.rates", "--other-rates"},
                                    {"alternative.rulebook", "--other-rulebook"},
                                    {"alternative.parameters", "--other-parameter"},
                                    {"alternative.case", "--other-case"},
                                    {"alternative.record", "--other-record"},
                                    {"as_of", "--as-of"},
                                    {"first_day", "--from"},
                                    {"last_day", "--until"},
                                    {"rulebook.readings", "--reading"},
                                    {"rulebook.rates", "--rates"},
                                    {"rulebook", "--rulebook"},
                                    {"entitlements", "--entitlement"},
                                    {"case_reference", "--case-reference"},
                                    {"said_by", "--said-by"},
                                    {"request_id", "--request-id"},
                                    {"recorded_at", "--recorded-at"},
                                    {"page_token", "--page-token"},
                                    {"corrects", "--corrects"},
                                    {"positions", "--entry"},
                                    {"from", "--from"},
                                    {"earlier_heads", "--head"},
                                    {"digest", "--digest"},
                                    {"reason", "--reason"},
                                    {"line", "--line"}}) {
    if (absl::StartsWith(path, field)) return flag;
  }
  return path;
}

ExitCode PrintError(const absl::Status& status, std::ostream& err) {
  const FieldViolations violations = ViolationsOf(status);
  if (violations.empty()) err << "fairstart: " << status.message() << "\n";
  for (const FieldViolation& violation : violations) {
    PrintError(FlagOf(violation.path), absl::InvalidArgumentError(violation.description), err);
  }
  return ExitCodeOf(status);
}

ExitCode PrintError(const std::string& flag, const absl::Status& status, std::ostream& err) {
  // What is said of a whole request has no flag.
  err << "fairstart: " << flag << (flag.empty() ? "" : ": ") << status.message() << "\n";
  return ExitCodeOf(status);
}

absl::Status AboutFlag(const std::string& flag, const absl::Status& status) {
  return absl::Status(status.code(), absl::StrCat(flag, ": ", std::string(status.message())));
}

ExitCode PrintDefect(const std::string& defect, std::ostream& err) {
  if (defect.empty()) return ExitCode::kOk;
  err << "fairstart: the rulebook has a defect, met by " << defect << "\n";
  return ExitCode::kDefect;
}

void PrintDiagnostics(const std::vector<Diagnostic>& diagnostics, std::ostream& err) {
  for (const Diagnostic& diagnostic : diagnostics) err << ToString(diagnostic) << "\n";
}

int CountErrors(const std::vector<Diagnostic>& diagnostics) {
  return static_cast<int>(
      std::count_if(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& diagnostic) {
        return diagnostic.severity == Diagnostic::Severity::kError;
      }));
}

std::string Counted(int count, const std::string& noun) {
  return absl::StrCat(count, " ", noun, count == 1 ? "" : "s");
}

}  // namespace fairstart
