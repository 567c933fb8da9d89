// `payments reconcile`: what was due, what is on record and what the bank reports, side by side.
//
// Tested by tests/service/cli/payments_commands_test.cc.
#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/payments_operation.h"
#include "service/cli/text_input.h"
#include "service/payments/payment_file.h"
#include "service/payments/reconcile.h"
#include "service/publishing/payment_csv.h"

namespace fairstart {
namespace {

using Reports = std::map<std::string, v1::PaymentReport>;  // by case reference

// Reads the report of a file. Says what is wrong with it.
ExitCode ReadReports(const std::string& path, Console& console, Reports& reports) {
  const absl::StatusOr<TextInput> input = ReadText(path, console.in);
  if (!input.ok()) return PrintError(input.status(), console.err);
  std::vector<PaymentRow> rows;
  std::vector<Diagnostic> diagnostics = ReadReport(input->name, input->bytes, rows);
  std::set<std::pair<std::string, std::string>> seen;
  for (const PaymentRow& row : rows) {
    if (!seen.emplace(row.case_reference, row.payment.id()).second) {
      const Position position = row.source.PositionOf("reference");
      Diagnostic& diagnostic = diagnostics.emplace_back();
      diagnostic.file = input->name;
      diagnostic.line = position.line;
      diagnostic.column = position.column;
      diagnostic.problem = "the payment is reported already";
      diagnostic.mend = "report each payment once";
      continue;
    }
    v1::ReportedPayment& reported = *reports[row.case_reference].add_payments();
    reported.set_id(row.payment.id());
    *reported.mutable_amount() = row.payment.amount();
    reported.set_state(row.state);
  }
  PrintDiagnostics(diagnostics, console.err);
  return diagnostics.empty() ? ExitCode::kOk : ExitCode::kBadInput;
}

// Everyone of whom something was decided or paid.
absl::Status AddPayees(const RecordAnswerer& answerer, std::set<std::string>& people) {
  v1::ListPayeesRequest request;
  do {
    const absl::StatusOr<v1::ListPayeesResponse> response = AskToJudge<v1::ListPayeesResponse>(
        answerer,
        {&PaymentClient::ListPayees,
         [](const RulebookLibrary&, const LedgerView& view, std::string_view bytes) {
           return ListPayees(view, bytes);
         }},
        request.SerializeAsString());
    if (!response.ok()) return response.status();
    people.insert(response->case_references().begin(), response->case_references().end());
    request.set_page_token(response->next_page_token());
  } while (!request.page_token().empty());
  return absl::OkStatus();
}

}  // namespace

ExitCode PaymentsReconcile(const PaymentsReconcileArguments& arguments, Console& console) {
  Reports reports;
  const ExitCode read = ReadReports(arguments.file, console, reports);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<RecordAnswerer> answerer = OpenToJudge(arguments);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  std::set<std::string> people(arguments.case_references.begin(), arguments.case_references.end());
  if (people.empty()) {
    for (const auto& [person, report] : reports) people.insert(person);
    const absl::Status added = AddPayees(*answerer, people);
    if (!added.ok()) return PrintError(added, console.err);
  }
  WriteDifferenceColumns(console.out);
  std::map<v1::PaymentDifferenceKind, int> counts;
  for (const std::string& person : people) {
    v1::ReconcileRequest request;
    request.set_case_reference(person);
    request.set_first_day(arguments.from);
    request.set_last_day(arguments.until);
    *request.mutable_report() = reports[person];
    const absl::StatusOr<v1::ReconcileResponse> response = AskToJudge<v1::ReconcileResponse>(
        *answerer, {&PaymentClient::Reconcile, &Reconcile}, request.SerializeAsString());
    if (!response.ok()) return PrintError(response.status(), console.err);
    for (const v1::PaymentDifference& difference : response->differences()) {
      WriteDifference(person, difference, console.out);
      ++counts[difference.kind()];
    }
  }
  console.err << (people.size() == 1 ? "1 person" : absl::StrCat(people.size(), " people"));
  const std::string prefix = "PAYMENT_DIFFERENCE_KIND_";
  const char* separator = ": ";
  for (const auto& [kind, count] : counts) {
    console.err << separator << count << " "
                << v1::PaymentDifferenceKind_Name(kind).substr(prefix.size());
    separator = ", ";
  }
  console.err << (counts.empty() ? ": nothing differs\n" : "\n");
  return counts.empty() ? ExitCode::kOk : ExitCode::kProblems;
}

}  // namespace fairstart
