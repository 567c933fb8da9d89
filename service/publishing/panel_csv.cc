// Tested by tests/service/publishing/panel_report_test.cc.
#include "service/publishing/panel_csv.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/files/csv_row.h"

namespace fairstart {
namespace {

class Writer {
 public:
  explicit Writer(std::ostream& out) : out_(out) {}

  void Write(const v1::PanelReport& report) {
    WriteCsvRow({"table", "name", "label", "part", "measure", "value"}, out_);
    WritePeople(report);
    for (const v1::Spend& spend : report.spend()) WriteSpend(spend, "spend", spend.name());
    WriteSpend(report.all_spend(), "spend_in_all", "");
    WriteToActOn(report);
  }

 private:
  // The figures that follow are about this.
  void About(std::string table, std::string name, std::string label, std::string part = "") {
    table_ = std::move(table);
    name_ = std::move(name);
    label_ = std::move(label);
    part_ = std::move(part);
  }

  void Text(const std::string& measure, const std::string& value) {
    WriteCsvRow({table_, name_, label_, part_, measure, value}, out_);
  }
  void Number(const std::string& measure, int64_t value) { Text(measure, absl::StrCat(value)); }
  void Sum(const std::string& measure, const v1::Money& sum) {
    Text(measure, CsvPounds(sum.pence()));
  }

  void WritePeople(const v1::PanelReport& report) {
    About("report", report.rulebook().id(), "", report.financial_year());
    Text("as_of", report.as_of());
    Text("rulebook_edition", report.rulebook().edition());
    Text("rates_edition", report.rates().edition());
    Text("readings", absl::StrJoin(report.readings(), " "));
    Text("first_day", report.first_day());
    Text("last_day", report.last_day());
    Number("late_after_days", report.late_after_days());
    Text("late_from", report.late_from());
    Number("late_not_known", report.late_not_known());
    Number("entries", report.size());
    Number("people", report.people());
    Number("counted", report.counted());
    Number("without_case", report.without_case());
    Number("of_other_status", report.of_other_status());
    Number("not_worked_out", report.not_worked_out());
    for (const v1::PeopleCount& count : report.people_counts()) {
      About("people", count.status(), count.label(),
            count.has_age() ? absl::StrCat(count.age()) : "");
      Number("people", count.people());
    }
    for (const v1::Breakdown& breakdown : report.breakdowns()) {
      for (const v1::BreakdownValue& value : breakdown.values()) {
        About("breakdown", breakdown.definition(),
              absl::StrCat(breakdown.title(), ": ", value.label()), value.value());
        Number("people", value.people());
      }
    }
  }

  void WriteSpend(const v1::Spend& spend, const std::string& table, const std::string& name) {
    for (const v1::MonthSpend& month : spend.months()) {
      About(table, name, spend.label(), month.month());
      Sum("paid", month.paid());
    }
    About(table, name, spend.label());
    Number("people", spend.people());
    Sum("paid", spend.paid());
    Sum("not_paid_yet", spend.not_paid_yet());
    Sum("to_come", spend.to_come());
    Sum("awaits_record", spend.awaits_record());
    Sum("undetermined_at_least", spend.undetermined_at_least());
    Sum("undetermined_at_most", spend.undetermined_at_most());
    Number("without_bound", spend.without_bound());
    Number("undated", spend.undated());
    Sum("forecast_at_least", spend.forecast_at_least());
    Sum("forecast_at_most", spend.forecast_at_most());
    Text("budget", spend.has_budget() ? CsvPounds(spend.budget().pence()) : "");
  }

  void WriteToActOn(const v1::PanelReport& report) {
    for (const v1::OverdueDuties& duties : report.overdue_duties()) {
      About("overdue_duties", duties.duty(), duties.label());
      Text("actor", v1::Actor_Name(duties.actor()));
      Number("duties", duties.duties());
      Number("people", duties.people());
      Text("oldest_due", duties.oldest_due());
    }
    for (const v1::AwaitedDecisions& awaited : report.awaited_decisions()) {
      About("awaited_decisions", awaited.entitlement(), awaited.label());
      Number("lines", awaited.lines());
      Number("undetermined", awaited.undetermined());
      Number("people", awaited.people());
      Text("oldest", awaited.oldest());
    }
    for (const v1::LatePayments& late : report.late_payments()) {
      About("late_payments", late.entitlement(), late.label());
      Number("gaps", late.gaps());
      Number("people", late.people());
      Sum("amount", late.amount());
      Text("oldest_day", late.oldest_day());
    }
  }

  std::ostream& out_;
  std::string table_, name_, label_, part_;
};

}  // namespace

void WritePanelCsv(const v1::PanelReport& report, std::ostream& out) { Writer(out).Write(report); }

}  // namespace fairstart
