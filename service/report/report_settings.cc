// Tested by tests/service/report/report_settings_test.cc.
#include "service/report/report_settings.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "absl/strings/str_cat.h"
#include "engine/limits/limits.h"
#include "engine/schedule/schedule.h"
#include "engine/schedule/totals.h"
#include "service/errors/nearest_name.h"

namespace fairstart {
namespace {

constexpr int kUsualDaysUntilLate = 7;
constexpr int kMostDaysUntilLate = 366;
constexpr int64_t kMostBudget = 1'000'000'000'000;  // pence
// Payments that are late are looked for over a year.
constexpr int kDaysLookedAt = 365;

// "did you mean …" behind what is wrong with a name.
std::string Unknown(const std::string& what, const std::string& name,
                    const std::vector<std::string>& names) {
  return absl::StrCat("the rulebook has no ", what, " \"", name, "\"; ",
                      NearestOrKnown(name, names));
}

void CheckStatuses(const Distinction& status, const v1::PanelReportSettings& settings,
                   FieldViolations& violations) {
  std::vector<std::string> names;
  for (const Distinction::Value& value : status.values) names.push_back(value.name);
  for (int i = 0; i < settings.statuses_size(); ++i) {
    const std::string& name = settings.statuses(i);
    if (std::find(names.begin(), names.end(), name) != names.end()) continue;
    violations.push_back(
        {absl::StrCat("settings.statuses[", i, "]"), Unknown("legal status", name, names)});
  }
}

// Whether it names a financial year: "2017-18".
bool IsFinancialYear(const std::string& text) {
  const absl::StatusOr<Day> day = ParseDay(absl::StrCat(text.substr(0, 4), "-04-01"));
  return day.ok() && FinancialYearOf(*day) == text;
}

void CheckBudgets(const Plan& plan, const v1::PanelReportSettings& settings,
                  FieldViolations& violations) {
  const std::vector<std::string> names = EntitlementNames(plan);
  std::set<std::pair<std::string, std::string>> known;
  for (int i = 0; i < settings.budgets_size(); ++i) {
    const v1::Budget& budget = settings.budgets(i);
    const std::string path = absl::StrCat("settings.budgets[", i, "]");
    if (!IsFinancialYear(budget.financial_year())) {
      violations.push_back({path + ".financial_year",
                            absl::StrCat("\"", budget.financial_year(),
                                         "\" is no financial year; write it as \"2017-18\"")});
    }
    if (!budget.entitlement().empty() &&
        !std::binary_search(names.begin(), names.end(), budget.entitlement())) {
      violations.push_back(
          {path + ".entitlement", Unknown("entitlement", budget.entitlement(), names)});
    }
    if (!budget.has_amount() || budget.amount().pence() < 0 ||
        budget.amount().pence() > kMostBudget) {
      violations.push_back({path + ".amount", "is needed, in pence, from 0 to a million million"});
    }
    if (!known.emplace(budget.financial_year(), budget.entitlement()).second) {
      violations.push_back({path, "is the second for the same year and entitlement; leave one"});
    }
  }
}

// Adds its name to each label that is not the only one with its words.
void NameApart(std::map<std::string, std::string>& labels) {
  std::map<std::string, int> times;
  for (const auto& [name, label] : labels) ++times[label];
  for (auto& [name, label] : labels) {
    if (times[label] > 1) absl::StrAppend(&label, " (", name, ")");
  }
}

}  // namespace

std::string ReportSubject::LabelOf(const std::string& name) const {
  const auto found = labels.find(name);
  return found == labels.end() ? name : found->second;
}

bool ReportSubject::Counts(const std::string& status) const {
  const auto& wanted = settings.statuses();
  return status.empty() || wanted.empty() ||
         std::find(wanted.begin(), wanted.end(), status) != wanted.end();
}

ReportSubject SubjectOf(const v1::PanelReportRequest& request, std::shared_ptr<const Plan> plan,
                        Day as_of, FieldViolations& violations) {
  ReportSubject subject;
  subject.settings = request.settings();
  subject.as_of = as_of;
  subject.year = PeriodOf(v1::CAP_PERIOD_FINANCIAL_YEAR, as_of);

  const v1::Rulebook& rules = MergedRulebook(*plan);
  const std::string& status = rules.about().legal_status();
  subject.distinctions.push_back(std::get<Distinction>(FindDistinction(*plan, status)));
  CheckStatuses(subject.distinctions.front(), subject.settings, violations);
  for (int i = 0; i < subject.settings.count_by_size(); ++i) {
    auto found = FindDistinction(*plan, subject.settings.count_by(i).definition());
    if (const auto* wrong = std::get_if<std::string>(&found)) {
      violations.push_back({absl::StrCat("settings.count_by[", i, "].definition"), *wrong});
    } else {
      subject.distinctions.push_back(std::get<Distinction>(std::move(found)));
    }
  }
  CheckBudgets(*plan, subject.settings, violations);

  int late_after = subject.settings.late_after_days();
  if (late_after < 0 || late_after > kMostDaysUntilLate) {
    violations.push_back(
        {"settings.late_after_days", absl::StrCat("give 0 to ", kMostDaysUntilLate, " days")});
  }
  if (late_after <= 0) late_after = kUsualDaysUntilLate;
  subject.settings.set_late_after_days(late_after);
  subject.late_due = std::max(AddDays(as_of, -late_after), Day::First());
  // A week is due whole on its first day.
  subject.late = WholeWeeks(
      {std::max(AddDays(subject.late_due, -kDaysLookedAt), Day::First()), subject.late_due},
      rules.about().week_begins());
  for (const v1::Duty& duty : rules.duty()) subject.labels[duty.name()] = duty.label();
  for (const v1::Entitlement& one : rules.entitlement()) subject.labels[one.name()] = one.label();
  NameApart(subject.labels);
  subject.plan = std::move(plan);
  return subject;
}

}  // namespace fairstart
