// Tested by tests/service/cli/compare_cases_test.cc.
#include "service/cli/cohort_text.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/compare_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

std::string Arrow(const v1::Money& before, const v1::Money& after) {
  return absl::StrCat(MoneyInWords(before), " → ", MoneyInWords(after));
}

// "3 gained, 1 lost"; "" when nothing changes.
std::string ChangesText(const v1::EntitlementTotals& totals) {
  std::vector<std::string> parts;
  for (const auto& [count, kind] : {std::pair{totals.gained(), v1::CHANGE_KIND_GAINED},
                                    {totals.lost(), v1::CHANGE_KIND_LOST},
                                    {totals.more(), v1::CHANGE_KIND_MORE},
                                    {totals.less(), v1::CHANGE_KIND_LESS},
                                    {totals.undetermined_now(), v1::CHANGE_KIND_UNDETERMINED_NOW},
                                    {totals.determined_now(), v1::CHANGE_KIND_DETERMINED_NOW},
                                    {totals.otherwise(), v1::CHANGE_KIND_OTHERWISE}}) {
    if (count > 0) parts.push_back(absl::StrCat(count, " ", ChangeInWords(kind)));
  }
  return absl::StrJoin(parts, ", ");
}

void PrintSums(int indent, const v1::CohortSums& before, const v1::CohortSums& after, Page& page) {
  const auto print = [&](const char* what, const v1::Money& was, const v1::Money& is) {
    if (was.pence() == 0 && is.pence() == 0) return;
    page.Row(indent, what, Arrow(was, is), Style::kPlain);
  };
  print("by the week", before.a_week(), after.a_week());
  print("paid once", before.once(), after.once());
  print("at actual cost, at most", before.caps(), after.caps());
}

void PrintEntitlement(const v1::EntitlementTotals& totals, Page& page) {
  const std::string changes = ChangesText(totals);
  if (changes.empty()) return;
  page.Row(2, totals.entitlement(), changes, Style::kPlain);
  page.Row(4, "cases with a certain line",
           absl::StrCat(totals.before().cases(), " → ", totals.after().cases()), Style::kFaint);
  PrintSums(4, totals.before(), totals.after(), page);
}

}  // namespace

void PrintCase(const v1::CohortCase& entry, Page& page) {
  if (!entry.error().empty()) return;
  const std::string name =
      entry.case_reference().empty() ? absl::StrCat("line ", entry.line()) : entry.case_reference();
  std::vector<std::string> changes;
  for (const v1::CohortChange& change : entry.changes()) {
    changes.push_back(absl::StrCat(change.entitlement(), change.instance().empty() ? "" : " ",
                                   change.instance(), " ", ChangeInWords(change.kind())));
  }
  if (entry.other_changes() > 0)
    changes.push_back(absl::StrCat(entry.other_changes(), " besides lines"));
  page.Paragraph(0,
                 absl::StrCat(name, ": ", absl::StrJoin(changes, ", "), "; ",
                              Arrow(entry.a_week_before(), entry.a_week_after()), " a week, ",
                              Arrow(entry.once_before(), entry.once_after()), " once"),
                 Style::kPlain, 2);
}

void PrintTotals(const v1::CohortTotals& totals, Page& page) {
  page.Heading(absl::StrCat(totals.cases(), totals.cases() == 1 ? " case" : " cases"));
  const auto count = [&](const char* what, int64_t number, Style style) {
    page.Row(2, what, absl::StrCat(number), style);
  };
  count("gain", totals.gaining(), Style::kGood);
  count("lose", totals.losing(), Style::kBad);
  count("gain and lose", totals.mixed(), Style::kCare);
  count("have something that is no longer settled", totals.undetermined_now(), Style::kCare);
  count("change in anything", totals.changed(), Style::kPlain);
  if (totals.failed() > 0) count("could not be compared", totals.failed(), Style::kBad);
  page.Heading("Certain sums, all cases together");
  PrintSums(2, totals.before(), totals.after(), page);
  page.Heading("By entitlement, where something changes");
  for (const v1::EntitlementTotals& entitlement : totals.entitlements())
    PrintEntitlement(entitlement, page);
  page.Blank();
  page.Paragraph(
      0, "Certain is what is payable now, or up to that sum once what it needs is on record.",
      Style::kFaint);
}

}  // namespace fairstart
