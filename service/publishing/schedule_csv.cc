// Tested by tests/service/publishing/schedule_csv_test.cc.
#include "service/publishing/schedule_csv.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace fairstart {
namespace {

// In quotes where the value needs them.
std::string Field(const std::string& value) {
  if (value.find_first_of("\",\r\n") == std::string::npos) return value;
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

// "57.90", "-3.20".
std::string Pounds(bool is_known, const v1::Money& money) {
  if (!is_known) return "";
  const int64_t pence = money.pence();
  const uint64_t size = pence < 0 ? 0 - static_cast<uint64_t>(pence) : static_cast<uint64_t>(pence);
  return absl::StrFormat("%s%d.%02d", pence < 0 ? "-" : "", size / 100, size % 100);
}

// The name of an enumeration's value, as in JSON; "" for what is not stated.
std::string Stated(const std::string& name, int number) { return number == 0 ? "" : name; }

std::string Paragraphs(const v1::ScheduledPayment& payment) {
  std::vector<std::string> all;
  for (const v1::Citation& citation : payment.citations()) {
    all.push_back(citation.source().empty()
                      ? citation.paragraph()
                      : absl::StrCat(citation.source(), " ", citation.paragraph()));
  }
  return absl::StrJoin(all, "; ");
}

template <typename All, typename WordsOf>
std::string Joined(const All& all, WordsOf words_of) {
  std::vector<std::string> words;
  for (const auto& one : all) words.push_back(words_of(one));
  return absl::StrJoin(words, "; ");
}

void WriteRow(const std::vector<std::string>& values, std::ostream& out) {
  out << absl::StrJoin(values, ",", [](std::string* row, const std::string& value) {
    *row += Field(value);
  }) << "\r\n";
}

}  // namespace

void WriteCsv(const v1::Schedule& schedule, std::ostream& out) {
  WriteRow(
      {"case_reference", "due",    "first_day", "last_day", "name",    "instance", "label",
       "kind",           "state",  "amount",    "at_least", "at_most", "paid",     "frequency",
       "payee",          "manner", "supposed",  "says",     "needs",   "missing",  "citations"},
      out);
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    WriteRow({schedule.basis().case_reference(),
              payment.due(),
              payment.first_day(),
              payment.last_day(),
              payment.name(),
              payment.instance(),
              payment.label(),
              v1::PaymentKind_Name(payment.kind()),
              v1::PaymentState_Name(payment.state()),
              Pounds(payment.has_amount(), payment.amount()),
              Pounds(payment.has_at_least(), payment.at_least()),
              Pounds(payment.has_at_most(), payment.at_most()),
              Pounds(payment.has_paid(), payment.paid()),
              Stated(v1::Frequency_Name(payment.frequency()), payment.frequency()),
              Stated(v1::Payee_Name(payment.payee()), payment.payee()),
              Stated(v1::Manner_Name(payment.manner()), payment.manner()),
              payment.supposed() ? "yes" : "no",
              payment.says(),
              Joined(payment.needs(), [](const v1::UnmetNeed& need) { return need.says(); }),
              Joined(payment.missing(), [](const v1::Missing& missing) { return missing.path(); }),
              Paragraphs(payment)},
             out);
  }
}

}  // namespace fairstart
