// Tested by tests/service/payments/payment_file_test.cc.
#include "service/payments/payment_file.h"

#include <optional>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "google/protobuf/descriptor.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

// "57.90" is 5790, "57" is 5700. Nothing for what is no sum, or one with another number of
// decimals.
std::optional<int64_t> ReadPounds(std::string_view text) {
  constexpr size_t kMostDigits = 15;  // so that pence fit
  const size_t point = text.find('.');
  const std::string_view pounds = text.substr(0, point);
  const std::string_view pence = point == std::string_view::npos ? "00" : text.substr(point + 1);
  const auto is_digits = [](std::string_view part) {
    return !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (!is_digits(pounds) || pounds.size() > kMostDigits || !is_digits(pence) || pence.size() != 2)
    return std::nullopt;
  int64_t whole = 0, part = 0;
  if (!absl::SimpleAtoi(absl::string_view(pounds.data(), pounds.size()), &whole) ||
      !absl::SimpleAtoi(absl::string_view(pence.data(), pence.size()), &part)) {
    return std::nullopt;
  }
  return whole * 100 + part;
}

class RowReader {
 public:
  RowReader(const std::string& name, const CsvRow& row, std::vector<Diagnostic>& diagnostics)
      : name_(name), row_(row), diagnostics_(diagnostics) {}

  void ReadAmount(v1::Payment& payment) {
    const std::optional<int64_t> pence = ReadPounds(row_["amount"]);
    if (pence.has_value()) {
      payment.mutable_amount()->set_pence(*pence);
    } else {
      Say("amount",
          std::string(Misread(row_["amount"], "pounds and pence, such as 57.90").message()));
    }
  }

  // Any of the names of an enumeration; unspecified for an empty value.
  int ReadName(const char* column, const google::protobuf::EnumDescriptor& names) {
    const std::string& text = row_[column];
    if (text.empty()) return 0;
    const google::protobuf::EnumValueDescriptor* value = names.FindValueByName(text);
    if (value != nullptr && value->number() != 0) return value->number();
    std::vector<std::string> known;
    for (int i = 0; i < names.value_count(); ++i) {
      if (names.value(i)->number() != 0) known.push_back(names.value(i)->name());
    }
    Say(column, absl::StrCat("read ", Quoted(text), "; ", NearestOrKnown(text, known)));
    return 0;
  }

  v1::ReportedState ReadState() {
    const std::string& text = row_["state"];
    if (text == "paid") return v1::REPORTED_STATE_PAID;
    if (text == "bounced") return v1::REPORTED_STATE_BOUNCED;
    if (text == "returned") return v1::REPORTED_STATE_RETURNED;
    Say("state", std::string(Misread(text, "paid, bounced or returned").message()));
    return v1::REPORTED_STATE_UNSPECIFIED;
  }

  void Need(const char* column) {
    if (row_[column].empty()) Say(column, absl::StrCat(column, " is needed"));
  }

 private:
  void Say(const std::string& column, std::string problem) {
    const Position position = row_.PositionOf(column);
    Diagnostic& diagnostic = diagnostics_.emplace_back();
    diagnostic.file = name_;
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.problem = std::move(problem);
  }

  const std::string& name_;
  const CsvRow& row_;
  std::vector<Diagnostic>& diagnostics_;
};

// A field that is not there is not set, so that it is not read as a day.
void SetIfSaid(const std::string& text, std::string* (v1::Payment::*field)(),
               v1::Payment& payment) {
  if (!text.empty()) *(payment.*field)() = text;
}

v1::Payment PaymentOf(const CsvRow& row, RowReader& reader) {
  v1::Payment payment;
  reader.Need("reference");
  payment.set_id(row["reference"]);
  reader.ReadAmount(payment);
  payment.mutable_line()->set_entitlement(row["entitlement"]);
  if (!row["instance"].empty()) payment.mutable_line()->set_instance(row["instance"]);
  SetIfSaid(row["first_day"], &v1::Payment::mutable_first_day, payment);
  SetIfSaid(row["last_day"], &v1::Payment::mutable_last_day, payment);
  SetIfSaid(row["paid_on"], &v1::Payment::mutable_paid_on, payment);
  SetIfSaid(row["home"], &v1::Payment::mutable_home, payment);
  return payment;
}

}  // namespace

std::vector<Diagnostic> ReadPayments(const std::string& name, std::string_view bytes,
                                     std::vector<PaymentRow>& rows) {
  const CsvColumns columns = {{"case_reference", "reference", "entitlement", "amount", "paid_on"},
                              {"instance", "first_day", "last_day", "payee", "manner", "home"}};
  std::vector<CsvRow> read;
  std::vector<Diagnostic> diagnostics = ReadCsv(name, bytes, columns, read);
  for (CsvRow& row : read) {
    RowReader reader(name, row, diagnostics);
    for (const char* column : {"case_reference", "entitlement", "paid_on"}) reader.Need(column);
    v1::Payment payment = PaymentOf(row, reader);
    payment.set_payee(static_cast<v1::Payee>(reader.ReadName("payee", *v1::Payee_descriptor())));
    payment.set_manner(
        static_cast<v1::Manner>(reader.ReadName("manner", *v1::Manner_descriptor())));
    const std::string case_reference = row["case_reference"];
    rows.push_back({std::move(row), case_reference, std::move(payment)});
  }
  return diagnostics;
}

std::vector<Diagnostic> ReadReport(const std::string& name, std::string_view bytes,
                                   std::vector<PaymentRow>& rows) {
  const CsvColumns columns = {
      {"case_reference", "reference", "amount", "state"},
      {"entitlement", "instance", "first_day", "last_day", "paid_on", "payee", "manner", "home"}};
  std::vector<CsvRow> read;
  std::vector<Diagnostic> diagnostics = ReadCsv(name, bytes, columns, read);
  for (CsvRow& row : read) {
    RowReader reader(name, row, diagnostics);
    reader.Need("case_reference");
    v1::Payment payment = PaymentOf(row, reader);
    const v1::ReportedState state = reader.ReadState();
    const std::string case_reference = row["case_reference"];
    rows.push_back({std::move(row), case_reference, std::move(payment), state});
  }
  return diagnostics;
}

std::string ColumnOf(const std::string& path) {
  if (path == "case_reference" || path == "request_id")
    return path == "request_id" ? "reference" : path;
  if (path == "payment.id") return "reference";
  if (absl::StartsWith(path, "payment.line.")) return path.substr(sizeof("payment.line.") - 1);
  if (absl::StartsWith(path, "payment.")) return path.substr(sizeof("payment.") - 1);
  return "";
}

}  // namespace fairstart
