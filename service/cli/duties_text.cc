// Tested by tests/service/cli/duties_command_test.cc.
#include "service/cli/duties_text.h"

#include "absl/strings/str_cat.h"
#include "service/cli/basis_text.h"
#include "service/cli/finding_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

std::string When(const v1::DutyFinding& duty) {
  const std::string day = duty.due().empty() ? "" : " by " + DayInWords(duty.due());
  switch (duty.state()) {
    case v1::DutyFinding::STATE_OVERDUE:
      return "overdue:" + day;
    case v1::DutyFinding::STATE_UNDETERMINED:
      return "not settled" + day;
    default:
      return day.empty() ? "" : day.substr(1);
  }
}

// When it stands, where that is not the whole period.
std::string Stands(const v1::CalendarDuty& entry, const v1::DutyCalendar& calendar) {
  const bool begins = entry.first_day() != calendar.first_day();
  const bool ends = entry.last_day() != calendar.last_day();
  if (!begins && !ends) return "";
  return absl::StrCat("It stands ",
                      PeriodInWords(begins ? entry.first_day() : "", ends ? entry.last_day() : ""),
                      ".");
}

void PrintSection(const v1::DutyCalendar& calendar, int rank, const char* heading,
                  const MissingList& questions, Page& page) {
  bool begun = false;
  for (const v1::CalendarDuty& entry : calendar.duties()) {
    const v1::DutyFinding& duty = entry.duty();
    const bool overdue = duty.state() == v1::DutyFinding::STATE_OVERDUE;
    if ((overdue ? 0 : duty.due().empty() ? 2 : 1) != rank) continue;
    if (!begun) page.Heading(heading);
    begun = true;
    PrintDuty(duty, Stands(entry, calendar), questions, page);
  }
}

}  // namespace

void PrintDuty(const v1::DutyFinding& duty, const std::string& remark, const MissingList& questions,
               Page& page) {
  std::string name = NameInWords(duty.label(), duty.duty(), duty.instance());
  if (duty.has_amount()) absl::StrAppend(&name, ": ", MoneyInWords(duty.amount()));
  page.Row(2, name, When(duty),
           duty.state() == v1::DutyFinding::STATE_OVERDUE ? Style::kBad : Style::kPlain);
  const std::string sources = CitationsInWords(duty.citations());
  page.Paragraph(4,
                 absl::StrCat(InWords(duty.actor()), sources.empty() ? "" : " [", sources,
                              sources.empty() ? "" : "]"),
                 Style::kFaint, 2);
  page.Paragraph(4, remark, Style::kPlain, 2);
  questions.PrintReferences(duty.missing(), 4, page);
}

void PrintDuties(const v1::DutyCalendar& calendar, Page& page) {
  MissingList questions;
  for (const v1::CalendarDuty& entry : calendar.duties()) questions.Add(entry.duty().missing());
  PrintBasis(calendar.basis(), PeriodInWords(calendar.first_day(), calendar.last_day()), page);
  PrintWhetherRecord(calendar.basis().record_digest(), page);
  PrintSuppositions(calendar.basis(), calendar.suppositions(), calendar.last_day(), page);
  PrintSection(calendar, 0, "Overdue", questions, page);
  PrintSection(calendar, 1, "To be done by a day", questions, page);
  PrintSection(calendar, 2, "To be done, by no day", questions, page);
  questions.PrintQuestions(page);
  if (!calendar.defects().empty()) page.Heading("Defects of the rulebook");
  for (const v1::DefectSpan& defect : calendar.defects()) {
    page.Paragraph(2, defect.says(), Style::kBad, 2);
  }
}

}  // namespace fairstart
