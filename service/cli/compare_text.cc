// Tested by tests/service/cli/compare_command_test.cc.
#include "service/cli/compare_text.h"

#include <array>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/finding_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

struct Section {
  v1::ChangeKind kind;
  const char* heading;
  Style style;
};

// In the order in which they matter to who reads.
constexpr std::array<Section, 7> kSections = {{
    {v1::CHANGE_KIND_LOST, "Lost", Style::kBad},
    {v1::CHANGE_KIND_LESS, "Less", Style::kBad},
    {v1::CHANGE_KIND_GAINED, "Gained", Style::kGood},
    {v1::CHANGE_KIND_MORE, "More", Style::kGood},
    {v1::CHANGE_KIND_UNDETERMINED_NOW, "No longer settled: something is not known", Style::kCare},
    {v1::CHANGE_KIND_DETERMINED_NOW, "Settled now", Style::kPlain},
    {v1::CHANGE_KIND_OTHERWISE, "Otherwise", Style::kPlain},
}};

std::string LineText(const v1::Line& line) {
  const std::string outcome = OutcomeInWords(line);
  if (outcome.empty()) return "nothing";
  const v1::Given& given = line.given();
  if (!given.actual_cost() || !given.has_cap()) return outcome;
  return absl::StrCat(outcome, ", at most ", MoneyInWords(given.cap()));
}

// One thing that changes: what it is called, what it was and what it is.
struct Row {
  std::string name;
  std::string before;
  std::string after;
  std::vector<int> causes;
};

Row RowOf(const v1::LineChange& change) {
  return {NameInWords(change.label(), change.entitlement(), change.instance()),
          change.has_before() ? LineText(change.before()) : "nothing",
          change.has_after() ? LineText(change.after()) : "nothing",
          {change.causes().begin(), change.causes().end()}};
}

Row RowOf(const char* what, const v1::OtherChange& change) {
  const auto text = [](const std::string& words) { return words.empty() ? "not there" : words; };
  return {absl::StrCat(what, NameInWords(change.label(), change.name(), change.instance())),
          text(change.before()),
          text(change.after()),
          {change.causes().begin(), change.causes().end()}};
}

// "Because of 1 and 3."
std::string CausesText(const Row& row) {
  std::vector<std::string> numbers;
  for (int cause : row.causes) numbers.push_back(absl::StrCat(cause + 1));
  if (numbers.size() < 2) return absl::StrJoin(numbers, "");
  const std::string last = numbers.back();
  numbers.pop_back();
  return absl::StrCat(absl::StrJoin(numbers, ", "), " and ", last);
}

void PrintRow(const Row& row, bool numbered, Style style, Page& page) {
  page.Row(2, row.name, absl::StrCat(row.before, " → ", row.after), style);
  if (numbered && !row.causes.empty()) {
    page.Paragraph(4, absl::StrCat("Because of ", CausesText(row), "."), Style::kFaint, 2);
  }
}

void PrintInputs(const v1::Comparison& comparison, Page& page) {
  page.Heading("What is otherwise");
  if (comparison.inputs().empty()) page.Paragraph(2, "Nothing.");
  for (int i = 0; i < comparison.inputs_size(); ++i) {
    const v1::InputChange& input = comparison.inputs(i);
    const bool has_path =
        input.kind() == v1::INPUT_KIND_FACT || input.kind() == v1::INPUT_KIND_RECORD;
    page.Paragraph(
        2,
        absl::StrCat(
            i + 1, ". ", input.says(),
            has_path && !input.path().empty() ? absl::StrCat(" (", input.path(), ")") : ""),
        Style::kPlain, 3);
  }
}

// Gives how many lines change only in what is not shown.
int PrintLines(const v1::Comparison& comparison, Page& page) {
  const bool numbered = comparison.inputs_size() > 1;
  int unshown = 0;
  for (const Section& section : kSections) {
    bool begun = false;
    for (const v1::LineChange& change : comparison.lines()) {
      if (change.kind() != section.kind) continue;
      const Row row = RowOf(change);
      if (row.before == row.after) {
        ++unshown;
        continue;
      }
      if (!begun) page.Heading(section.heading, section.style);
      begun = true;
      PrintRow(row, numbered, section.style, page);
    }
  }
  return unshown;
}

int PrintOthers(const v1::Comparison& comparison, Page& page) {
  std::vector<Row> rows;
  if (comparison.has_status()) rows.push_back(RowOf("Legal status", comparison.status()));
  if (comparison.has_status()) rows.back().name = "Legal status";
  for (const v1::OtherChange& change : comparison.claims())
    rows.push_back(RowOf("To claim: ", change));
  for (const v1::OtherChange& change : comparison.duties())
    rows.push_back(RowOf("To do: ", change));
  int unshown = 0;
  bool begun = false;
  const auto print = [&](const Row& row) {
    if (row.before == row.after) {
      ++unshown;
      return;
    }
    if (!begun) page.Heading("Status, claims, duties and warnings");
    begun = true;
    PrintRow(row, comparison.inputs_size() > 1, Style::kPlain, page);
  };
  for (const Row& row : rows) print(row);
  for (const v1::OtherChange& change : comparison.warnings()) {
    const auto holds = [](const std::string& says) {
      return says.empty() ? "does not hold" : "holds";
    };
    print({absl::StrCat("Warning: ", change.label()),
           holds(change.before()),
           holds(change.after()),
           {change.causes().begin(), change.causes().end()}});
  }
  return unshown;
}

void PrintTotals(const v1::Comparison& comparison, Page& page) {
  page.Heading("Certain sums");
  const auto print = [&](const char* what, const v1::Money& before, const v1::Money& after) {
    page.Row(2, what, absl::StrCat(MoneyInWords(before), " → ", MoneyInWords(after)),
             Style::kPlain);
  };
  print("by the week", comparison.a_week_before(), comparison.a_week_after());
  print("paid once", comparison.once_before(), comparison.once_after());
  page.Paragraph(
      2, "Certain is what is payable now, or up to that sum once what it needs is on record.",
      Style::kFaint);
}

std::string SideText(const v1::Basis& basis, const std::string& as_of) {
  const std::string readings =
      basis.readings().empty() ? ""
                               : absl::StrCat(", reading ", absl::StrJoin(basis.readings(), ", "));
  return absl::StrCat(DayInWords(as_of), " under ", basis.rulebook().id(), " ",
                      basis.rulebook().edition(), " with rates ", basis.rates().edition(),
                      readings);
}

}  // namespace

std::string ChangeInWords(v1::ChangeKind kind) {
  switch (kind) {
    case v1::CHANGE_KIND_GAINED:
      return "gained";
    case v1::CHANGE_KIND_LOST:
      return "lost";
    case v1::CHANGE_KIND_MORE:
      return "more";
    case v1::CHANGE_KIND_LESS:
      return "less";
    case v1::CHANGE_KIND_UNDETERMINED_NOW:
      return "no longer settled";
    case v1::CHANGE_KIND_DETERMINED_NOW:
      return "settled now";
    default:
      return "otherwise";
  }
}

void PrintComparison(const v1::Comparison& comparison, Page& page) {
  const std::string& reference = comparison.before().case_reference();
  page.Paragraph(
      0, absl::StrCat("What would change for ", reference.empty() ? "the young person" : reference),
      Style::kStrong);
  page.Paragraph(
      0, absl::StrCat("Before: ", SideText(comparison.before(), comparison.before_as_of())));
  page.Paragraph(0,
                 absl::StrCat("After: ", SideText(comparison.after(), comparison.after_as_of())));
  PrintInputs(comparison, page);
  int unshown = PrintLines(comparison, page);
  unshown += PrintOthers(comparison, page);
  const bool nothing = comparison.lines().empty() && comparison.claims().empty() &&
                       comparison.duties().empty() && comparison.warnings().empty() &&
                       !comparison.has_status();
  if (nothing) {
    page.Heading("Nothing changes");
  } else {
    PrintTotals(comparison, page);
  }
  if (unshown > 0) {
    page.Blank();
    page.Paragraph(
        0,
        absl::StrCat(unshown, unshown == 1 ? " thing changes" : " things change",
                     " only in reasons, dates or references; --format=json has every change."),
        Style::kFaint);
  }
}

}  // namespace fairstart
