// `payments validate` and `payments record`: the payments of a file, and a verdict on each.
//
// Tested by tests/service/cli/payments_commands_test.cc.
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/cli/commands.h"
#include "service/cli/payments_operation.h"
#include "service/cli/text_input.h"
#include "service/files/csv_row.h"
#include "service/payments/payment_file.h"
#include "service/publishing/payment_csv.h"

namespace fairstart {
namespace {

// How many payments got a verdict, and what they come to.
struct Tally {
  int count = 0;
  int64_t pence = 0;
};

// The payments of a file, asked about in their order, and the answers as CSV.
class FileOfPayments {
 public:
  explicit FileOfPayments(Console& console) : console_(console) {}

  // Says what is wrong with the file.
  ExitCode Read(const std::string& path) {
    const absl::StatusOr<TextInput> input = ReadText(path, console_.in);
    if (!input.ok()) return PrintError(input.status(), console_.err);
    name_ = input->name;
    const std::vector<Diagnostic> diagnostics = ReadPayments(name_, input->bytes, rows_);
    PrintDiagnostics(diagnostics, console_.err);
    return diagnostics.empty() ? ExitCode::kOk : ExitCode::kBadInput;
  }

  ExitCode Answer(const RecordAnswerer& answerer,
                  const std::function<v1::BatchRequest(const PaymentRow&)>& request_of) {
    WriteVerdictColumns(console_.out);
    size_t asked = 0, answered = 0;
    const absl::Status status = AnswerPayments(
        answerer,
        [&]() -> std::optional<v1::BatchRequest> {
          if (asked == rows_.size()) return std::nullopt;
          return request_of(rows_[asked++]);
        },
        [&](const v1::BatchResponse& response) {
          Take(rows_[answered++], response);
          return absl::OkStatus();
        });
    PrintSummary(answered);
    if (!status.ok()) return PrintError(status, console_.err);
    if (failed_ > 0) return ExitCode::kBadInput;
    return tallies_[v1::VERDICT_PAY].count == static_cast<int>(rows_.size()) ? ExitCode::kOk
                                                                             : ExitCode::kProblems;
  }

 private:
  void Take(const PaymentRow& row, const v1::BatchResponse& response) {
    WriteVerdict(row.source.line, row.case_reference, row.payment, response, console_.out);
    if (response.has_error()) {
      ++failed_;
      PrintDiagnostics(DiagnosticsOf(row, response.error()), console_.err);
      return;
    }
    Tally& tally = tallies_[response.verdict().verdict()];
    ++tally.count;
    tally.pence += row.payment.amount().pence();
  }

  // What could not be judged, by line and column of the file.
  std::vector<Diagnostic> DiagnosticsOf(const PaymentRow& row, const v1::BatchError& error) const {
    std::vector<Diagnostic> diagnostics;
    for (const v1::FieldProblem& field : error.fields()) {
      const std::string column = ColumnOf(field.field());
      const Position position = row.source.PositionOf(column);
      Diagnostic& diagnostic = diagnostics.emplace_back();
      diagnostic.file = name_;
      diagnostic.line = position.line;
      diagnostic.column = position.column;
      diagnostic.problem =
          absl::StrCat(column.empty() ? field.field() : column, ": ", field.description());
    }
    if (diagnostics.empty()) {
      Diagnostic& diagnostic = diagnostics.emplace_back();
      diagnostic.file = name_;
      diagnostic.line = row.source.line;
      diagnostic.column = 1;
      diagnostic.problem = error.message();
    }
    return diagnostics;
  }

  // "12 payments: 9 PAY 521.10, 2 HOLD 100.00, 1 REJECT 57.90".
  void PrintSummary(size_t answered) {
    console_.err << Counted(static_cast<int>(answered), "payment");
    const char* separator = ": ";
    for (const auto& [verdict, name] : {std::pair{v1::VERDICT_PAY, "PAY"},
                                        {v1::VERDICT_HOLD, "HOLD"},
                                        {v1::VERDICT_REJECT, "REJECT"}}) {
      const Tally& tally = tallies_[verdict];
      if (tally.count == 0) continue;
      console_.err << separator << tally.count << " " << name << " " << CsvPounds(tally.pence);
      separator = ", ";
    }
    if (failed_ > 0) console_.err << separator << failed_ << " not judged";
    if (answered < rows_.size())
      console_.err << "; " << rows_.size() - answered << " not asked about";
    console_.err << "\n";
  }

  Console& console_;
  std::string name_;
  std::vector<PaymentRow> rows_;
  std::map<v1::Verdict, Tally> tallies_;
  int failed_ = 0;
};

}  // namespace

ExitCode PaymentsValidate(const PaymentsFileArguments& arguments, Console& console) {
  FileOfPayments file(console);
  const ExitCode read = file.Read(arguments.file);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<RecordAnswerer> answerer = OpenToJudge(arguments);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  return file.Answer(*answerer, [](const PaymentRow& row) {
    v1::BatchRequest request;
    request.mutable_validate()->set_case_reference(row.case_reference);
    *request.mutable_validate()->mutable_payment() = row.payment;
    return request;
  });
}

ExitCode PaymentsRecord(const PaymentsFileArguments& arguments, Console& console) {
  FileOfPayments file(console);
  const ExitCode read = file.Read(arguments.file);
  if (read != ExitCode::kOk) return read;
  const absl::StatusOr<RecordAnswerer> answerer = OpenToRecord(arguments);
  if (!answerer.ok()) return PrintError(answerer.status(), console.err);
  return file.Answer(*answerer, [&](const PaymentRow& row) {
    v1::BatchRequest request;
    v1::RecordRequest& record = *request.mutable_record();
    // A file that is given again is recorded once: a payment has its reference.
    record.set_request_id(absl::StrCat("payment/", row.case_reference, "/", row.payment.id()));
    record.set_case_reference(row.case_reference);
    record.set_said_by(arguments.said_by);
    *record.mutable_payment() = row.payment;
    return request;
  });
}

}  // namespace fairstart
