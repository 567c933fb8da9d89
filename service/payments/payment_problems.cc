// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/payment_problems.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "service/deciding/decision_history.h"
#include "service/payments/due_sum.h"
#include "service/payments/problems.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

// Whether the plan agrees that the line is paid in cash: the item recorded last says how.
bool PlanAgreesToCash(const v1::Record& record, const v1::LineReference& line) {
  bool agrees = false;
  for (const v1::PlanItem& item : record.plan_items()) {
    const bool is_about = item.line().entitlement() == line.entitlement() &&
                          (item.line().instance().empty() || AreSame(item.line(), line));
    if (is_about) agrees = item.manner() == v1::MANNER_CASH_IF_AGREED;
  }
  return agrees;
}

void AddPayeeProblem(const v1::Line& decided, const v1::Payment& payment,
                     v1::PaymentVerdict& verdict) {
  if (decided.payee() == v1::PAYEE_UNSPECIFIED || decided.payee() == payment.payee()) return;
  const std::string wanted = v1::Payee_Name(decided.payee());
  if (payment.payee() == v1::PAYEE_UNSPECIFIED) {
    AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_STATED,
               absl::StrCat("the payment does not say to whom it is; ", wanted, " is decided"),
               &decided, verdict);
  } else {
    AddProblem(
        v1::PAYMENT_PROBLEM_KIND_WRONG_PAYEE,
        absl::StrCat("it is to ", v1::Payee_Name(payment.payee()), ", and ", wanted, " is decided"),
        &decided, verdict);
  }
}

void AddMannerProblem(const v1::Line& decided, const v1::Record& record, const v1::Payment& payment,
                      v1::PaymentVerdict& verdict) {
  const v1::Manner wanted = decided.manner();
  if (wanted == v1::MANNER_UNSPECIFIED) return;
  if (payment.manner() == v1::MANNER_UNSPECIFIED) {
    AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_STATED,
               absl::StrCat("the payment does not say how it is paid; ", v1::Manner_Name(wanted),
                            " is decided"),
               &decided, verdict);
    return;
  }
  if (wanted == v1::MANNER_CASH_IF_AGREED) {
    if (payment.manner() == v1::MANNER_ACCOUNT) return;  // as everything is that is not agreed
    if (payment.manner() == wanted) {
      if (PlanAgreesToCash(record, payment.line())) return;
      AddProblem(v1::PAYMENT_PROBLEM_KIND_CASH_NOT_AGREED,
                 "it is in cash, and no item of the plan on record agrees to that", &decided,
                 verdict);
      return;
    }
  }
  if (payment.manner() == wanted) return;
  AddProblem(v1::PAYMENT_PROBLEM_KIND_WRONG_MANNER,
             absl::StrCat("it is paid by ", v1::Manner_Name(payment.manner()), ", and ",
                          v1::Manner_Name(wanted), " is decided"),
             &decided, verdict);
}

void AddPeriodProblem(const v1::Line& decided, const v1::Payment& payment,
                      v1::PaymentVerdict& verdict) {
  const std::optional<Window> period = PeriodOf(payment);
  if (!period.has_value()) {
    if (!IsPaidByTheDay(decided)) return;
    AddProblem(
        v1::PAYMENT_PROBLEM_KIND_NOT_STATED,
        "the line is paid by the day, and the payment does not say for which: give first_day "
        "and last_day",
        &decided, verdict);
    return;
  }
  const absl::StatusOr<Day> first = ParseDay(decided.first_day());
  const absl::StatusOr<Day> last = ParseDay(decided.last_day());
  const Window own{first.value_or(Day::BeforeAll()), last.value_or(Day::Never())};
  if (own.Contains(period->first) && own.Contains(period->last)) return;
  std::string says = absl::StrCat("it is for ", InWords(*period), ", and the line is for days ");
  if (first.ok()) absl::StrAppend(&says, "from ", decided.first_day());
  if (last.ok()) absl::StrAppend(&says, first.ok() ? " " : "", "to ", decided.last_day());
  AddProblem(v1::PAYMENT_PROBLEM_KIND_OUTSIDE_PERIOD, std::move(says), &decided, verdict);
}

std::string Named(const StandingPayment& other) {
  std::string says = absl::StrCat(other.payment->id(), ", ", Pounds(other.pence));
  const std::optional<Window> period = PeriodOf(*other.payment);
  if (period.has_value()) absl::StrAppend(&says, " for ", InWords(*period));
  return absl::StrCat(says, " on ", other.payment->paid_on());
}

void AddOverlap(const v1::Line& decided, const StandingPayment& other, const v1::Payment& payment,
                v1::PaymentVerdict& verdict) {
  const std::optional<Window> paid = PeriodOf(*other.payment), period = PeriodOf(payment);
  if (!paid.has_value() || !period.has_value()) return;
  const Window both = Intersect(*paid, *period);
  if (both.IsEmpty()) return;
  SetDays(both, AddProblem(v1::PAYMENT_PROBLEM_KIND_OVERLAP,
                           absl::StrCat(InWords(both), " is paid already: ", Named(other)),
                           &decided, verdict));
}

bool SaysTheSameDays(const v1::Payment& a, const v1::Payment& b) {
  return a.first_day() == b.first_day() && a.last_day() == b.last_day();
}

}  // namespace

void AddTermProblems(const v1::Line& decided, const v1::Record& record, const v1::Payment& payment,
                     v1::PaymentVerdict& verdict) {
  if (!decided.given().in_kind().empty()) {
    AddProblem(v1::PAYMENT_PROBLEM_KIND_IN_KIND,
               absl::StrCat("what is given is no money but ", decided.given().in_kind()), &decided,
               verdict);
    return;
  }
  AddPayeeProblem(decided, payment, verdict);
  AddMannerProblem(decided, record, payment, verdict);
  AddPeriodProblem(decided, payment, verdict);
}

void AddRepeatProblems(const v1::Line* decided, const v1::Record& record,
                       const v1::Payment& payment, std::optional<int64_t> most,
                       v1::PaymentVerdict& verdict) {
  for (const v1::Payment& other : record.payments()) {
    if (other.id() != payment.id()) continue;
    AddProblem(v1::PAYMENT_PROBLEM_KIND_DUPLICATE,
               absl::StrCat("the reference ", payment.id(),
                            " is on record; a payment of its own needs a reference of its own"),
               decided, verdict);
    return;
  }
  const std::vector<StandingPayment> standing = StandingPaymentsOf(record, payment.line());
  int64_t of_period = payment.amount().pence();
  for (const StandingPayment& other : standing) {
    if (SaysTheSameDays(*other.payment, payment)) of_period += other.pence;
  }
  for (const StandingPayment& other : standing) {
    const bool is_same_period = SaysTheSameDays(*other.payment, payment);
    if (is_same_period && other.payment->paid_on() == payment.paid_on() &&
        other.pence == payment.amount().pence()) {
      AddProblem(v1::PAYMENT_PROBLEM_KIND_DUPLICATE,
                 absl::StrCat("the same is on record as ", Named(other)), decided, verdict);
    } else if (decided != nullptr && IsPaidByPeriods(*decided) &&
               !(is_same_period && most.has_value() && of_period <= *most)) {
      AddOverlap(*decided, other, payment, verdict);
    }
  }
}

}  // namespace fairstart
