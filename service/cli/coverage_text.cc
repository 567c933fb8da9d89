// Tested by tests/service/cli/coverage_text_test.cc.
#include "service/cli/coverage_text.h"

#include <algorithm>
#include <string>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/printed_error.h"

namespace fairstart {
namespace {

using Rule = v1::RuleCoverage;
using Reference = v1::ReferenceCoverage;

// What a kind of rule is called, and what it is called when it holds and when it does not.
struct KindWords {
  Rule::Kind kind;
  const char* several;
  const char* held;
  const char* failed;
};

constexpr KindWords kKinds[] = {
    {Rule::KIND_CONDITION, "conditions", "holding", "failing"},
    {Rule::KIND_ELSEWHERE, "elsewheres", "holding", "failing"},
    {Rule::KIND_NEED, "conditions of needs", "holding", "failing"},
    {Rule::KIND_BAR, "bars", "applying", "not applying"},
    {Rule::KIND_LIFT, "lifts", "applying", "not applying"},
    {Rule::KIND_DONE, "ends of duties", "holding", "failing"},
    {Rule::KIND_WARNING, "warnings", "given", "not given"},
    {Rule::KIND_DEFINITION, "yes-or-no definitions", "true", "false"},
    {Rule::KIND_GENERAL_VALUE, "general values", "applying", "not applying"},
    {Rule::KIND_EXCEPTION, "exceptions", "applying", "not applying"},
    {Rule::KIND_ROW, "rows", "applying", "not applying"},
};

bool IsCovered(const Rule& rule) { return rule.held() > 0 && rule.failed() > 0; }

// "3 of 5".
class Share {
 public:
  void Add(bool covered) {
    if (covered) ++covered_;
    ++all_;
  }
  int all() const { return all_; }
  std::string Text() const { return absl::StrCat(covered_, " of ", all_); }
  Page::Style style() const { return covered_ == all_ ? Page::Style::kGood : Page::Style::kBad; }

 private:
  int covered_ = 0;
  int all_ = 0;
};

void PrintShare(const char* what, const Share& share, Page& page) {
  if (share.all() > 0) page.Row(2, what, share.Text(), share.style());
}

void PrintRules(const v1::Coverage& coverage, Page& page) {
  page.Heading("Seen both ways");
  Share all;
  for (const KindWords& words : kKinds) {
    Share share;
    for (const Rule& rule : coverage.rules()) {
      if (rule.kind() == words.kind) share.Add(IsCovered(rule));
    }
    PrintShare(words.several, share, page);
  }
  for (const Rule& rule : coverage.rules()) all.Add(IsCovered(rule));
  PrintShare("all", all, page);
}

void PrintInterpretations(const v1::Coverage& coverage, Page& page) {
  if (coverage.interpretations().empty()) return;
  page.Heading("Interpretations");
  Share chosen;
  Share others;
  int words_only = 0;
  for (const v1::InterpretationCoverage& interpretation : coverage.interpretations()) {
    chosen.Add(interpretation.relied_on() > 0);
    for (const v1::ReadingCoverage& reading : interpretation.readings()) {
      if (reading.words_only()) {
        ++words_only;
      } else {
        others.Add(reading.different() > 0);
      }
    }
  }
  PrintShare("relied on as chosen", chosen, page);
  PrintShare("other readings, each with a different result", others, page);
  if (words_only > 0) {
    page.Row(2, "other readings in words only", absl::StrCat(words_only), Page::Style::kPlain);
  }
}

std::string Behind(const Reference& reference) {
  std::string text = absl::StrJoin(reference.carried_by(), ", ");
  if (!reference.unused().empty()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", "cited by ",
                    absl::StrJoin(reference.unused(), ", "), ", which nothing uses");
  }
  if (!reference.because().empty()) {
    absl::StrAppend(&text, text.empty() ? "" : "; ", "not encoded: ", reference.because());
  }
  return text;
}

void PrintReferences(const v1::Coverage& coverage, Page& page) {
  Share carried;
  int not_encoded = 0;
  int in_preparation = 0;
  for (const Reference& reference : coverage.references()) {
    if (reference.state() == Reference::STATE_NOT_ENCODED) ++not_encoded;
    if (reference.state() == Reference::STATE_IN_PREPARATION) ++in_preparation;
    if (reference.state() == Reference::STATE_CARRIED) carried.Add(true);
    if (reference.state() == Reference::STATE_UNCOVERED) carried.Add(false);
  }
  page.Heading("References");
  PrintShare("carried by what is used", carried, page);
  page.Row(2, "with nothing to compute", absl::StrCat(not_encoded), Page::Style::kPlain);
  page.Row(2, "in preparation", absl::StrCat(in_preparation), Page::Style::kPlain);

  std::string section;
  for (const Reference& reference : coverage.references()) {
    const bool waits = reference.state() == Reference::STATE_IN_PREPARATION;
    if (reference.section() != section) {
      section = reference.section();
      page.Heading(absl::StrCat("Section ", section, waits ? ", in preparation" : ""));
    }
    const std::string behind = Behind(reference);
    if (behind.empty() && waits) continue;
    const bool uncovered = reference.state() == Reference::STATE_UNCOVERED;
    page.Paragraph(2,
                   absl::StrCat(reference.paragraph(), ": ", behind.empty() ? "nothing" : behind),
                   uncovered ? Page::Style::kBad : Page::Style::kPlain, 4);
  }
}

Diagnostic Uncovered(const v1::SourcePosition& position, std::string declaration,
                     std::string problem, std::string mend) {
  Diagnostic diagnostic;
  diagnostic.file = position.file();
  diagnostic.line = position.line();
  diagnostic.column = position.column();
  diagnostic.declaration = std::move(declaration);
  diagnostic.problem = std::move(problem);
  diagnostic.mend = std::move(mend);
  return diagnostic;
}

void FindRules(const v1::Coverage& coverage, std::vector<Diagnostic>& uncovered) {
  for (const Rule& rule : coverage.rules()) {
    const auto* words = std::find_if(std::begin(kKinds), std::end(kKinds),
                                     [&](const KindWords& k) { return k.kind == rule.kind(); });
    std::vector<std::string> ways;
    if (rule.held() == 0) ways.emplace_back(words->held);
    if (rule.failed() == 0) ways.emplace_back(words->failed);
    if (ways.empty()) continue;
    uncovered.push_back(
        Uncovered(rule.position(), rule.declaration(),
                  absl::StrCat("no scenario shows ", rule.part().empty() ? "it" : rule.part(), " ",
                               absl::StrJoin(ways, " or ")),
                  "write one whose expectations rest on that"));
  }
}

void FindInterpretations(const v1::Coverage& coverage, std::vector<Diagnostic>& uncovered) {
  for (const v1::InterpretationCoverage& interpretation : coverage.interpretations()) {
    const std::string declaration =
        absl::StrCat("interpretation \"", interpretation.number(), "\"");
    if (interpretation.relied_on() == 0) {
      uncovered.push_back(Uncovered(interpretation.position(), declaration,
                                    "nothing that a scenario expects relies on it",
                                    "write a scenario of what it decides"));
    }
    for (const v1::ReadingCoverage& reading : interpretation.readings()) {
      if (reading.words_only() || reading.different() > 0) continue;
      uncovered.push_back(
          Uncovered(interpretation.position(), declaration,
                    absl::StrCat("no scenario shows that reading ", reading.name(),
                                 " gives a different result"),
                    absl::StrCat("write one with reading: \"", interpretation.number(), "=",
                                 reading.name(), "\" that fails without it")));
    }
  }
}

void FindReferences(const v1::Coverage& coverage, std::vector<Diagnostic>& uncovered) {
  for (const Reference& reference : coverage.references()) {
    if (reference.state() != Reference::STATE_UNCOVERED) continue;
    const std::string behind = Behind(reference);
    uncovered.push_back(Uncovered(
        reference.position(), absl::StrCat("reference ", reference.paragraph()),
        behind.empty() ? "nothing cites it" : behind,
        "use what encodes it in a line, claim, duty, warning or the status, or say why there is "
        "nothing to compute"));
  }
}

}  // namespace

void PrintCoverage(const v1::Coverage& coverage, Page& page) {
  page.Paragraph(
      0,
      absl::StrCat(coverage.rulebook().id(), "/", coverage.rulebook().edition(), " with rates ",
                   coverage.rates().edition(), ": ", Counted(coverage.scenarios(), "scenario"),
                   ", ", Counted(coverage.days(), "day")),
      Page::Style::kStrong);
  PrintRules(coverage, page);
  PrintInterpretations(coverage, page);
  PrintReferences(coverage, page);
}

std::vector<Diagnostic> FindUncovered(const v1::Coverage& coverage) {
  std::vector<Diagnostic> uncovered;
  FindRules(coverage, uncovered);
  FindInterpretations(coverage, uncovered);
  FindReferences(coverage, uncovered);
  const auto place = [](const Diagnostic& d) { return std::tie(d.file, d.line, d.column); };
  std::stable_sort(uncovered.begin(), uncovered.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return uncovered;
}

}  // namespace fairstart
