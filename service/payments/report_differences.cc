// Tested by tests/service/payments/reconcile_test.cc.
#include "service/payments/report_differences.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/payments/problems.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

// A payment on record, and how much of it stands.
struct Recorded {
  const v1::Payment* payment = nullptr;
  int64_t stands = 0;
};

std::map<std::string, Recorded> ById(const v1::Record& record) {
  std::map<std::string, Recorded> by_id;
  for (const v1::Payment& payment : record.payments()) {
    if (!payment.has_reverses()) by_id[payment.id()].payment = &payment;
  }
  for (const StandingPayment& standing : StandingPayments(record)) {
    by_id[standing.payment->id()].stands = standing.pence;
  }
  return by_id;
}

v1::PaymentDifference Difference(v1::PaymentDifferenceKind kind, const std::string& reference,
                                 const Recorded* recorded, std::string says) {
  v1::PaymentDifference difference;
  difference.set_kind(kind);
  difference.set_reference(reference);
  difference.set_says(std::move(says));
  if (recorded == nullptr) return difference;
  const v1::Payment& payment = *recorded->payment;
  *difference.mutable_line() = payment.line();
  difference.set_first_day(payment.first_day());
  difference.set_last_day(payment.last_day());
  difference.mutable_recorded()->set_pence(recorded->stands);
  return difference;
}

// What differs of one reported payment; UNSPECIFIED if nothing does.
v1::PaymentDifference Compare(const v1::ReportedPayment& reported, const Recorded* recorded) {
  const int64_t sum = reported.amount().pence();
  const bool is_paid = reported.state() == v1::REPORTED_STATE_PAID;
  if (recorded == nullptr) {
    if (!is_paid) return {};
    return Difference(v1::PAYMENT_DIFFERENCE_KIND_NOT_ON_RECORD, reported.id(), nullptr,
                      absl::StrCat(Pounds(sum), " is reported as paid and is not on record"));
  }
  const int64_t made = recorded->payment->amount().pence();
  const int64_t came_back = made - recorded->stands;
  const bool is_returned = reported.state() == v1::REPORTED_STATE_RETURNED;
  if (is_returned ? sum > made : sum != made) {
    return Difference(v1::PAYMENT_DIFFERENCE_KIND_ANOTHER_SUM, reported.id(), recorded,
                      absl::StrCat(Pounds(sum), " is reported, and a payment of ", Pounds(made),
                                   " is on record"));
  }
  if (is_paid && came_back > 0) {
    return Difference(v1::PAYMENT_DIFFERENCE_KIND_REVERSED, reported.id(), recorded,
                      absl::StrCat("it is reported as paid, and ", Pounds(came_back),
                                   " of it is reversed on record"));
  }
  if (!is_paid && came_back < sum) {
    return Difference(v1::PAYMENT_DIFFERENCE_KIND_NOT_REVERSED, reported.id(), recorded,
                      absl::StrCat(Pounds(sum),
                                   is_returned ? " is reported as returned, and "
                                               : " is reported as bounced, and ",
                                   Pounds(came_back), " is reversed on record"));
  }
  return {};
}

}  // namespace

void CheckReport(const v1::PaymentReport& report, FieldViolations& violations) {
  std::set<std::string> seen;
  for (int i = 0; i < report.payments_size(); ++i) {
    const v1::ReportedPayment& payment = report.payments(i);
    const std::string path = absl::StrCat("report.payments[", i, "]");
    if (payment.id().empty()) {
      violations.push_back({path + ".id", "is needed"});
    } else if (!seen.insert(payment.id()).second) {
      violations.push_back({path + ".id", "is reported already; report each payment once"});
    }
    if (payment.amount().pence() <= 0)
      violations.push_back({path + ".amount", "is needed, above zero"});
    if (payment.state() == v1::REPORTED_STATE_UNSPECIFIED ||
        !v1::ReportedState_IsValid(payment.state())) {
      violations.push_back({path + ".state", "is needed: paid, bounced or returned"});
    }
  }
}

std::vector<v1::PaymentDifference> ReportDifferences(const v1::PaymentReport& report,
                                                     const v1::Record& record,
                                                     const Window& period) {
  std::vector<v1::PaymentDifference> differences;
  const std::map<std::string, Recorded> by_id = ById(record);
  std::set<std::string> reported_ids;
  for (const v1::ReportedPayment& reported : report.payments()) {
    reported_ids.insert(reported.id());
    const auto recorded = by_id.find(reported.id());
    v1::PaymentDifference difference =
        Compare(reported, recorded == by_id.end() ? nullptr : &recorded->second);
    if (difference.kind() == v1::PAYMENT_DIFFERENCE_KIND_UNSPECIFIED) continue;
    *difference.mutable_reported() = reported.amount();
    differences.push_back(std::move(difference));
  }
  for (const StandingPayment& standing : StandingPayments(record)) {
    const absl::StatusOr<Day> paid_on = ParseDay(standing.payment->paid_on());
    const bool is_of_period = paid_on.ok() && period.Contains(*paid_on);
    if (!is_of_period || reported_ids.contains(standing.payment->id())) continue;
    const Recorded recorded{standing.payment, standing.pence};
    differences.push_back(
        Difference(v1::PAYMENT_DIFFERENCE_KIND_NOT_REPORTED, standing.payment->id(), &recorded,
                   absl::StrCat(Pounds(standing.pence), " is on record as paid on ",
                                standing.payment->paid_on(), " and is not reported")));
  }
  return differences;
}

}  // namespace fairstart
