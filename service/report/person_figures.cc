// Tested by tests/service/report/ledger_report_test.cc.
#include "service/report/person_figures.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/calendar/age.h"
#include "service/deciding/decision_in_force.h"
#include "service/deciding/record_keeping.h"
#include "service/deciding/worked_out.h"
#include "service/payments/due_differences.h"
#include "service/payments/person_now.h"

namespace fairstart {
namespace {

// "2017-04".
std::string MonthOf(const std::string& day) { return day.substr(0, sizeof("2017-04") - 1); }

std::optional<int32_t> AgeOn(Day day, const std::string& date_of_birth) {
  const absl::StatusOr<Day> born = ParseDay(date_of_birth);
  if (!born.ok() || *born > day) return std::nullopt;
  int32_t age = 0;
  while (Birthday(*born, age + 1) <= day) ++age;
  return age;
}

// Takes out what was paid, or came back, after a day.
void TakeOutAfter(Day day, v1::Record& record) {
  std::set<std::string> later;  // payments
  auto& payments = *record.mutable_payments();
  const auto is_later = [&](const v1::Payment& payment) {
    const absl::StatusOr<Day> paid_on = ParseDay(payment.paid_on());
    return paid_on.ok() && *paid_on > day;
  };
  for (const v1::Payment& payment : payments) {
    if (is_later(payment)) later.insert(payment.id());
  }
  payments.erase(std::remove_if(payments.begin(), payments.end(),
                                [&](const v1::Payment& payment) {
                                  return is_later(payment) || later.contains(payment.reverses());
                                }),
                 payments.end());
}

// Collects the figures of one person.
class Collector {
 public:
  Collector(const RulebookLibrary& library, const LedgerView& view, const ReportSubject& subject,
            const std::string& case_reference)
      : library_(library), view_(view), subject_(subject) {
    figures_.to_act_on.set_case_reference(case_reference);
  }

  absl::StatusOr<PersonFigures> Collect() {
    absl::StatusOr<PersonNow> now = ReadPersonNow(view_, person());
    if (!now.ok()) return now.status();
    TakeOutAfter(subject_.as_of, now->record);
    AddPaid(now->record);
    const absl::Status awaited = AddAwaited(now->history);
    if (!awaited.ok()) return awaited;
    AddLate(*now);
    const absl::Status worked_out = WorkOut();
    if (!worked_out.ok()) return worked_out;
    return std::move(figures_);
  }

 private:
  const std::string& person() const { return figures_.to_act_on.case_reference(); }

  void AddPaid(const v1::Record& record) {
    for (const v1::Payment& payment : record.payments()) {
      const absl::StatusOr<Day> paid_on = ParseDay(payment.paid_on());
      if (!paid_on.ok() || !subject_.year.Contains(*paid_on)) continue;
      SpendFigures& spend = figures_.spend[payment.line().entitlement()];
      spend.paid += payment.amount().pence();
      spend.paid_by_month[MonthOf(payment.paid_on())] += payment.amount().pence();
    }
  }

  // Whether somebody has to decide: that nothing is due needs no decision where none is in force.
  static bool IsAwaited(const v1::LineDecision& decision) {
    if (!decision.has_undecided()) return false;
    const v1::Outcome found = decision.undecided().line().outcome();
    const bool is_nothing = !decision.undecided().has_line() || found == v1::OUTCOME_NOT_ENTITLED ||
                            found == v1::OUTCOME_ELSEWHERE;
    return decision.has_in_force() || !is_nothing;
  }

  absl::Status AddAwaited(const DecisionHistory& history) {
    for (const v1::LineDecision& decision : DecisionsOn(history, subject_.as_of)) {
      if (!IsAwaited(decision)) continue;
      const v1::UndecidedFinding& undecided = decision.undecided();
      const absl::StatusOr<RecordedEntry> entry = view_.Entry(undecided.finding_position());
      if (!entry.ok()) return entry.status();
      v1::AwaitedLine& line = *figures_.to_act_on.add_awaited_lines();
      line.set_entitlement(decision.line().entitlement());
      line.set_instance(decision.line().instance());
      const v1::Line& found = undecided.has_line() ? undecided.line() : decision.in_force().line();
      line.set_label(found.label());
      line.set_outcome(undecided.has_line() ? found.outcome() : v1::OUTCOME_NOT_ENTITLED);
      line.set_finding_position(undecided.finding_position());
      line.set_recorded_at(FormatMoment(entry->recorded_at));
    }
    return absl::OkStatus();
  }

  void AddLate(const PersonNow& now) {
    const auto differences = DueDifferences(library_, now.history, now.record, subject_.late);
    if (!differences.ok()) {
      figures_.to_act_on.set_late_error(std::string(differences.status().message()));
      return;
    }
    for (const v1::PaymentDifference& difference : *differences) {
      const absl::StatusOr<Day> first = ParseDay(difference.first_day());
      const bool is_late = difference.kind() == v1::PAYMENT_DIFFERENCE_KIND_DUE_NOT_PAID &&
                           (!first.ok() || *first <= subject_.late_due);
      if (!is_late) continue;
      v1::LatePayment& late = *figures_.to_act_on.add_late_payments();
      late.set_entitlement(difference.line().entitlement());
      late.set_instance(difference.line().instance());
      late.set_label(subject_.LabelOf(difference.line().entitlement()));
      late.set_first_day(difference.first_day());
      late.set_last_day(difference.last_day());
      late.mutable_amount()->set_pence(difference.due().pence() - difference.recorded().pence());
      late.set_says(difference.says());
    }
  }

  absl::Status WorkOut() {
    const absl::StatusOr<int64_t> size = view_.Size();
    if (!size.ok()) return size.status();
    const absl::StatusOr<std::optional<RecordedEntry>> received =
        view_.LatestOf(person(), v1::ENTRY_KIND_CASE_RECEIVED, *size);
    if (!received.ok()) return received.status();
    if (!received->has_value() || !(*received)->content.has_value()) return absl::OkStatus();

    CaseQuestion asked;
    asked.plan = subject_.plan;
    asked.case_reference = person();
    asked.case_bytes = (*received)->content->case_received().case_facts();
    asked.as_of = subject_.as_of;
    const absl::StatusOr<std::unique_ptr<WholeQuestion>> whole = QuestionAt(asked, view_, *size);
    if (!whole.ok()) return whole.status();
    TakeOutAfter(subject_.as_of, (*whole)->record);
    figures_.age = AgeOn(subject_.as_of, (*whole)->facts.date_of_birth());
    Ask((*whole)->question);
    figures_.standing = figures_.to_act_on.error().empty() ? PersonFigures::Standing::kWorkedOut
                                                           : PersonFigures::Standing::kNotWorkedOut;
    return absl::OkStatus();
  }

  void Ask(Question question) {
    std::vector<std::string> definitions;
    for (const Distinction& one : subject_.distinctions) definitions.push_back(one.definition);
    auto values = DistinctionsOf(*subject_.plan, question, definitions);
    if (const auto* violations = std::get_if<FieldViolations>(&values)) return Refuse(*violations);
    figures_.values = std::get<std::vector<std::string>>(std::move(values));

    // The duties alone are wanted of the finding, and one entitlement is the least to ask for.
    question.entitlements = {EntitlementNames(*subject_.plan).front()};
    const auto finding = Evaluate(*subject_.plan, question);
    if (const auto* violations = std::get_if<FieldViolations>(&finding)) return Refuse(*violations);
    for (const v1::DutyFinding& duty : std::get<v1::Finding>(finding).duties()) {
      if (duty.state() == v1::DutyFinding::STATE_OVERDUE) {
        *figures_.to_act_on.add_overdue_duties() = duty;
      }
    }

    question.entitlements.clear();
    question.as_of = subject_.year.first;
    const auto schedule = Schedule(*subject_.plan, question, subject_.year.last);
    if (const auto* violations = std::get_if<FieldViolations>(&schedule))
      return Refuse(*violations);
    AddSchedule(std::get<v1::Schedule>(schedule));
  }

  void Refuse(const FieldViolations& violations) {
    figures_.to_act_on.set_error(
        absl::StrCat(violations.front().path, ": ", violations.front().description));
  }

  void AddSchedule(const v1::Schedule& schedule) {
    for (const v1::ScheduledPayment& payment : schedule.payments()) {
      const absl::StatusOr<Day> due = ParseDay(payment.due());
      if (due.ok() && !subject_.year.Contains(*due)) continue;
      const bool is_past = due.ok() && *due <= subject_.as_of;
      AddScheduled(payment, is_past, figures_.spend[payment.name()]);
    }
    std::set<std::pair<std::string, std::string>> lines;
    for (const v1::LineSpan& span : schedule.undated()) {
      const bool is_new = lines.emplace(span.line().entitlement(), span.line().instance()).second;
      if (is_new) ++figures_.spend[span.line().entitlement()].undated;
    }
  }

  static void AddScheduled(const v1::ScheduledPayment& payment, bool is_past, SpendFigures& spend) {
    const int64_t paid = payment.paid().pence();
    // What is paid back is below zero.
    const auto beyond_paid = [&](const v1::Money& sum) {
      return sum.pence() < 0 ? std::min<int64_t>(0, sum.pence() - paid)
                             : std::max<int64_t>(0, sum.pence() - paid);
    };
    const bool is_certain = payment.state() == v1::PAYMENT_STATE_DUE && payment.has_amount();
    if (is_certain) {
      (is_past ? spend.not_paid_yet : spend.to_come) += beyond_paid(payment.amount());
    } else if (payment.has_amount()) {
      spend.awaits_record += beyond_paid(payment.amount());
    } else if (!payment.has_at_most()) {
      spend.undetermined_at_least += beyond_paid(payment.at_least());
      spend.undetermined_at_most += beyond_paid(payment.at_least());
      ++spend.without_bound;
    } else if (payment.state() == v1::PAYMENT_STATE_UNDETERMINED) {
      spend.undetermined_at_least += beyond_paid(payment.at_least());
      spend.undetermined_at_most += beyond_paid(payment.at_most());
    } else {
      // A cost that is not known yet, or what the authority must look at: up to so much.
      spend.awaits_record += beyond_paid(payment.at_most());
    }
  }

  const RulebookLibrary& library_;
  const LedgerView& view_;
  const ReportSubject& subject_;
  PersonFigures figures_;
};

}  // namespace

SpendFigures& SpendFigures::operator+=(const SpendFigures& other) {
  for (const auto& [month, pence] : other.paid_by_month) paid_by_month[month] += pence;
  paid += other.paid;
  not_paid_yet += other.not_paid_yet;
  to_come += other.to_come;
  awaits_record += other.awaits_record;
  undetermined_at_least += other.undetermined_at_least;
  undetermined_at_most += other.undetermined_at_most;
  without_bound += other.without_bound;
  undated += other.undated;
  return *this;
}

absl::StatusOr<PersonFigures> FiguresOf(const RulebookLibrary& library, const LedgerView& view,
                                        const ReportSubject& subject,
                                        const std::string& case_reference) {
  return Collector(library, view, subject, case_reference).Collect();
}

}  // namespace fairstart
