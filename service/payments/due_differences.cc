// Tested by tests/service/payments/reconcile_test.cc.
#include "service/payments/due_differences.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "engine/schedule/dated_payments.h"
#include "engine/schedule/schedule.h"
#include "service/deciding/decision_in_force.h"
#include "service/payments/days_besides.h"
#include "service/payments/decided_days.h"
#include "service/payments/decision_problems.h"
#include "service/payments/due_sum.h"
#include "service/payments/line_limits.h"
#include "service/payments/line_now.h"
#include "service/payments/problems.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

using Differences = std::vector<v1::PaymentDifference>;

// The lines that were found, decided or paid.
std::vector<v1::LineReference> LinesOf(const DecisionHistory& history, const v1::Record& record) {
  std::map<std::pair<std::string, std::string>, v1::LineReference> lines;
  const auto add = [&](const v1::LineReference& line) {
    lines[{line.entitlement(), line.instance()}] = line;
  };
  for (const v1::LineReference& line : history.Lines()) add(line);
  for (const v1::Payment& payment : record.payments()) add(payment.line());
  std::vector<v1::LineReference> all;
  for (auto& [key, line] : lines) all.push_back(std::move(line));
  return all;
}

// Whether the schedule may have a payment of the line in a period: what is paid when it is asked
// for is due on no day.
bool MayBeDueIn(const v1::Line& line, const Window& period) {
  if (!line.given().in_kind().empty()) return false;
  if (!HasOwnDay(line)) return IsPaidByPeriods(line);
  const absl::StatusOr<Day> first =
      ParseDay(line.first_day().empty() ? line.arises() : line.first_day());
  if (!first.ok()) return true;
  const Window own{*first, ParseDay(line.last_day()).value_or(*first)};
  return !Intersect(own, period).IsEmpty();
}

// One line over a period.
class LineDifferences {
 public:
  LineDifferences(const RulebookLibrary& library, const DecisionHistory& history,
                  const v1::Record& record, const v1::LineReference& line, const Window& period,
                  Differences& differences)
      : library_(library),
        history_(history),
        record_(record),
        line_(line),
        period_(period),
        standing_(StandingPaymentsOf(record, line)),
        differences_(differences) {}

  absl::Status Add() {
    const absl::Status sorted = SortRuns();
    if (!sorted.ok()) return sorted;
    if (decided_ == nullptr) {
      AddPaidForNothing();
    } else if (IsPaidByTheDay(*decided_)) {
      AddByTheDay();
    } else {
      AddWhole();
    }
    std::stable_sort(differences_.begin() + static_cast<std::ptrdiff_t>(first_), differences_.end(),
                     [](const v1::PaymentDifference& a, const v1::PaymentDifference& b) {
                       return a.first_day() < b.first_day();
                     });
    return absl::OkStatus();
  }

 private:
  v1::PaymentDifference& Differ(v1::PaymentDifferenceKind kind, std::string says) {
    v1::PaymentDifference& difference = differences_.emplace_back();
    difference.set_kind(kind);
    *difference.mutable_line() = line_;
    difference.set_says(std::move(says));
    if (decided_ != nullptr) *difference.mutable_citations() = decided_->citations();
    return difference;
  }

  static void SetDaysOf(const Window& days, v1::PaymentDifference& difference) {
    difference.set_first_day(FormatDay(days.first));
    difference.set_last_day(FormatDay(days.last));
  }

  // The days that are decided, with the beginning of the week that they are paid with: those of the
  // period and of payments that are for days of it.
  Window DecidedPeriod() const {
    Window days = period_;
    for (const StandingPayment& standing : standing_) {
      const std::optional<Window> paid = PeriodOf(*standing.payment);
      if (!paid.has_value() || Intersect(*paid, period_).IsEmpty()) continue;
      days = {std::min(days.first, paid->first), std::max(days.last, paid->last)};
    }
    constexpr int kDaysBeforeInWeek = 6;
    return {std::max(AddDays(days.first, -kDaysBeforeInWeek), Day::First()), days.last};
  }

  // Which days are due and which wait.
  absl::Status SortRuns() {
    for (DecidedDays& run : DecidedOver(history_, line_, DecidedPeriod())) {
      const bool waits = run.decision.has_undecided() || !run.decision.has_in_force();
      if (waits || !IsEntitled(run)) {
        AddWaiting(run);
        continue;
      }
      const v1::DecisionInForce& in_force = run.decision.in_force();
      const ProposedFinding& finding = *history_.FindingAt(in_force.finding_position());
      const absl::StatusOr<std::shared_ptr<const Plan>> plan = PlanOf(library_, finding);
      if (!plan.ok()) return plan.status();
      const absl::StatusOr<v1::Line> now =
          LineNow(**plan, history_, finding, line_, run.days.first, record_);
      if (!now.ok()) return now.status();
      plan_ = *plan;
      runs_.push_back(std::move(run));
      decided_ = &runs_.back().decision.in_force().line();
      AddAwaiting(*now, runs_.back());
    }
    return absl::OkStatus();
  }

  // Days whose decision is not made yet.
  void AddWaiting(const DecidedDays& run) {
    v1::PaymentVerdict verdict;
    AddDecisionProblem(history_, line_, run, verdict);
    const Window days = Intersect(run.days, period_);
    for (const v1::PaymentProblem& problem : verdict.problems()) {
      if (problem.verdict() != v1::VERDICT_HOLD) continue;
      const bool has_ended = problem.kind() == v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED;
      const v1::Line line = has_ended ? DecidedBefore(run.days.first) : WaitingLine(run.decision);
      if (!MayBeDueIn(line, period_)) continue;
      waiting_.push_back(run.days);
      if (days.IsEmpty()) continue;
      v1::PaymentDifference& difference =
          Differ(v1::PAYMENT_DIFFERENCE_KIND_ON_HOLD, problem.says());
      *difference.mutable_citations() = problem.citations();
      SetDaysOf(days, difference);
    }
  }

  // The line as it was decided last before a day; without an outcome if that was no entitlement.
  v1::Line DecidedBefore(Day day) const {
    const std::optional<Day> last = LastDecidedDay(history_, line_, day);
    if (!last.has_value()) return v1::Line();
    const DecidedDays run = {Window::Only(*last), DecisionOn(history_, line_, *last)};
    return IsEntitled(run) ? run.decision.in_force().line() : v1::Line();
  }

  static const v1::Line& WaitingLine(const v1::LineDecision& decision) {
    return decision.undecided().has_line() ? decision.undecided().line()
                                           : decision.in_force().line();
  }

  // Days that are decided and need something on record before each payment; they are not due yet.
  void AddAwaiting(const v1::Line& now, DecidedDays& run) {
    if (now.needs().empty()) return;
    std::string says = "not on record:";
    for (const v1::UnmetNeed& need : now.needs()) absl::StrAppend(&says, " ", need.says());
    const Window days = Intersect(run.days, period_);
    if (days.IsEmpty() || !MayBeDueIn(*decided_, period_)) return;
    SetDaysOf(days, Differ(v1::PAYMENT_DIFFERENCE_KIND_ON_HOLD, std::move(says)));
    awaiting_.push_back(days);
  }

  void AddPaidForNothing() {
    for (const StandingPayment& standing : standing_) {
      if (!IsOfPeriod(*standing.payment) || Waits(*standing.payment)) continue;
      AddPaidNotDue(standing.payment->id(), 0, standing.pence, PeriodOf(*standing.payment));
    }
  }

  bool IsOfPeriod(const v1::Payment& payment) const {
    const std::optional<Window> days = PeriodOf(payment);
    if (days.has_value()) return !Intersect(*days, period_).IsEmpty();
    return period_.Contains(CountedOn(payment).value_or(Day::Never()));
  }

  // Whether some of the days that a payment is for wait for a decision.
  bool Waits(const v1::Payment& payment) const {
    const Window days =
        PeriodOf(payment).value_or(Window::Only(CountedOn(payment).value_or(Day::Never())));
    return std::any_of(waiting_.begin(), waiting_.end(),
                       [&](const Window& waiting) { return !Intersect(waiting, days).IsEmpty(); });
  }

  void AddPaidNotDue(const std::string& reference, int64_t due, int64_t paid,
                     const std::optional<Window>& days) {
    v1::PaymentDifference& difference =
        Differ(v1::PAYMENT_DIFFERENCE_KIND_PAID_NOT_DUE,
               absl::StrCat(Pounds(paid), " is on record and ", Pounds(due), " is due"));
    difference.mutable_due()->set_pence(due);
    difference.mutable_recorded()->set_pence(paid);
    difference.set_reference(reference);
    if (days.has_value()) SetDaysOf(*days, difference);
  }

  void AddDueNotPaid(const std::string& reference, int64_t due, int64_t paid, const Window& days,
                     const std::string& how) {
    std::string says = absl::StrCat(Pounds(due), " is due");
    if (!how.empty()) absl::StrAppend(&says, " (", how, ")");
    absl::StrAppend(&says, paid == 0 ? " and nothing is on record"
                                     : absl::StrCat(" and ", Pounds(paid), " is on record"));
    v1::PaymentDifference& difference =
        Differ(v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID, std::move(says));
    difference.mutable_due()->set_pence(due);
    difference.mutable_recorded()->set_pence(paid);
    difference.set_reference(reference);
    SetDaysOf(days, difference);
  }

  void AddByTheDay() {
    const v1::Rulebook& rules = MergedRulebook(*plan_);
    const v1::Timeline due = DueTimeline(runs_);
    std::map<std::pair<Day, Day>, std::vector<const StandingPayment*>> by_period;
    std::vector<Window> taken = awaiting_;
    taken.insert(taken.end(), waiting_.begin(), waiting_.end());
    for (const StandingPayment& standing : standing_) {
      const std::optional<Window> days = PeriodOf(*standing.payment);
      if (!days.has_value() || !IsOfPeriod(*standing.payment)) continue;
      taken.push_back(*days);
      if (!Waits(*standing.payment)) by_period[{days->first, days->last}].push_back(&standing);
    }
    for (const auto& [ends, payments] : by_period) {
      const Window days{ends.first, ends.second};
      int64_t paid = 0;
      for (const StandingPayment* payment : payments) paid += payment->pence;
      const std::string reference = payments.size() == 1 ? payments[0]->payment->id() : "";
      const DueSum sum = DueFor(rules, due, days);
      if (paid < sum.pence) AddDueNotPaid(reference, sum.pence, paid, days, sum.says);
      if (paid > sum.pence) AddPaidNotDue(reference, sum.pence, paid, days);
    }
    for (const Window& free : DaysBesides(period_, taken)) {
      for (const Window& days : EntitledPartsOf(free)) {
        const DueSum sum = DueFor(rules, due, days);
        if (sum.pence > 0) AddDueNotPaid("", sum.pence, 0, days, sum.says);
      }
    }
  }

  // The parts of `days` that are entitled without a break.
  std::vector<Window> EntitledPartsOf(const Window& days) const {
    if (HasOwnDay(*decided_)) {
      const Window own{ParseDay(decided_->first_day()).value_or(Day::BeforeAll()),
                       ParseDay(decided_->last_day()).value_or(Day::Never())};
      const Window part = Intersect(own, days);
      return part.IsEmpty() ? std::vector<Window>() : std::vector<Window>{part};
    }
    std::vector<Window> entitled;
    for (const DecidedDays& run : runs_) entitled.push_back(run.days);
    std::vector<Window> parts;
    for (const Window& part : DaysBesides(days, DaysBesides(days, entitled))) parts.push_back(part);
    return parts;
  }

  // What is given whole is due on its day, if it has one; what is paid beyond it is not due.
  void AddWhole() {
    int64_t paid = 0;
    for (const StandingPayment& standing : standing_) paid += standing.pence;
    const std::optional<v1::Limits> once = OnceLimits(*decided_, record_);
    if (!once.has_value()) return;
    const int64_t amount = decided_->given().amount().pence();
    if (paid > amount) AddPaidNotDue("", amount, paid, std::nullopt);
    if (paid >= amount || !awaiting_.empty()) return;
    const std::optional<Day> day = DueDay();
    if (day.has_value()) AddDueNotPaid("", amount, paid, Window::Only(*day), "");
  }

  // The day in the period on which the schedule pays the line.
  std::optional<Day> DueDay() const {
    v1::Timeline timeline;
    v1::LineSpan& span = *timeline.add_lines();
    span.set_first_day(FormatDay(runs_.back().days.first));
    span.set_last_day(FormatDay(runs_.back().days.last));
    *span.mutable_line() = *decided_;
    const v1::Schedule schedule = MakeSchedule(MergedRulebook(*plan_), timeline, nullptr, period_);
    for (const v1::ScheduledPayment& payment : schedule.payments()) {
      const absl::StatusOr<Day> due = ParseDay(payment.due());
      if (due.ok()) return *due;
    }
    return std::nullopt;
  }

  const RulebookLibrary& library_;
  const DecisionHistory& history_;
  const v1::Record& record_;
  const v1::LineReference& line_;
  const Window& period_;
  const std::vector<StandingPayment> standing_;
  Differences& differences_;
  const size_t first_ = differences_.size();
  std::vector<DecidedDays> runs_;      // that are entitled, and nothing newer waits
  std::vector<Window> awaiting_;       // of those, what is not due yet
  std::vector<Window> waiting_;        // days whose decision is not made yet
  const v1::Line* decided_ = nullptr;  // of the last of them
  std::shared_ptr<const Plan> plan_;   // of the last of them
};

}  // namespace

absl::StatusOr<std::vector<v1::PaymentDifference>> DueDifferences(const RulebookLibrary& library,
                                                                  const DecisionHistory& history,
                                                                  const v1::Record& record,
                                                                  const Window& period) {
  Differences differences;
  for (const v1::LineReference& line : LinesOf(history, record)) {
    const absl::Status added =
        LineDifferences(library, history, record, line, period, differences).Add();
    if (!added.ok()) return added;
  }
  return differences;
}

}  // namespace fairstart
