// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/judge.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "engine/limits/limits.h"
#include "engine/schedule/dated_payments.h"
#include "engine/schedule/weekly_payments.h"
#include "service/deciding/decision_in_force.h"
#include "service/deciding/line_terms.h"
#include "service/errors/rich_status.h"
#include "service/payments/days_besides.h"
#include "service/payments/decided_days.h"
#include "service/payments/decision_problems.h"
#include "service/payments/due_sum.h"
#include "service/payments/line_limits.h"
#include "service/payments/line_now.h"
#include "service/payments/payment_problems.h"
#include "service/payments/person_now.h"
#include "service/payments/problems.h"
#include "service/payments/standing_payments.h"

namespace fairstart {
namespace {

// A line with a day of its own is decided as it stands on the day of the payment; any other as it
// stands on each day that is paid.
Window JudgedDays(const DecisionHistory& history, const v1::Payment& payment) {
  const Day paid_on = *ParseDay(payment.paid_on());
  const std::optional<Window> period = PeriodOf(payment);
  if (!period.has_value()) return Window::Only(paid_on);
  const v1::LineDecision decision = DecisionOn(history, payment.line(), paid_on);
  const v1::Line& line =
      decision.has_in_force() ? decision.in_force().line() : decision.undecided().line();
  return HasOwnDay(line) ? Window::Only(paid_on) : *period;
}

void Lessen(std::optional<int64_t>& sum, int64_t most) { sum = std::min(sum.value_or(most), most); }

class Judgement {
 public:
  Judgement(const RulebookLibrary& library, const LedgerView& view, const AskedPayment& asked,
            const v1::Record& record, const DecisionHistory& history)
      : library_(library),
        view_(view),
        asked_(asked),
        payment_(asked.payment),
        record_(record),
        history_(history),
        runs_(DecidedOver(history, payment_.line(), JudgedDays(history, payment_))) {}

  absl::StatusOr<v1::PaymentVerdict> Run() {
    for (const DecidedDays& run : runs_) AddDecision(run);
    if (decided_ != nullptr) {
      const absl::Status looked = LookAtDecided();
      if (!looked.ok()) return looked;
    }
    std::optional<int64_t> due;
    if (IsByDays()) due = DueOfPeriod();
    AddRepeatProblems(decided_ == nullptr ? nullptr : &decided_->line(), record_, payment_,
                      MostOfPeriod(due), verdict_);
    AddSums(due);
    Settle(verdict_);
    return std::move(verdict_);
  }

 private:
  void AddDecision(const DecidedDays& run) {
    AddDecisionProblem(history_, payment_.line(), run, verdict_);
    if (!run.decision.has_in_force()) return;
    something_is_decided_ = true;
    const v1::DecisionInForce& in_force = run.decision.in_force();
    decisions_.insert(in_force.decision_position());
    if (IsEntitled(run) && decided_ == nullptr) decided_ = &in_force;
  }

  // ---- What is needed still and what is left, by the line worked out anew

  absl::Status LookAtDecided() {
    for (const DecidedDays& run : runs_) {
      if (!IsEntitled(run)) continue;
      const v1::DecisionInForce& in_force = run.decision.in_force();
      const ProposedFinding& finding = *history_.FindingAt(in_force.finding_position());
      const absl::StatusOr<std::shared_ptr<const Plan>> plan = PlanOf(library_, finding);
      if (!plan.ok()) return plan.status();
      if (plan_ == nullptr) {
        plan_ = *plan;
        const absl::Status taken = CheckTaken(finding);
        if (!taken.ok()) return taken;
        const absl::Status gathered = GatherCounted();
        if (!gathered.ok()) return gathered;
      }
      const absl::StatusOr<v1::Line> now =
          LineNow(**plan, history_, finding, payment_.line(), run.days.first, counted_);
      if (!now.ok()) return now.status();
      AddNeeds(in_force, *now, run.days);
      AddTermProblems(in_force.line(), record_, payment_, verdict_);
      if (&run == &runs_.front()) AddLimits(in_force, *now);
    }
    return absl::OkStatus();
  }

  // That the rulebook takes the payment as part of the record, by the request's fields: no later
  // finding fails because of it.
  absl::Status CheckTaken(const ProposedFinding& finding) const {
    v1::Record with = record_;
    const std::string place = absl::StrCat("record.payments[", with.payments_size(), "]");
    *with.add_payments() = payment_;
    const v1::CaseFacts facts = history_.CaseAt(finding.case_position);
    Question question;
    question.facts = &facts;
    question.record = &with;
    question.as_of = *ParseDay(payment_.paid_on());
    FieldViolations violations;
    for (const FieldViolation& violation : CheckInput(*plan_, question)) {
      // That a reference is taken is a verdict.
      if (!absl::StartsWith(violation.path, place) || violation.path == place + ".id") continue;
      violations.push_back(
          {absl::StrCat("payment", violation.path.substr(place.size())), violation.description});
    }
    return violations.empty() ? absl::OkStatus() : InvalidRequest(violations);
  }

  // The record that limits are counted from.
  absl::Status GatherCounted() {
    counted_ = record_;
    const std::vector<std::string> names = DrawingOnAHome(*plan_, payment_.line().entitlement());
    if (names.empty()) return absl::OkStatus();
    const absl::Status read = asked_.others.Read(view_);
    if (!read.ok()) return read;
    asked_.others.AddTo(names, counted_);
    return absl::OkStatus();
  }

  void AddNeeds(const v1::DecisionInForce& in_force, const v1::Line& now, const Window& days) {
    const bool departed = in_force.kind() == v1::DecisionInForce::KIND_DEPARTED;
    std::vector<std::string> says;
    std::vector<const v1::UnmetNeed*> needs;
    for (const v1::UnmetNeed& need : now.needs()) {
      // A departure decides in place of what the entitlement needs, not of what a payment does.
      if (departed && need.before() == v1::Need::BEFORE_ENTITLEMENT) continue;
      needs.push_back(&need);
      says.push_back(need.says());
    }
    if (!needs.empty()) {
      v1::PaymentProblem& problem =
          AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_ON_RECORD,
                     absl::StrCat("not on record: ", absl::StrJoin(says, " ")), nullptr, verdict_);
      for (const v1::UnmetNeed* need : needs) {
        *problem.add_needs() = *need;
        problem.mutable_citations()->MergeFrom(need->citations());
      }
      SetDays(days, problem);
    }
    const bool is_another = needs.empty() && !SaysTheSame(in_force.line(), now);
    if (!departed && is_another) AddDecidedOtherwise(in_force, now, days);
  }

  void AddDecidedOtherwise(const v1::DecisionInForce& in_force, const v1::Line& now,
                           const Window& days) {
    std::string says =
        absl::StrCat("with what came onto the record after finding ", in_force.finding_position(),
                     " the line is another than was decided, ", v1::Outcome_Name(now.outcome()));
    for (const v1::Reason& reason : now.reasons()) absl::StrAppend(&says, "; ", reason.text());
    absl::StrAppend(&says, "; propose and have that decided");
    v1::PaymentProblem& problem =
        AddProblem(v1::PAYMENT_PROBLEM_KIND_DECIDED_OTHERWISE, std::move(says), &now, verdict_);
    for (const v1::Reason& reason : now.reasons()) {
      problem.mutable_citations()->MergeFrom(reason.citations());
    }
    SetDays(days, problem);
  }

  void AddLimits(const v1::DecisionInForce& in_force, const v1::Line& now) {
    const std::optional<v1::Limits> limits =
        CapLimits(*plan_, payment_.line(), in_force, now, record_, *CountedOn(payment_));
    if (!limits.has_value()) return;
    limit_ = limits->left().pence();
    if (in_force.kind() != v1::DecisionInForce::KIND_DEPARTED) AddCountedElsewhere(now);
  }

  // A line's limits are those of the period in which its own day falls. A payment that counts in
  // another would use up what nobody looks at.
  void AddCountedElsewhere(const v1::Line& now) {
    if (!HasOwnDay(now)) return;
    const absl::StatusOr<Day> own =
        ParseDay(now.first_day().empty() ? now.arises() : now.first_day());
    if (!own.ok()) return;
    const Window counts = fairstart::PeriodOf(now.given().cap_period(), *own);
    if (counts.Contains(*CountedOn(payment_))) return;
    AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_STATED,
               absl::StrCat("the line belongs to ", InWords(counts),
                            ", and the payment would count in another period: give the first_day "
                            "and last_day that it is for"),
               &now, verdict_);
  }

  // ---- What is due

  bool IsByDays() const {
    return decided_ != nullptr && IsPaidByTheDay(decided_->line()) &&
           PeriodOf(payment_).has_value();
  }

  // REQUIRES: IsByDays().
  int64_t DueOfPeriod() {
    const v1::Rulebook& rules = MergedRulebook(*plan_);
    Window period = *PeriodOf(payment_);
    if (HasOwnDay(decided_->line())) {
      due_ = DueTimeline(runs_);
    } else {
      const Day week = WeekOf(period.first, rules.about().week_begins()).first;
      due_ = DueTimeline(
          DecidedOver(history_, payment_.line(), {std::max(week, Day::First()), period.last}));
    }
    DueSum sum = DueFor(rules, due_, period);
    verdict_.set_says(std::move(sum.says));
    return sum.pence;
  }

  // What the very period of the payment may be paid in several sums.
  std::optional<int64_t> MostOfPeriod(std::optional<int64_t> due) const {
    // What waits may come to more.
    if (SomeDaysWait()) return std::numeric_limits<int64_t>::max();
    if (due.has_value() || decided_ == nullptr) return due;
    const v1::Given& given = decided_->line().given();
    return given.has_amount() ? std::optional<int64_t>(given.amount().pence()) : std::nullopt;
  }

  // Whether some days are as yet open, so that no sum is too much for them.
  bool SomeDaysWait() const {
    return HasProblem(verdict_, v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET) ||
           HasProblem(verdict_, v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED) ||
           HasProblem(verdict_, v1::PAYMENT_PROBLEM_KIND_DECIDED_OTHERWISE);
  }

  void AddSums(std::optional<int64_t> due) {
    std::optional<int64_t> right;
    if (decided_ == nullptr) {
      if (something_is_decided_) right = 0;
    } else if (due.has_value()) {
      right = RightOfPeriod(*due);
    } else if (decided_->line().given().has_amount() && !IsPaidByTheDay(decided_->line())) {
      right = RightOfWhole();
    } else if (IsPaidOnce(decided_->line()) && !decided_->line().given().has_cap()) {
      right = RightOfOneCost();
    }
    if (limit_.has_value()) {
      Lessen(left_, *limit_);
      Lessen(right, *limit_);
      AddOverLimit();
    }
    if (right.has_value()) verdict_.mutable_right_amount()->set_pence(std::max<int64_t>(0, *right));
    if (left_.has_value()) verdict_.mutable_left()->set_pence(*left_);
    for (const int64_t position : decisions_) verdict_.add_decision_positions(position);
    if (decided_ != nullptr) *verdict_.mutable_citations() = decided_->line().citations();
  }

  // What is due for those days that no other payment is for; what was paid for the very same period
  // is taken off.
  int64_t RightOfPeriod(int64_t due) {
    int64_t paid = 0;
    std::vector<Window> taken;
    for (const StandingPayment& other : StandingPaymentsOf(record_, payment_.line())) {
      const std::optional<Window> period = PeriodOf(*other.payment);
      if (period == PeriodOf(payment_)) {
        paid += other.pence;
      } else if (period.has_value() && !Intersect(*period, *PeriodOf(payment_)).IsEmpty()) {
        taken.push_back(*period);
      }
    }
    const bool is_repeated = HasProblem(verdict_, v1::PAYMENT_PROBLEM_KIND_DUPLICATE) ||
                             HasProblem(verdict_, v1::PAYMENT_PROBLEM_KIND_OVERLAP);
    AddOverAmount(is_repeated ? due : due - paid, paid);
    int64_t right = -paid;
    for (const Window& free : DaysBesides(*PeriodOf(payment_), std::move(taken))) {
      right += DueFor(MergedRulebook(*plan_), due_, free).pence;
    }
    return right;
  }

  // Of what is given whole.
  int64_t RightOfWhole() {
    const v1::Line& line = decided_->line();
    const int64_t amount = line.given().amount().pence();
    const std::optional<v1::Limits> once = OnceLimits(line, record_);
    if (!once.has_value()) {
      AddOverAmount(amount, 0);
      return amount;
    }
    const int64_t left = once->left().pence(), paid = once->paid().pence();
    left_ = left;
    if (left == 0 && paid > 0) {
      AddProblem(v1::PAYMENT_PROBLEM_KIND_PAID_ALREADY,
                 absl::StrCat(Pounds(amount), " is due once, and ", Pounds(paid), " was paid on ",
                              absl::StrJoin(once->paid_on(), ", ")),
                 &line, verdict_);
    } else {
      AddOverAmount(left, paid);
    }
    return left;
  }

  // Of a cost that nothing bounds and that is paid once: nothing, if it is paid.
  std::optional<int64_t> RightOfOneCost() {
    const std::vector<StandingPayment> paid = StandingPaymentsOf(record_, payment_.line());
    if (paid.empty()) return std::nullopt;
    AddProblem(v1::PAYMENT_PROBLEM_KIND_PAID_ALREADY,
               absl::StrCat("it is paid once, and ", Pounds(paid[0].pence), " was paid on ",
                            paid[0].payment->paid_on()),
               &decided_->line(), verdict_);
    return 0;
  }

  void AddOverAmount(int64_t due, int64_t paid) {
    const int64_t amount = payment_.amount().pence();
    if (amount <= due || SomeDaysWait()) return;
    std::string says =
        absl::StrCat(Pounds(amount), " is more than is due, ", Pounds(std::max<int64_t>(0, due)));
    if (!verdict_.says().empty()) absl::StrAppend(&says, " (", verdict_.says(), ")");
    if (paid > 0) absl::StrAppend(&says, "; ", Pounds(paid), " was paid");
    AddProblem(v1::PAYMENT_PROBLEM_KIND_OVER_AMOUNT, std::move(says), &decided_->line(), verdict_);
  }

  void AddOverLimit() {
    const int64_t amount = payment_.amount().pence();
    if (amount <= *limit_) return;
    AddProblem(
        v1::PAYMENT_PROBLEM_KIND_OVER_LIMIT,
        absl::StrCat(Pounds(amount), " is more than the cap or pot has left, ", Pounds(*limit_)),
        &decided_->line(), verdict_);
  }

  const RulebookLibrary& library_;
  const LedgerView& view_;
  const AskedPayment& asked_;
  const v1::Payment& payment_;
  const v1::Record& record_;
  const DecisionHistory& history_;
  const std::vector<DecidedDays> runs_;
  bool something_is_decided_ = false;
  const v1::DecisionInForce* decided_ = nullptr;  // of the first days that are entitled
  std::set<int64_t> decisions_;
  std::shared_ptr<const Plan> plan_;  // of the first days that are entitled
  v1::Record counted_;
  v1::Timeline due_;
  std::optional<int64_t> limit_;  // what caps and pots leave
  std::optional<int64_t> left_;   // what they and a one-off leave
  v1::PaymentVerdict verdict_;
};

}  // namespace

absl::StatusOr<v1::PaymentVerdict> Judge(const RulebookLibrary& library, const LedgerView& view,
                                         const AskedPayment& asked) {
  absl::StatusOr<PersonNow> person = ReadPersonNow(view, asked.case_reference);
  if (!person.ok()) return person.status();
  for (const v1::Payment& payment : asked.supposed) *person->record.add_payments() = payment;
  return Judgement(library, view, asked, person->record, person->history).Run();
}

}  // namespace fairstart
