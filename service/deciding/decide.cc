// Tested by tests/service/deciding/decide_test.cc.
#include "service/deciding/decide.h"

#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "engine/text/misread.h"
#include "service/deciding/decided_finding.h"
#include "service/deciding/formula.h"
#include "service/deciding/line_terms.h"
#include "service/deciding/request_reading.h"
#include "service/errors/rich_status.h"

namespace fairstart {
namespace {

using DecidedLines = std::vector<std::pair<v1::LineReference, Window>>;

template <typename Request>
v1::LedgerEntry ContentOf(const Request& request, const std::string& authenticated_as) {
  v1::LedgerEntry content;
  content.set_request_id(request.request_id());
  content.set_case_reference(request.case_reference());
  content.set_said_by(request.said_by());
  content.set_authenticated_as(authenticated_as);
  return content;
}

Window WithEnds(Window window, const std::string& first_day, const std::string& last_day) {
  v1::Window proto = ToProto(window);
  if (!first_day.empty()) proto.set_first_day(first_day);
  if (!last_day.empty()) proto.set_last_day(last_day);
  return WindowOf(proto);
}

// Appends a decision about lines of a finding, if no newer finding says otherwise of them.
absl::StatusOr<Receipt> AppendDecision(Ledger& ledger, const v1::LedgerEntry& content,
                                       int64_t finding_position, const DecidedLines& decided) {
  return AppendIfUnchanged(ledger, content, [&](const LedgerView& view) -> absl::Status {
    const absl::StatusOr<DecidedFinding> finding =
        DecidedFinding::Read(view, content.case_reference(), finding_position, "finding_position");
    return finding.ok() ? finding->CheckNewest(decided) : finding.status();
  });
}

// ---- Confirming

// The lines that are confirmed: those named or, where none is, all that can be.
absl::StatusOr<std::vector<v1::LineReference>> LinesToConfirm(
    const v1::DecisionConfirmed& confirmation, const DecidedFinding& finding) {
  std::vector<v1::LineReference> lines;
  for (int i = 0; i < confirmation.lines_size(); ++i) {
    const absl::Status found =
        finding.CheckHasLine(confirmation.lines(i), absl::StrCat("confirmation.lines[", i, "]"));
    if (!found.ok()) return found;
    lines.push_back(confirmation.lines(i));
  }
  if (!lines.empty()) return lines;
  for (const v1::Line& line : finding->finding.lines()) {
    if (Hindrances(line).empty()) lines.push_back(ReferenceOf(line));
  }
  return lines;
}

absl::Status CheckDecidable(const DecidedFinding& finding,
                            const std::vector<v1::LineReference>& lines) {
  FieldViolations hindered;
  for (const v1::LineReference& line : lines) {
    for (std::string& hindrance : Hindrances(*finding->Find(line))) {
      hindered.push_back({ToString(line), std::move(hindrance)});
    }
  }
  if (lines.empty()) {
    hindered.push_back({absl::StrCat("entries/", finding->position),
                        "has no line that can be confirmed; name one to be told what hinders it"});
  }
  return hindered.empty() ? absl::OkStatus()
                          : PreconditionFailed(Reason::kLineNotDecidable, hindered);
}

DecidedLines DaysOf(const v1::DecisionConfirmed& confirmation, const DecidedFinding& finding,
                    const std::vector<v1::LineReference>& lines) {
  DecidedLines decided;
  for (const v1::LineReference& line : lines) {
    const Window window =
        confirmation.has_formula()
            ? WithEnds({}, confirmation.formula().first_day(), confirmation.formula().last_day())
            : finding->WindowOf(line);
    decided.push_back({line, window});
  }
  return decided;
}

// ---- Departing

void CheckGiven(const v1::DecisionDepartedFrom& departure, FieldViolations& violations) {
  const v1::Given& given = departure.given();
  switch (departure.outcome()) {
    case v1::OUTCOME_ENTITLED:
      if (!given.amount().has_pence() && !given.actual_cost() && given.in_kind().empty()) {
        violations.push_back({"departure.given",
                              "is needed: say the sum, that the actual cost is paid, or what is "
                              "given in kind"});
      }
      if (given.amount().has_pence() && given.unit() == v1::UNIT_UNSPECIFIED) {
        violations.push_back({"departure.given.unit",
                              "is needed: say what the sum is per, such as UNIT_PENCE_PER_WEEK"});
      }
      if (given.amount().pence() < 0 || given.cap().pence() < 0) {
        violations.push_back({"departure.given", "is below zero"});
      }
      return;
    case v1::OUTCOME_NOT_ENTITLED:
    case v1::OUTCOME_ELSEWHERE:
      if (departure.has_given())
        violations.push_back({"departure.given", "is for OUTCOME_ENTITLED only"});
      return;
    default:
      violations.push_back(
          {"departure.outcome",
           absl::StrCat(v1::Outcome_Name(departure.outcome()),
                        " decides nothing; want OUTCOME_ENTITLED, OUTCOME_NOT_ENTITLED or "
                        "OUTCOME_ELSEWHERE")});
  }
}

void CheckDeparture(const v1::DecisionDepartedFrom& departure, FieldViolations& violations) {
  if (departure.line().entitlement().empty()) violations.push_back({"departure.line", "is needed"});
  if (departure.reason().empty()) {
    violations.push_back(
        {"departure.reason", "is needed: say why it is decided otherwise than found"});
  }
  DayIn("departure.decided_on", departure.decided_on(), violations);
  const size_t before = violations.size();
  if (!departure.first_day().empty())
    DayIn("departure.first_day", departure.first_day(), violations);
  if (!departure.last_day().empty()) DayIn("departure.last_day", departure.last_day(), violations);
  if (violations.size() == before && !departure.first_day().empty() &&
      !departure.last_day().empty() && departure.last_day() < departure.first_day()) {
    violations.push_back({"departure.last_day", "is before first_day"});
  }
  CheckGiven(departure, violations);
}

}  // namespace

absl::StatusOr<v1::ConfirmResponse> Confirm(const RecordKeeping& keeping, std::string_view bytes,
                                            const std::string& authenticated_as) {
  FieldViolations violations;
  const absl::StatusOr<v1::ConfirmRequest> request =
      ReadRecording<v1::ConfirmRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  const v1::DecisionConfirmed& confirmation = request->confirmation();
  DayIn("confirmation.decided_on", confirmation.decided_on(), violations);
  if (!violations.empty()) return InvalidRequest(violations);

  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping.ledger().Read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<DecidedFinding> finding =
      DecidedFinding::Read(***now, request->case_reference(), confirmation.finding_position(),
                           "confirmation.finding_position");
  if (!finding.ok()) return finding.status();
  if (confirmation.has_formula()) {
    violations =
        CheckFormula(confirmation.formula(), finding->history().CaseAt((*finding)->case_position),
                     "confirmation.formula");
    if (!violations.empty()) return InvalidRequest(violations);
  }
  const absl::StatusOr<std::vector<v1::LineReference>> lines =
      LinesToConfirm(confirmation, *finding);
  if (!lines.ok()) return lines.status();
  const absl::Status decidable = CheckDecidable(*finding, *lines);
  if (!decidable.ok()) return decidable;

  v1::LedgerEntry content = ContentOf(*request, authenticated_as);
  *content.mutable_decision_confirmed() = confirmation;
  content.mutable_decision_confirmed()->mutable_lines()->Assign(lines->begin(), lines->end());
  const DecidedLines decided = DaysOf(confirmation, *finding, *lines);
  const absl::StatusOr<Receipt> receipt =
      AppendDecision(keeping.ledger(), content, confirmation.finding_position(), decided);
  if (!receipt.ok()) return receipt.status();
  v1::ConfirmResponse response;
  *response.mutable_recorded() = RecordedOf(*receipt);
  for (const auto& [line, window] : decided) {
    v1::ConfirmedLine& confirmed = *response.add_lines();
    *confirmed.mutable_line() = line;
    *confirmed.mutable_window() = ToProto(window);
  }
  return response;
}

absl::StatusOr<v1::DepartResponse> Depart(const RecordKeeping& keeping, std::string_view bytes,
                                          const std::string& authenticated_as) {
  FieldViolations violations;
  const absl::StatusOr<v1::DepartRequest> request =
      ReadRecording<v1::DepartRequest>(bytes, violations);
  if (!request.ok()) return request.status();
  const v1::DecisionDepartedFrom& departure = request->departure();
  CheckDeparture(departure, violations);
  if (!violations.empty()) return InvalidRequest(violations);

  const absl::StatusOr<std::unique_ptr<LedgerSnapshot>> now = keeping.ledger().Read();
  if (!now.ok()) return now.status();
  const absl::StatusOr<DecidedFinding> finding =
      DecidedFinding::Read(***now, request->case_reference(), departure.finding_position(),
                           "departure.finding_position");
  if (!finding.ok()) return finding.status();
  const absl::Status has_line = finding->CheckHasLine(departure.line(), "departure.line");
  if (!has_line.ok()) return has_line;
  const Window window =
      WithEnds((*finding)->WindowOf(departure.line()), departure.first_day(), departure.last_day());
  if (window.IsEmpty()) {
    return InvalidRequest(
        {{"departure.last_day", absl::StrCat("from ", FormatDay(window.first), " to ",
                                             FormatDay(window.last), " there is no day")}});
  }

  v1::LedgerEntry content = ContentOf(*request, authenticated_as);
  *content.mutable_decision_departed_from() = departure;
  const absl::StatusOr<Receipt> receipt = AppendDecision(
      keeping.ledger(), content, departure.finding_position(), {{departure.line(), window}});
  if (!receipt.ok()) return receipt.status();
  v1::DepartResponse response;
  *response.mutable_recorded() = RecordedOf(*receipt);
  *response.mutable_window() = ToProto(window);
  return response;
}

}  // namespace fairstart
