// Tested by tests/service/publishing/schedule_csv_test.cc.
#include "service/publishing/schedule_csv.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/files/csv_row.h"

namespace fairstart {
namespace {

// "57.90", "-3.20".
std::string Pounds(bool is_known, const v1::Money& money) {
  return is_known ? CsvPounds(money.pence()) : "";
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

}  // namespace

void WriteCsv(const v1::Schedule& schedule, std::ostream& out) {
  WriteCsvRow(
      {"case_reference", "due",    "first_day", "last_day", "name",    "instance", "label",
       "kind",           "state",  "amount",    "at_least", "at_most", "paid",     "frequency",
       "payee",          "manner", "supposed",  "says",     "needs",   "missing",  "citations"},
      out);
  for (const v1::ScheduledPayment& payment : schedule.payments()) {
    WriteCsvRow({schedule.basis().case_reference(),
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
