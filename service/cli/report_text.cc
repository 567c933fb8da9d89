// Tested by tests/service/cli/report_command_test.cc.
#include "service/cli/report_text.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "engine/explanation/english.h"
#include "service/publishing/panel_words.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

constexpr size_t kDayLength = sizeof("2017-04-01") - 1;

void PrintPeople(const v1::PanelReport& report, Page& page) {
  page.Heading(Counted(report.counted(), "young person", "young people"));
  page.Paragraph(2, NotCountedInWords(report), Style::kCare);
  for (const v1::PeopleCount& count : report.people_counts()) {
    const std::string age =
        count.has_age() ? absl::StrCat(", aged ", count.age()) : ", age not known";
    page.Row(2, Capitalized(count.label()) + age, absl::StrCat(count.people()), Style::kPlain);
  }
  for (const v1::Breakdown& breakdown : report.breakdowns()) {
    page.Heading(Capitalized(breakdown.title()));
    for (const v1::BreakdownValue& value : breakdown.values()) {
      page.Row(2, Capitalized(value.label()), absl::StrCat(value.people()), Style::kPlain);
    }
  }
}

void PrintSum(const char* what, const v1::Money& sum, Page& page) {
  if (sum.pence() != 0) page.Row(4, what, MoneyInWords(sum), Style::kFaint);
}

void PrintSpend(const v1::Spend& spend, Page& page) {
  if (!HasMoney(spend)) return;
  page.Row(2, Capitalized(spend.label()),
           RangeInWords(spend.forecast_at_least(), spend.forecast_at_most()), Style::kPlain);
  PrintSum("paid", spend.paid(), page);
  PrintSum("due and not paid", spend.not_paid_yet(), page);
  PrintSum("to come", spend.to_come(), page);
  PrintSum("once something is on record, at most", spend.awaits_record(), page);
  PrintSum("once something is known, at least", spend.undetermined_at_least(), page);
  PrintSum("once something is known, at most", spend.undetermined_at_most(), page);
  if (!spend.has_budget()) return;
  page.Row(4, "set aside", MoneyInWords(spend.budget()), Style::kFaint);
  page.Paragraph(4, BudgetInWords(spend), Style::kFaint);
}

void PrintMoney(const v1::PanelReport& report, Page& page) {
  page.Heading("Paid, month by month");
  for (const v1::MonthSpend& month : report.all_spend().months()) {
    page.Row(2, MonthInWords(month.month()), MoneyInWords(month.paid()), Style::kPlain);
  }
  page.Heading("What the year comes to");
  for (const v1::Spend& spend : report.spend()) PrintSpend(spend, page);
  PrintSpend(report.all_spend(), page);
  page.Paragraph(2, NotInForecastInWords(report.all_spend()), Style::kFaint);
}

void PrintLate(const v1::PanelReport& report, Page& page) {
  page.Heading("Duties overdue");
  for (const v1::OverdueDuties& one : report.overdue_duties()) {
    page.Row(2, Capitalized(one.label()),
             absl::StrCat(one.duties(), ", oldest due ", DayInWords(one.oldest_due())),
             Style::kBad);
  }
  if (report.overdue_duties().empty()) page.Paragraph(2, "none", Style::kGood);
  page.Heading("Decisions awaited");
  for (const v1::AwaitedDecisions& one : report.awaited_decisions()) {
    page.Row(2, Capitalized(one.label()),
             absl::StrCat(one.lines(), ", oldest found on ",
                          DayInWords(one.oldest().substr(0, kDayLength))),
             Style::kCare);
  }
  if (report.awaited_decisions().empty()) page.Paragraph(2, "none", Style::kGood);
  page.Heading(absl::StrCat("Payments late by ", Counted(report.late_after_days(), "day", "days"),
                            " or more"));
  for (const v1::LatePayments& one : report.late_payments()) {
    page.Row(2, Capitalized(one.label()),
             absl::StrCat(Counted(one.gaps(), "gap", "gaps"), ", ", MoneyInWords(one.amount()),
                          ", oldest for ", DayInWords(one.oldest_day())),
             Style::kBad);
  }
  if (report.late_payments().empty())
    page.Paragraph(2, report.late_not_known() == 0 ? "none" : "none known", Style::kGood);
  page.Paragraph(2, LateNotKnownInWords(report), Style::kCare);
}

}  // namespace

void PrintReport(const v1::PanelReport& report, Page& page) {
  page.Heading(absl::StrCat("Young people leaving care: ", report.financial_year(), " up to ",
                            DayInWords(report.as_of())));
  page.Paragraph(0, BasisInWords(report), Style::kFaint);
  PrintPeople(report, page);
  PrintMoney(report, page);
  PrintLate(report, page);
  page.Heading("How this was worked out");
  for (const std::string& note : NotesInWords(report)) page.Paragraph(2, note, Style::kFaint);
}

void PrintToActOn(const v1::PersonToActOn& person, Page& page) {
  page.Heading(person.case_reference());
  page.Paragraph(2, person.error(), Style::kBad);
  page.Paragraph(2, person.late_error(), Style::kBad);
  for (const v1::DutyFinding& duty : person.overdue_duties()) {
    page.Row(2, absl::StrCat("overdue: ", duty.label()), DayInWords(duty.due()), Style::kBad);
  }
  for (const v1::AwaitedLine& line : person.awaited_lines()) {
    page.Row(2,
             absl::StrCat("to decide: ", line.label(), line.instance().empty() ? "" : " ",
                          line.instance()),
             absl::StrCat("entry ", line.finding_position()), Style::kCare);
  }
  for (const v1::LatePayment& late : person.late_payments()) {
    page.Row(2,
             absl::StrCat("late: ", late.label(), ", ",
                          PeriodInWords(late.first_day(), late.last_day())),
             MoneyInWords(late.amount()), Style::kBad);
  }
}

}  // namespace fairstart
