// Tested by tests/service/publishing/statement_test.cc.
#include "service/publishing/statement.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "engine/calendar/span.h"
#include "service/decisions/asked_question.h"
#include "service/decisions/request_checks.h"
#include "service/errors/rich_status.h"
#include "service/publishing/html_statement.h"
#include "service/publishing/statement_page.h"

namespace fairstart {
namespace {

std::optional<Day> BornOn(const v1::CaseFacts& facts) {
  const absl::StatusOr<Day> born = ParseDay(facts.date_of_birth());
  return born.ok() ? std::optional<Day>(*born) : std::nullopt;
}

// The last of the twelve months, or of the calendar.
Day LastDayOf(Day first) {
  return std::min(PreviousDay(Plus(first, Span{.months = 12})), Day::Last());
}

}  // namespace

absl::StatusOr<v1::StatementResponse> Statement(const RulebookLibrary& library,
                                                std::string_view request) {
  const absl::StatusOr<CheckedStatement> checked = CheckDay<v1::StatementRequest>(request);
  if (!checked.ok()) return checked.status();
  const absl::StatusOr<AskedQuestion> asked = FindAsked(library, *checked);
  if (!asked.ok()) return asked.status();
  const Plan& plan = *asked->plan;
  const Question& question = asked->question;

  std::variant<v1::Finding, FieldViolations> found = Evaluate(plan, question);
  if (const auto* violations = std::get_if<FieldViolations>(&found)) {
    return InvalidRequest(*violations);
  }
  std::variant<v1::Timeline, FieldViolations> timeline =
      Project(plan, question, LastDayOf(question.as_of));
  if (auto* violations = std::get_if<FieldViolations>(&timeline)) {
    // The request has but one day.
    for (FieldViolation& violation : *violations) {
      if (violation.path == "last_day") violation.path = "as_of";
    }
    return InvalidRequest(*violations);
  }
  const v1::Finding& finding = std::get<v1::Finding>(found);
  const v1::Explanation explanation =
      Explain(plan, question, finding, v1::EXPLANATION_DETAIL_PLAIN);
  v1::StatementResponse response;
  response.set_html(HtmlStatement(
      MakeStatementPage({MergedRulebook(plan), finding, explanation,
                         std::get<v1::Timeline>(timeline), BornOn(checked->request->case_())})));
  return response;
}

}  // namespace fairstart
