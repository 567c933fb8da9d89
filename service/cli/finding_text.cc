// Tested by tests/service/cli/finding_text_test.cc.
#include "service/cli/finding_text.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/cli/duties_text.h"
#include "service/cli/explanation_text.h"
#include "service/cli/missing_text.h"
#include "service/publishing/plain_words.h"

namespace fairstart {
namespace {

using Style = Page::Style;

enum class Group {
  kEntitled,
  kOnceOnRecord,
  kToConsider,
  kElsewhere,
  kEarlier,
  kPaid,
  kNotSettled,
  kNotEntitled,
};

struct Section {
  Group group;
  const char* heading;
  Style style;
};

// In the order in which they matter to who reads.
constexpr Section kSections[] = {
    {Group::kEntitled, "Entitled", Style::kGood},
    {Group::kOnceOnRecord, "Entitled once this is on record", Style::kCare},
    {Group::kToConsider, "To be considered, with the reason recorded", Style::kCare},
    {Group::kElsewhere, "Paid by somebody else", Style::kPlain},
    {Group::kEarlier, "Fell due earlier; not on record as paid", Style::kCare},
    {Group::kPaid, "Paid already", Style::kFaint},
    {Group::kNotSettled, "Not settled: something is not known", Style::kCare},
    {Group::kNotEntitled, "Not entitled", Style::kFaint},
};

bool NothingIsLeft(const v1::Line& line) {
  return line.limits().has_left() && line.limits().left().pence() == 0 &&
         line.limits().paid().pence() > 0;
}

// Whether its time was over before the day asked about: such a line is due, but nobody should take
// it for a payment of today. Days in ISO 8601 are in the order of their letters.
bool FellDueBefore(const v1::Line& line, const std::string& as_of) {
  if (!line.last_day().empty()) return line.last_day() < as_of;
  if (line.frequency() != v1::FREQUENCY_ONCE) return false;
  const std::string& due = line.paid_on().empty() ? line.arises() : line.paid_on();
  return !due.empty() && due < as_of;
}

Group GroupOf(const v1::Line& line, const std::string& as_of) {
  switch (line.outcome()) {
    case v1::OUTCOME_ENTITLED:
      if (NothingIsLeft(line)) return Group::kPaid;
      return FellDueBefore(line, as_of) ? Group::kEarlier : Group::kEntitled;
    case v1::OUTCOME_SUBJECT_TO:
      return NothingIsLeft(line) ? Group::kPaid : Group::kOnceOnRecord;
    case v1::OUTCOME_TO_CONSIDER:
      return NothingIsLeft(line) ? Group::kPaid : Group::kToConsider;
    case v1::OUTCOME_ELSEWHERE:
      return Group::kElsewhere;
    case v1::OUTCOME_NOT_ENTITLED:
      return Group::kNotEntitled;
    default:
      return Group::kNotSettled;
  }
}

std::string KeyOf(const v1::Line& line) { return KeyOfLine(line.entitlement(), line.instance()); }

// "text [12.1.s1, 12.1.s2]"
std::string WithCitations(const std::string& text,
                          const google::protobuf::RepeatedPtrField<v1::Citation>& citations) {
  if (citations.empty()) return text;
  return absl::StrCat(text, text.empty() ? "[" : " [", CitationsInWords(citations), "]");
}

std::string Bounds(const v1::Given& given) {
  const std::string least = MoneyInWords(given.at_least()), most = MoneyInWords(given.at_most());
  if (least.empty() && most.empty()) return "";
  if (least.empty()) return absl::StrCat("at most ", most, PerUnit(given.unit()));
  if (most.empty()) return absl::StrCat("at least ", least, PerUnit(given.unit()));
  return absl::StrCat(least, " to ", most, PerUnit(given.unit()));
}

// "weekly to the young person, into an account; 1 June 2017 to 30 June 2017"
std::string How(const v1::Line& line) {
  std::vector<std::string> paid;
  for (const std::string& word :
       {InWords(line.frequency()), InWords(line.payee()), InWords(line.manner())}) {
    if (!word.empty()) paid.push_back(word);
  }
  std::vector<std::string> parts;
  if (!paid.empty()) parts.push_back(absl::StrJoin(paid, ", "));
  const std::string period = PeriodInWords(line.first_day(), line.last_day());
  if (!period.empty()) parts.push_back(period);
  if (!line.arises().empty()) parts.push_back("due " + DayInWords(line.arises()));
  if (!line.lapses().empty()) parts.push_back("ask by " + DayInWords(line.lapses()));
  return absl::StrJoin(parts, "; ");
}

// Facts that are not known and need not be.
void PrintWhatever(const google::protobuf::RepeatedPtrField<v1::Missing>& all, Page& page) {
  for (const v1::Missing& missing : all) {
    page.Paragraph(4,
                   absl::StrCat("The same whatever it is: ", missing.label(), " (", missing.path(),
                                ")"),
                   Style::kPlain, 2);
  }
}

void PrintLimits(const v1::Line& line, Page& page) {
  const v1::Given& given = line.given();
  std::vector<std::string> parts;
  if (given.actual_cost() && given.has_amount()) parts.push_back("at actual cost");
  if (given.has_cap()) {
    const std::string period = InWords(given.cap_period());
    parts.push_back(
        absl::StrCat("at most ", MoneyInWords(given.cap()), period.empty() ? "" : " ", period));
  }
  if (line.has_limits()) {
    // That nothing was paid says something only beside what is left of a limit.
    if (line.limits().paid().pence() > 0 || line.limits().has_left()) {
      parts.push_back(absl::StrCat(MoneyInWords(line.limits().paid()), " paid"));
    }
    if (line.limits().has_left()) {
      parts.push_back(absl::StrCat(MoneyInWords(line.limits().left()), " left"));
    }
  }
  page.Paragraph(4, absl::StrJoin(parts, "; "));
}

void PrintNeeds(const v1::Line& line, Page& page) {
  for (const v1::UnmetNeed& need : line.needs()) {
    std::string text = absl::StrCat("Needs ", need.kind());
    // An assessment has no name of its own.
    if (!need.name().empty() && need.name() != need.kind()) absl::StrAppend(&text, " ", need.name());
    if (!need.subject().empty()) absl::StrAppend(&text, " with the subject ", need.subject());
    const std::string before = InWords(need.before());
    if (!before.empty()) absl::StrAppend(&text, " ", before);
    if (!need.says().empty()) absl::StrAppend(&text, ": ", need.says());
    page.Paragraph(4, WithCitations(text, need.citations()), Style::kPlain, 2);
  }
}

void PrintReasons(const v1::Line& line, Page& page) {
  for (const v1::Reason& reason : line.reasons()) {
    const std::string& text = reason.text().empty() ? reason.bar() : reason.text();
    page.Paragraph(4, WithCitations(text, reason.citations()), Style::kPlain, 2);
  }
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
    page.Paragraph(4,
                   WithCitations(absl::StrCat("Paid by ", elsewhere.payer(), ". ", elsewhere.how()),
                                 elsewhere.citations()),
                   Style::kPlain, 2);
  }
}

void PrintWindow(const std::string& what, const v1::Window& window, int indent, Page& page) {
  const std::string period = PeriodInWords(window.first_day(), window.last_day());
  page.Paragraph(indent, absl::StrCat(what, period.empty() ? "always" : period));
}

// Where a line stands and, when everything is to be shown, how what is left open was read.
std::string SourcesOf(const v1::Line& line, bool everything) {
  std::string sources = CitationsInWords(line.citations());
  if (everything && !line.interpretations().empty()) {
    absl::StrAppend(&sources, sources.empty() ? "" : "; ", "as read by ",
                    absl::StrJoin(line.interpretations(), ", "));
  }
  return sources.empty() ? "" : "[" + sources + "]";
}

void PrintLine(const v1::PreviewResponse& answer, int index, const Section& section,
               const MissingList& questions, Page& page) {
  const v1::Line& line = answer.finding().lines(index);
  static const v1::LineExplanation& none = *new v1::LineExplanation();
  const v1::LineExplanation& explanation =
      index < answer.explanation().lines_size() ? answer.explanation().lines(index) : none;
  // What is not given has no sum, so that its key finds room there.
  const bool given = line.outcome() != v1::OUTCOME_NOT_ENTITLED;
  page.Row(2, NameInWords(line.label(), line.entitlement(), line.instance()),
           given ? SumInWords(line) : KeyOf(line), section.style);
  page.Paragraph(4, line.defect().empty() ? "" : "Defect of the rulebook: " + line.defect(),
                 Style::kBad, 2);
  if (given) {
    page.Paragraph(4, line.given().in_kind());
    page.Paragraph(4, line.consider());
    PrintLimits(line, page);
    page.Paragraph(4, How(line));
    page.Paragraph(4, line.repayment());
    page.Paragraph(4, line.counts_as_income() ? "Counts as income elsewhere." : "");
  }
  // An explanation says all this itself.
  if (explanation.sentences().empty()) {
    PrintReasons(line, page);
    PrintWhatever(line.whatever(), page);
  }
  questions.PrintReferences(line.missing(), 4, page);
  PrintNeeds(line, page);
  // Reasons and the sentences of an explanation cite what they rely on; in full, all of it is wanted.
  const bool cites_already =
      !explanation.sentences().empty() || (!given && !line.reasons().empty());
  const bool in_full = !explanation.nodes().empty();
  const std::string sources = cites_already && !in_full ? "" : SourcesOf(line, in_full);
  const std::string key = given ? KeyOf(line) : "";
  page.Paragraph(4, absl::StrCat(key, key.empty() || sources.empty() ? "" : " ", sources),
                 Style::kFaint, 1);
  if (index < answer.windows().lines_size()) {
    PrintWindow("The same: ", answer.windows().lines(index), 4, page);
  }
  PrintExplanation(explanation, 4, page);
}

void PrintHeadline(const v1::PreviewResponse& answer, const MissingList& questions, Page& page) {
  const v1::Finding& finding = answer.finding();
  const v1::StatusFinding& status = finding.status();
  const std::string name = status.label().empty() ? status.status() : status.label();
  page.Paragraph(
      0,
      absl::StrCat(finding.case_reference().empty() ? "The young person" : finding.case_reference(),
                   " on ", DayInWords(finding.as_of()), ": ",
                   name.empty() ? "legal status not settled" : name),
      Style::kStrong);
  page.Paragraph(0,
                 absl::StrCat("Under ", finding.rulebook().id(), " ", finding.rulebook().edition(),
                              " with rates ", finding.rates().edition(),
                              finding.readings().empty() ? "" : ", reading ",
                              absl::StrJoin(finding.readings(), ", ")));
  PrintWhetherRecord(finding.record_digest(), page);
  if (!answer.explanation().status().nodes().empty()) {
    page.Paragraph(0, WithCitations("", status.citations()), Style::kFaint, 1);
  }
  questions.PrintReferences(status.missing(), 2, page);
  if (answer.has_explanation()) PrintExplanation(answer.explanation().status(), 2, page);
  if (answer.has_windows()) PrintWindow("All of this: ", answer.windows().whole(), 0, page);
}

// What a reader must know before any line: a warning may be why nothing is due.
void PrintWarnings(const v1::Finding& finding, Page& page) {
  if (!finding.warnings().empty()) page.Heading("Warnings");
  for (const v1::WarningFinding& warning : finding.warnings()) {
    page.Paragraph(2, WithCitations(warning.says(), warning.citations()), Style::kCare, 2);
  }
  std::vector<std::string> supposed;
  for (const v1::Supposition& supposition : finding.suppositions()) {
    if (std::find(supposed.begin(), supposed.end(), supposition.says()) == supposed.end()) {
      supposed.push_back(supposition.says());
    }
  }
  if (supposed.empty()) return;
  page.Blank();
  page.Paragraph(0,
                 absl::StrCat("Supposed, since the case does not reach so far: ",
                              absl::StrJoin(supposed, "; "), "."),
                 Style::kCare, 2);
}

void PrintLines(const v1::PreviewResponse& answer, const MissingList& questions, Page& page) {
  const v1::Finding& finding = answer.finding();
  for (const Section& section : kSections) {
    // After all that is or may be due, and before the long list of what is not.
    if (section.group == Group::kNotEntitled) questions.PrintQuestions(page);
    bool begun = false;
    for (int i = 0; i < finding.lines_size(); ++i) {
      if (GroupOf(finding.lines(i), finding.as_of()) != section.group) continue;
      if (!begun) page.Heading(section.heading);
      begun = true;
      PrintLine(answer, i, section, questions, page);
    }
  }
}

void PrintClaims(const v1::Finding& finding, const MissingList& questions, Page& page) {
  if (!finding.claims().empty()) page.Heading("To be claimed from others");
  for (const v1::ClaimFinding& claim : finding.claims()) {
    const std::string amount = MoneyInWords(claim.amount());
    page.Row(2, NameInWords(claim.label(), claim.claim(), ""),
             amount.empty() ? "" : amount + PerUnit(claim.unit()),
             claim.outcome() == v1::OUTCOME_UNDETERMINED ? Style::kCare : Style::kPlain);
    std::string from = claim.payer().empty() ? "" : absl::StrCat("From ", claim.payer(), ". ");
    page.Paragraph(4, WithCitations(from + claim.how(), claim.citations()), Style::kPlain, 2);
    page.Paragraph(4, PeriodInWords(claim.from(), claim.until()));
    questions.PrintReferences(claim.missing(), 4, page);
  }
}

void PrintDuties(const v1::Finding& finding, const MissingList& questions, Page& page) {
  if (!finding.duties().empty()) page.Heading("To be done");
  for (const v1::DutyFinding& duty : finding.duties()) PrintDuty(duty, "", questions, page);
}

void PrintRest(const v1::Finding& finding, Page& page) {
  if (!finding.defects().empty()) page.Heading("Defects of the rulebook");
  for (const std::string& defect : finding.defects()) page.Paragraph(2, defect, Style::kBad, 2);
  if (!finding.suppositions().empty())
    page.Heading("Supposed, since the case does not reach so far");
  for (const v1::Supposition& supposition : finding.suppositions()) {
    page.Paragraph(2, absl::StrCat(supposition.says(), " (", supposition.path(), ")"),
                   Style::kPlain, 2);
  }
}

// How what the source leaves open was read: a hundred numbers say nothing to who did not ask for all.
void PrintInterpretations(const v1::PreviewResponse& answer, Page& page) {
  const auto& numbers = answer.finding().interpretations();
  if (numbers.empty()) return;
  const auto& lines = answer.explanation().lines();
  const bool everything = std::any_of(lines.begin(), lines.end(), [](const auto& line) {
    return !line.nodes().empty();
  });
  page.Heading("What the source leaves open, read as chosen");
  page.Paragraph(2,
                 everything ? absl::StrJoin(numbers, ", ")
                            : absl::StrCat(numbers.size(), numbers.size() == 1 ? " question" : " questions",
                                           "; a full explanation names them at each line"),
                 Style::kFaint);
}

}  // namespace

std::string NameInWords(const std::string& label, const std::string& name,
                        const std::string& instance) {
  return absl::StrCat(label.empty() ? name : label,
                      instance.empty() ? "" : absl::StrCat(" (", DayInWords(instance), ")"));
}

std::string KeyOfLine(const std::string& entitlement, const std::string& instance) {
  return absl::StrCat(entitlement, instance.empty() ? "" : " ", instance);
}

std::string SumInWords(const v1::Line& line) {
  const v1::Given& given = line.given();
  const std::string amount = MoneyInWords(given.amount());
  if (!amount.empty()) {
    return absl::StrCat(line.outcome() == v1::OUTCOME_SUBJECT_TO ? "up to " : "", amount,
                        PerUnit(given.unit()));
  }
  if (!Bounds(given).empty()) return Bounds(given);
  if (given.actual_cost()) return "actual cost";
  return given.in_kind().empty() ? "" : "in kind";
}

std::string OutcomeInWords(const v1::Line& line) {
  const std::string sum = SumInWords(line);
  switch (line.outcome()) {
    case v1::OUTCOME_ENTITLED:
      return sum.empty() ? "entitled" : sum;
    case v1::OUTCOME_SUBJECT_TO:
      return absl::StrCat(sum.empty() ? "entitled" : sum, ", once on record");
    case v1::OUTCOME_TO_CONSIDER:
      return absl::StrCat("to be considered", sum.empty() ? "" : ": ", sum);
    case v1::OUTCOME_ELSEWHERE:
      return "paid by somebody else";
    case v1::OUTCOME_UNDETERMINED:
      return absl::StrCat("not settled", sum.empty() ? "" : ": ", sum);
    default:
      return "";
  }
}

void PrintAnswer(const v1::PreviewResponse& answer, AnswerPart part, Page& page) {
  const v1::Finding& finding = answer.finding();
  const bool whole = part == AnswerPart::kWhole;
  MissingList questions;
  questions.Add(finding.status().missing());
  for (const Section& section : kSections) {
    for (const v1::Line& line : finding.lines()) {
      if (GroupOf(line, finding.as_of()) == section.group) questions.Add(line.missing());
    }
  }
  if (whole) {
    for (const v1::ClaimFinding& claim : finding.claims()) questions.Add(claim.missing());
    for (const v1::DutyFinding& duty : finding.duties()) questions.Add(duty.missing());
  }
  PrintHeadline(answer, questions, page);
  PrintWarnings(finding, page);
  PrintLines(answer, questions, page);
  if (whole) {
    PrintClaims(finding, questions, page);
    PrintDuties(finding, questions, page);
  }
  PrintRest(finding, page);
  if (whole) PrintInterpretations(answer, page);
}

}  // namespace fairstart
