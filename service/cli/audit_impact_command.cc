// Tested by tests/service/cli/audit_commands_test.cc and tests/e2e/audit_test.mjs.
#include <functional>
#include <optional>
#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "service/audit/impact.h"
#include "service/cli/cohort_text.h"
#include "service/cli/commands.h"
#include "service/cli/compare_alternative.h"
#include "service/cli/compare_text.h"
#include "service/cli/page.h"
#include "service/cli/printed_error.h"
#include "service/cli/printed_json.h"
#include "service/cli/progress_line.h"
#include "service/cli/record_operation.h"
#include "service/publishing/plain_words.h"
#include "service/rpc/audit_client.h"

namespace fairstart {
namespace {

using TakePart = std::function<absl::Status(const v1::ImpactResponse&)>;

absl::StatusOr<std::string> RequestOf(const AuditImpactArguments& arguments,
                                      const RulebookLibrary* library) {
  const size_t slash = arguments.rulebook.find('/');
  v1::RulebookSelector before;
  before.set_id(arguments.rulebook.substr(0, slash));
  if (slash != std::string::npos) before.set_edition(arguments.rulebook.substr(slash + 1));
  v1::ImpactRequest request;
  request.set_rulebook(before.id());
  request.set_edition(before.edition());
  if (library == nullptr && !arguments.other.other_parameters.empty()) {
    return absl::InvalidArgumentError(
        "--other-parameter: takes the rulebook's own parameters; ask the ledger here, with "
        "--ledger");
  }
  absl::StatusOr<v1::Alternative> alternative = AlternativeOf(arguments.other, before, "", library);
  if (!alternative.ok()) return alternative.status();
  *request.mutable_alternative() = *std::move(alternative);
  return request.SerializeAsString();
}

absl::Status ImpactHere(const RecordAnswerer& answerer, const std::string& request, int threads,
                        const TakePart& take) {
  PlanArchive plans;
  absl::StatusOr<LedgerImpact> impact = LedgerImpact::Begin(
      *answerer.library, [&] { return answerer.reader->Read(); }, request, threads, plans);
  if (!impact.ok()) return impact.status();
  for (;;) {
    const absl::StatusOr<std::optional<v1::ImpactResponse>> part = impact->Next();
    if (!part.ok()) return part.status();
    if (!part->has_value()) return absl::OkStatus();
    const absl::Status taken = take(**part);
    if (!taken.ok()) return taken;
  }
}

absl::Status Ask(const AuditImpactArguments& arguments, const TakePart& take) {
  const absl::StatusOr<RecordAnswerer> answerer = OpenToJudge(arguments);
  if (!answerer.ok()) return answerer.status();
  const absl::StatusOr<std::string> request = RequestOf(arguments, answerer->library.get());
  if (!request.ok()) return request.status();
  if (answerer->server != nullptr) {
    return AuditClient(answerer->server->connection()).Impact(*request, take);
  }
  const int threads = arguments.threads > 0 ? arguments.threads
                                            : static_cast<int>(std::thread::hardware_concurrency());
  return ImpactHere(*answerer, *request, threads, take);
}

class Printer {
 public:
  Printer(const AuditImpactArguments& arguments, Console& console)
      : in_json_(arguments.format == "json"),
        each_(arguments.each),
        console_(console),
        page_(console.out, console.colour),
        progress_(console) {}

  absl::Status Take(const v1::ImpactResponse& part) {
    progress_.Hide();
    if (in_json_) {
      PrintJsonLine(part, console_);
    } else {
      for (const v1::ImpactedFinding& finding : part.findings()) Print(finding);
      if (part.has_totals()) PrintAll(part);
    }
    console_.out << std::flush;
    progress_.Show(absl::StrCat(part.people(), " people"));
    return absl::OkStatus();
  }

  void Finish() { progress_.Hide(); }

 private:
  void Print(const v1::ImpactedFinding& finding) {
    if (!finding.error().empty()) {
      console_.err << "fairstart: entry " << finding.position() << ", " << finding.case_reference()
                   << ": " << finding.error() << "\n";
    } else if (each_) {
      page_.Heading(absl::StrCat(finding.case_reference(), " on ", DayInWords(finding.as_of()),
                                 " (entry ", finding.position(), ")"));
      PrintComparison(finding.comparison(), page_);
    }
  }

  void PrintAll(const v1::ImpactResponse& part) {
    for (const v1::ImpactYear& year : part.years()) {
      page_.Heading(absl::StrCat("The financial year from ", DayInWords(year.first_day())));
      PrintTotals(year.totals(), page_);
    }
    if (part.years_size() == 1) return;
    page_.Heading("All of them");
    PrintTotals(part.totals(), page_);
  }

  const bool in_json_;
  const bool each_;
  Console& console_;
  Page page_;
  ProgressLine progress_;
};

}  // namespace

ExitCode AuditImpact(const AuditImpactArguments& arguments, Console& console) {
  Printer printer(arguments, console);
  const absl::Status status =
      Ask(arguments, [&](const v1::ImpactResponse& part) { return printer.Take(part); });
  printer.Finish();
  if (status.ok()) return ExitCode::kOk;
  PrintRecordRefusal(status, "", nullptr, console.err);
  return ExitCodeOf(status);
}

}  // namespace fairstart
