// Tested by tests/service/cli/plan_command_test.cc.
#include "service/cli/plan_text.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/basis_text.h"
#include "service/cli/duties_text.h"
#include "service/cli/finding_text.h"
#include "service/cli/missing_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

struct Section {
  v1::PlanItemState state;
  const char* heading;
  Style style;
};

// In the order in which they matter to who keeps the plan.
constexpr Section kSections[] = {
    {v1::PLAN_ITEM_STATE_DIFFERS, "The plan says otherwise", Style::kBad},
    {v1::PLAN_ITEM_STATE_ABSENT, "The plan lacks", Style::kCare},
    {v1::PLAN_ITEM_STATE_AS_DUE, "The plan holds, as it should", Style::kGood},
    {v1::PLAN_ITEM_STATE_UNSPECIFIED, "The plan is to hold", Style::kPlain},
};

// "weekly, to the young person, into an account"
std::string HowPaid(const v1::ProposedItem& item) {
  std::vector<std::string> words;
  for (const std::string& word :
       {InWords(item.frequency()), InWords(item.payee()), InWords(item.manner())}) {
    if (!word.empty()) words.push_back(word);
  }
  return words.empty() ? "" : absl::StrCat("Paid ", absl::StrJoin(words, ", "), ".");
}

void PrintEnd(const v1::ProposedItem& item, Page& page) {
  if (item.ends_on().empty()) return;
  page.Paragraph(4,
                 absl::StrCat("Until ", DayInWords(item.ends_on()), ". ",
                              absl::StrJoin(item.ends_because(), " "),
                              item.ends_because().empty() ? "" : " ", "Then: ", item.afterwards()),
                 Style::kPlain, 2);
}

void PrintItem(const v1::ProposedItem& item, const Section& section, const MissingList& questions,
               Page& page) {
  page.Row(2, NameInWords(item.label(), item.entitlement(), item.instance()), "", section.style);
  page.Paragraph(4, item.what(), Style::kPlain, 2);
  page.Paragraph(4, item.defect().empty() ? "" : "Defect of the rulebook: " + item.defect(),
                 Style::kBad, 2);
  for (const std::string& difference : item.differences()) {
    page.Paragraph(4, difference, Style::kBad, 2);
  }
  for (const std::string& condition : item.conditions()) {
    page.Paragraph(4, absl::StrCat("- ", condition), Style::kPlain, 2);
  }
  page.Paragraph(4, HowPaid(item), Style::kPlain, 2);
  questions.PrintReferences(item.missing(), 4, page);
  if (!item.review_on().empty()) {
    page.Paragraph(4, absl::StrCat("Reviewed by ", DayInWords(item.review_on()), "."));
  }
  PrintEnd(item, page);
  const std::string sources = CitationsInWords(item.citations());
  const std::string key = KeyOfLine(item.entitlement(), item.instance());
  page.Paragraph(4, sources.empty() ? key : absl::StrCat(key, " [", sources, "]"), Style::kFaint, 1);
}

void PrintStale(const v1::PlanItems& items, Page& page) {
  if (!items.stale().empty()) page.Heading("The plan holds, and it is not due");
  for (const v1::StaleItem& stale : items.stale()) {
    page.Row(2, NameInWords(stale.label(), stale.entitlement(), stale.instance()),
             stale.present_id(), Style::kBad);
    for (const std::string& reason : stale.because()) page.Paragraph(4, reason, Style::kPlain, 2);
  }
}

}  // namespace

void PrintPlanItems(const v1::PlanItems& items, AnswerPart part, Page& page) {
  MissingList questions;
  for (const v1::ProposedItem& item : items.items()) questions.Add(item.missing());
  const bool whole = part == AnswerPart::kWhole;
  if (whole) {
    for (const v1::DutyFinding& duty : items.duties()) questions.Add(duty.missing());
  }
  PrintBasis(items.basis(), DayInWords(items.as_of()), page);
  PrintWhetherRecord(items.basis().record_digest(), page);
  PrintSuppositions(items.basis(), items.suppositions(), items.looked_until(), page);
  PrintStale(items, page);
  for (const Section& section : kSections) {
    bool begun = false;
    for (const v1::ProposedItem& item : items.items()) {
      if (item.state() != section.state) continue;
      if (!begun) page.Heading(section.heading);
      begun = true;
      PrintItem(item, section, questions, page);
    }
  }
  if (whole) {
    if (!items.duties().empty()) page.Heading("To be done");
    for (const v1::DutyFinding& duty : items.duties()) PrintDuty(duty, "", questions, page);
  }
  questions.PrintQuestions(page);
  page.Blank();
  page.Paragraph(0,
                 absl::StrCat("What ends or changes was looked for up to ",
                              DayInWords(items.looked_until()), "."),
                 Style::kFaint);
}

}  // namespace fairstart
