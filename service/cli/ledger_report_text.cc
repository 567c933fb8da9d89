// Tested by tests/service/cli/ledger_commands_test.cc.
#include "service/cli/ledger_report_text.h"

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace fairstart {

using Style = Page::Style;

std::string HeadInWords(const TreeHead& head) {
  return absl::StrCat(head.origin, ": ", head.size, head.size == 1 ? " entry" : " entries",
                      ", root ", absl::Base64Escape(BytesOf(head.root)));
}

void PrintLedgerReport(const LedgerReport& report, size_t kept, Page& page) {
  for (const LedgerProblem& problem : report.problems) {
    page.Paragraph(0, absl::StrCat(problem.where, ": ", problem.what), Style::kBad, 2);
  }
  const int64_t more = report.problem_count - static_cast<int64_t>(report.problems.size());
  if (more > 0) page.Paragraph(0, absl::StrCat("and ", more, " more"), Style::kBad);
  if (report.head.has_value()) page.Paragraph(0, HeadInWords(report.head->head), Style::kPlain, 2);
  if (report.erased > 0) page.Paragraph(0, absl::StrCat(report.erased, " of them erased"));
  if (kept > 0) {
    page.Paragraph(0,
                   absl::StrCat("compared with ", kept, kept == 1 ? " kept head" : " kept heads"));
  } else {
    page.Paragraph(
        0,
        "Compared with no kept head: a ledger put back whole to an earlier state looks as "
        "sound as this. Name one with --head.",
        Style::kCare);
  }
  if (report.problem_count == 0) {
    page.Paragraph(0, "Everything is as it was recorded.", Style::kGood);
  } else {
    page.Paragraph(
        0,
        absl::StrCat(report.problem_count, report.problem_count == 1 ? " thing is" : " things are",
                     " not as recorded. Keep this file as it is and compare it with a backup."),
        Style::kBad);
  }
}

}  // namespace fairstart
