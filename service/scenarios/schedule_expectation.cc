// Tested by tests/service/scenarios/schedule_expectation_test.cc.
#include "service/scenarios/schedule_expectation.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/scenarios/line_expectation.h"

namespace fairstart {
namespace {

constexpr char kUnknownDay[] = "unknown";

std::string NameOfState(v1::PaymentState state) {
  constexpr size_t kPrefix = sizeof("PAYMENT_STATE_") - 1;
  return v1::PaymentState_Name(state).substr(kPrefix);
}

std::string NameOfDay(const std::string& day) { return NameOfEnd(day, kUnknownDay); }

bool PromisesMoney(const v1::ScheduledPayment& payment) {
  return payment.state() != v1::PAYMENT_STATE_TO_CONSIDER;
}

// Holds the expectations of one period against its payments, each of which meets at most one.
class Comparison {
 public:
  explicit Comparison(const v1::Schedule& schedule) : schedule_(schedule) {}

  void Payments(const v1::PaymentCheck& check, const std::string& path) {
    path_ = path;
    what_ = NameOfLine(check.name(), check.instance());
    const std::vector<int> row = RowOf(check);
    if (row.empty()) return;
    taken_.insert(row.begin(), row.end());
    Days(check, schedule_.payments(row.front()), schedule_.payments(row.back()));
    // One difference is enough to tell of a row that is alike.
    for (int index : row) {
      if (!Sum(check, schedule_.payments(index))) break;
    }
  }

  void NothingElse() {
    for (int i = 0; i < schedule_.payments_size(); ++i) {
      const v1::ScheduledPayment& payment = schedule_.payments(i);
      if (taken_.contains(i) || !PromisesMoney(payment)) continue;
      mismatches_.push_back({"exhaustive",
                             absl::StrCat(NameOfLine(payment.name(), payment.instance()), " on ",
                                          NameOfDay(payment.due())),
                             "no payment, since the check is exhaustive",
                             absl::StrCat(NameOfState(payment.state()), ", ", payment.says())});
    }
  }

  void Due(const std::string& expected) {
    v1::Money due;
    for (const v1::ScheduleTotal& total : schedule_.totals()) {
      if (total.by() != v1::TOTAL_BY_NOTHING) continue;
      due.set_pence(total.regular().pence() + total.one_off().pence() +
                    total.actual_cost().pence() + total.repayments().pence());
    }
    if (!due.has_pence()) due.set_pence(0);
    CompareMoney("due", "what is due", expected, &due, mismatches_);
  }

  std::vector<Mismatch> Take() { return std::move(mismatches_); }

 private:
  // Numbers of the payments in a row that the check is about; empty, with a mismatch, if they are
  // not there.
  std::vector<int> RowOf(const v1::PaymentCheck& check) {
    std::vector<int> row;
    std::vector<std::string> days;
    const size_t wanted = static_cast<size_t>(std::max(1, check.payments()));
    for (int i = 0; i < schedule_.payments_size() && row.size() < wanted; ++i) {
      const v1::ScheduledPayment& payment = schedule_.payments(i);
      if (payment.name() != check.name() || payment.instance() != check.instance()) continue;
      if (taken_.contains(i)) continue;
      days.push_back(NameOfDay(payment.due()));
      if (row.empty() && !check.due().empty() && days.back() != check.due()) continue;
      row.push_back(i);
    }
    if (row.size() == wanted) return row;
    const std::string from = check.due().empty() ? "" : absl::StrCat(" from ", check.due());
    mismatches_.push_back(
        {path_, what_, absl::StrCat(wanted, wanted == 1 ? " payment" : " payments", from),
         days.empty() ? "none"
                      : absl::StrCat(row.size(), "; there are ", absl::StrJoin(days, ", "))});
    return {};
  }

  void Text(const std::string& field, const std::string& expected, const std::string& got) {
    if (expected.empty() || expected == got) return;
    mismatches_.push_back({absl::StrCat(path_, ".", field), absl::StrCat(what_, ": ", field),
                           expected, NameOfEnd(got, "no day")});
  }

  void Days(const v1::PaymentCheck& check, const v1::ScheduledPayment& first,
            const v1::ScheduledPayment& last) {
    Text("first_day", check.first_day(), first.first_day());
    Text("last_day", check.last_day(), last.last_day());
  }

  bool Sum(const v1::PaymentCheck& check, const v1::ScheduledPayment& payment) {
    const size_t before = mismatches_.size();
    const std::string on = absl::StrCat(what_, " on ", NameOfDay(payment.due()));
    const v1::PaymentState state =
        check.state() == v1::PAYMENT_STATE_UNSPECIFIED ? v1::PAYMENT_STATE_DUE : check.state();
    if (state != payment.state()) {
      mismatches_.push_back({path_ + ".state", on + ": state", NameOfState(state),
                             absl::StrCat(NameOfState(payment.state()), ", ", payment.says())});
    }
    CompareMoney(path_ + ".amount", on + ": amount", check.amount(),
                 payment.has_amount() ? &payment.amount() : nullptr, mismatches_);
    CompareMoney(path_ + ".at_most", on + ": at_most", check.at_most(),
                 payment.has_at_most() ? &payment.at_most() : nullptr, mismatches_);
    return mismatches_.size() == before;
  }

  const v1::Schedule& schedule_;
  std::string path_;  // of the expectation
  std::string what_;  // it is about
  std::set<int> taken_;
  std::vector<Mismatch> mismatches_;
};

}  // namespace

std::vector<Mismatch> Compare(const v1::PeriodCheck& check, const v1::Schedule& schedule) {
  Comparison comparison(schedule);
  for (int i = 0; i < check.payment_size(); ++i) {
    comparison.Payments(check.payment(i), absl::StrCat("payment[", i, "]"));
  }
  if (check.exhaustive()) comparison.NothingElse();
  comparison.Due(check.due());
  return comparison.Take();
}

}  // namespace fairstart
