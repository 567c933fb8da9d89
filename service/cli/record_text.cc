// Tested by tests/service/cli/record_commands_test.cc.
#include "service/cli/record_text.h"

#include "absl/strings/str_cat.h"
#include "google/protobuf/text_format.h"
#include "service/cli/finding_text.h"
#include "service/deciding/decision_history.h"
#include "service/ledger/entry_kind.h"

namespace fairstart {
namespace {

// "from 2017-04-01 to 2017-06-30", "from 2017-04-01 on", "on every day".
std::string InWords(const v1::Window& window) {
  if (window.first_day().empty() && window.last_day().empty()) return "on every day";
  if (window.last_day().empty()) return absl::StrCat("from ", window.first_day(), " on");
  if (window.first_day().empty()) return absl::StrCat("up to ", window.last_day());
  return absl::StrCat("from ", window.first_day(), " to ", window.last_day());
}

std::string InWords(v1::DecisionInForce::Kind kind) {
  switch (kind) {
    case v1::DecisionInForce::KIND_CONFIRMED:
      return "confirmed";
    case v1::DecisionInForce::KIND_UNDER_FORMULA:
      return "under a formula that was confirmed";
    case v1::DecisionInForce::KIND_DEPARTED:
      return "departed from what was found";
    default:
      return "decided";
  }
}

std::string Outcome(const v1::Line& line) {
  if (line.outcome() == v1::OUTCOME_NOT_ENTITLED) return "not entitled";
  if (line.outcome() == v1::OUTCOME_ELSEWHERE) return "paid by somebody else";
  const std::string words = OutcomeInWords(line);
  return words.empty() ? "nothing" : words;
}

void PrintText(const google::protobuf::Message& message, std::ostream& out) {
  std::string text;
  google::protobuf::TextFormat::PrintToString(message, &text);
  out << text;
}

}  // namespace

void PrintRecorded(const std::string& what, const v1::Recorded& recorded, Page& page) {
  const char* how =
      recorded.recorded_before() ? " was recorded before, as entry " : " recorded as entry ";
  page.Paragraph(0, absl::StrCat(what, how, recorded.position(), " at ", recorded.recorded_at()));
}

void PrintConfirmed(const v1::ConfirmResponse& confirmed, Page& page) {
  PrintRecorded("confirmation", confirmed.recorded(), page);
  for (const v1::ConfirmedLine& line : confirmed.lines()) {
    page.Row(2, ToString(line.line()), InWords(line.window()), Page::Style::kPlain);
  }
}

void PrintDeparted(const v1::DepartResponse& departed, Page& page) {
  PrintRecorded("departure", departed.recorded(), page);
  page.Paragraph(2, InWords(departed.window()));
}

void PrintDecisions(const google::protobuf::RepeatedPtrField<v1::LineDecision>& decisions,
                    Page& page) {
  for (const v1::LineDecision& decision : decisions) {
    const v1::DecisionInForce& in_force = decision.in_force();
    page.Row(0, ToString(decision.line()),
             decision.has_in_force() ? Outcome(in_force.line()) : "not decided",
             Page::Style::kStrong);
    if (decision.has_in_force()) {
      page.Paragraph(2, absl::StrCat(InWords(in_force.kind()), " on ", in_force.decided_on(),
                                     " by ", in_force.said_by(), ", ", InWords(in_force.window()),
                                     " (entry ", in_force.decision_position(), ", finding ",
                                     in_force.finding_position(), ")"));
      if (!in_force.reason().empty())
        page.Paragraph(2, absl::StrCat("reason: ", in_force.reason()));
    }
    if (!decision.has_undecided()) continue;
    const v1::UndecidedFinding& undecided = decision.undecided();
    page.Paragraph(2,
                   absl::StrCat("finding ", undecided.finding_position(), " waits for a decision: ",
                                undecided.has_line() ? Outcome(undecided.line()) : "no such line"),
                   Page::Style::kCare);
    for (const std::string& why : undecided.outside_formula()) {
      page.Paragraph(4, absl::StrCat("not under the formula: ", why));
    }
  }
}

void PrintEntry(const v1::RecordEntry& entry, Page& page) {
  page.Paragraph(
      0, absl::StrCat(entry.position(), "  ", entry.recorded_at(), "  ", NameOf(entry.kind()),
                      entry.has_content() ? absl::StrCat(", said by ", entry.content().said_by())
                                          : ", erased"));
}

void PrintEntryWhole(const v1::GetResponse& response, Page& page, std::ostream& out) {
  PrintEntry(response.entry(), page);
  if (response.has_corrected_by())
    page.Paragraph(0, absl::StrCat("corrected by entry ", response.corrected_by()));
  v1::LedgerEntry content = response.entry().content();
  if (content.has_case_received()) content.mutable_case_received()->clear_case_facts();
  if (content.has_finding_proposed()) content.mutable_finding_proposed()->clear_finding();
  PrintText(content, out);
  if (response.has_case_()) PrintText(response.case_(), out);
  if (response.has_finding()) {
    v1::PreviewResponse answer;
    *answer.mutable_finding() = response.finding();
    const auto& entitlements = content.finding_proposed().entitlements();
    PrintAnswer(answer, PartOf({entitlements.begin(), entitlements.end()}), page);
  }
}

void PrintKnown(const v1::AsKnownAtResponse& known, Page& page, std::ostream& out) {
  page.Paragraph(0, absl::StrCat("the ledger had ", known.size(), " entries"));
  if (known.has_case_position()) {
    page.Paragraph(0, absl::StrCat("the case known was entry ", known.case_position(),
                                   ", known through ", known.case_().known_through()));
  } else {
    page.Paragraph(0, "no case was known");
  }
  page.Heading("On record");
  PrintText(known.record(), out);
  page.Heading("Decisions");
  PrintDecisions(known.decisions(), page);
}

void PrintNextPage(const std::string& token, Page& page) {
  if (!token.empty()) page.Paragraph(0, absl::StrCat("more: --page-token ", token));
}

}  // namespace fairstart
