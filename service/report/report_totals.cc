// Tested by tests/service/report/ledger_report_test.cc.
#include "service/report/report_totals.h"

#include <algorithm>
#include <set>

#include "engine/calendar/civil_day.h"
#include "engine/schedule/totals.h"

namespace fairstart {
namespace {

// The earlier of two texts that sort as what they say does; empty is none.
void KeepEarliest(const std::string& text, std::string& earliest) {
  if (!text.empty() && (earliest.empty() || text < earliest)) earliest = text;
}

// The months of the year up to the day: "2017-04" and so on.
std::vector<std::string> MonthsUpTo(Day day, const Window& year) {
  std::vector<std::string> months;
  for (Day at = year.first; at <= day; at = NextDay(at)) {
    const std::string month = FormatDay(at).substr(0, sizeof("2017-04") - 1);
    if (months.empty() || months.back() != month) months.push_back(month);
  }
  return months;
}

}  // namespace

ReportTotals::ReportTotals(const ReportSubject& subject)
    : subject_(subject), values_(subject.distinctions.size()) {}

void ReportTotals::Add(const PersonFigures& person) {
  counts_.set_people(counts_.people() + 1);
  switch (person.standing) {
    case PersonFigures::Standing::kWithoutCase:
      counts_.set_without_case(counts_.without_case() + 1);
      break;
    case PersonFigures::Standing::kNotWorkedOut:
      counts_.set_not_worked_out(counts_.not_worked_out() + 1);
      break;
    case PersonFigures::Standing::kWorkedOut:
      Count(person);
  }
  AddSpend(person);
  AddToActOn(person.to_act_on);
}

void ReportTotals::Count(const PersonFigures& person) {
  if (!subject_.Counts(person.values.front())) {
    counts_.set_of_other_status(counts_.of_other_status() + 1);
    return;
  }
  counts_.set_counted(counts_.counted() + 1);
  const std::vector<Distinction::Value>& statuses = subject_.distinctions.front().values;
  const auto status = std::find_if(statuses.begin(), statuses.end(), [&](const auto& value) {
    return value.name == person.values.front();
  });
  ++people_[{static_cast<size_t>(status - statuses.begin()), person.age.value_or(-1)}];
  for (size_t i = 0; i < values_.size(); ++i) ++values_[i][person.values[i]];
}

void ReportTotals::AddSpend(const PersonFigures& person) {
  SpendFigures all;
  for (const auto& [name, figures] : person.spend) {
    SpendTotal& total = spend_[name];
    total.figures += figures;
    if (figures.paid > 0) ++total.people;
    all += figures;
  }
  all_spend_.figures += all;
  if (all.paid > 0) ++all_spend_.people;
}

void ReportTotals::AddToActOn(const v1::PersonToActOn& person) {
  if (!person.late_error().empty()) counts_.set_late_not_known(counts_.late_not_known() + 1);
  std::set<std::string> duties, awaited, late;  // that the person has
  for (const v1::DutyFinding& duty : person.overdue_duties()) {
    v1::OverdueDuties& overdue = duties_[duty.duty()];
    overdue.set_duty(duty.duty());
    overdue.set_label(subject_.LabelOf(duty.duty()));
    overdue.set_actor(duty.actor());
    overdue.set_duties(overdue.duties() + 1);
    if (duties.insert(duty.duty()).second) overdue.set_people(overdue.people() + 1);
    KeepEarliest(duty.due(), *overdue.mutable_oldest_due());
  }
  for (const v1::AwaitedLine& line : person.awaited_lines()) {
    v1::AwaitedDecisions& decisions = awaited_[line.entitlement()];
    decisions.set_entitlement(line.entitlement());
    decisions.set_label(subject_.LabelOf(line.entitlement()));
    decisions.set_lines(decisions.lines() + 1);
    if (line.outcome() == v1::OUTCOME_UNDETERMINED) {
      decisions.set_undetermined(decisions.undetermined() + 1);
    }
    if (awaited.insert(line.entitlement()).second) decisions.set_people(decisions.people() + 1);
    KeepEarliest(line.recorded_at(), *decisions.mutable_oldest());
  }
  for (const v1::LatePayment& payment : person.late_payments()) {
    v1::LatePayments& payments = late_[payment.entitlement()];
    payments.set_entitlement(payment.entitlement());
    payments.set_label(subject_.LabelOf(payment.entitlement()));
    payments.set_gaps(payments.gaps() + 1);
    if (late.insert(payment.entitlement()).second) payments.set_people(payments.people() + 1);
    payments.mutable_amount()->set_pence(payments.amount().pence() + payment.amount().pence());
    KeepEarliest(payment.first_day(), *payments.mutable_oldest_day());
  }
}

v1::Spend ReportTotals::SpendOf(const std::string& name, const SpendTotal& total) const {
  const SpendFigures& figures = total.figures;
  v1::Spend spend;
  spend.set_name(name);
  spend.set_label(name.empty() ? "everything" : subject_.LabelOf(name));
  spend.set_people(total.people);
  for (const std::string& month : MonthsUpTo(subject_.as_of, subject_.year)) {
    v1::MonthSpend& one = *spend.add_months();
    one.set_month(month);
    const auto paid = figures.paid_by_month.find(month);
    one.mutable_paid()->set_pence(paid == figures.paid_by_month.end() ? 0 : paid->second);
  }
  const int64_t certain = figures.paid + figures.not_paid_yet + figures.to_come;
  spend.mutable_paid()->set_pence(figures.paid);
  spend.mutable_not_paid_yet()->set_pence(figures.not_paid_yet);
  spend.mutable_to_come()->set_pence(figures.to_come);
  spend.mutable_awaits_record()->set_pence(figures.awaits_record);
  spend.mutable_undetermined_at_least()->set_pence(figures.undetermined_at_least);
  spend.mutable_undetermined_at_most()->set_pence(figures.undetermined_at_most);
  spend.set_without_bound(figures.without_bound);
  spend.set_undated(figures.undated);
  spend.mutable_forecast_at_least()->set_pence(certain + figures.undetermined_at_least);
  spend.mutable_forecast_at_most()->set_pence(certain + figures.awaits_record +
                                              figures.undetermined_at_most);
  for (const v1::Budget& budget : subject_.settings.budgets()) {
    const bool is_its =
        budget.entitlement() == name && budget.financial_year() == FinancialYearOf(subject_.as_of);
    if (is_its) *spend.mutable_budget() = budget.amount();
  }
  return spend;
}

void ReportTotals::WriteCounts(v1::PanelReport& report) const {
  const std::vector<Distinction::Value>& statuses = subject_.distinctions.front().values;
  for (const auto& [key, people] : people_) {
    const auto& [status, age] = key;
    v1::PeopleCount& count = *report.add_people_counts();
    const bool is_known = status < statuses.size();
    if (is_known) count.set_status(statuses[status].name);
    count.set_label(is_known ? statuses[status].label : "legal status not known");
    if (age >= 0) count.set_age(age);
    count.set_people(people);
  }
  for (size_t i = 1; i < subject_.distinctions.size(); ++i) {
    const Distinction& distinction = subject_.distinctions[i];
    const v1::CountBy& wanted = subject_.settings.count_by(static_cast<int>(i) - 1);
    v1::Breakdown& breakdown = *report.add_breakdowns();
    breakdown.set_definition(distinction.definition);
    breakdown.set_title(wanted.title().empty() ? distinction.label : wanted.title());
    std::vector<Distinction::Value> values = distinction.values;
    values.push_back({"", "not known"});
    for (const Distinction::Value& value : values) {
      v1::BreakdownValue& count = *breakdown.add_values();
      count.set_value(value.name);
      count.set_label(value.label);
      if (value.label.empty()) {
        const bool is_true = value.name == "TRUE";
        const std::string& words = is_true ? wanted.when_true() : wanted.when_false();
        count.set_label(!words.empty() ? words : is_true ? "yes" : "no");
      }
      const auto people = values_[i].find(value.name);
      count.set_people(people == values_[i].end() ? 0 : people->second);
    }
  }
}

void ReportTotals::WriteSpend(v1::PanelReport& report) const {
  std::map<std::string, SpendTotal> all = spend_;
  for (const v1::Budget& budget : subject_.settings.budgets()) {
    if (!budget.entitlement().empty()) all.try_emplace(budget.entitlement());
  }
  for (const auto& [name, total] : all) *report.add_spend() = SpendOf(name, total);
  *report.mutable_all_spend() = SpendOf("", all_spend_);
}

v1::PanelReport ReportTotals::Report() const {
  v1::PanelReport report = counts_;
  *report.mutable_rulebook() = RulebookEdition(*subject_.plan);
  *report.mutable_rates() = RatesEdition(*subject_.plan);
  report.set_as_of(FormatDay(subject_.as_of));
  report.set_financial_year(FinancialYearOf(subject_.as_of));
  report.set_first_day(FormatDay(subject_.year.first));
  report.set_last_day(FormatDay(subject_.year.last));
  WriteCounts(report);
  WriteSpend(report);
  for (const auto& [name, one] : duties_) *report.add_overdue_duties() = one;
  for (const auto& [name, one] : awaited_) *report.add_awaited_decisions() = one;
  for (const auto& [name, one] : late_) *report.add_late_payments() = one;
  report.set_late_after_days(subject_.settings.late_after_days());
  report.set_late_from(FormatDay(subject_.late.first));
  return report;
}

}  // namespace fairstart
