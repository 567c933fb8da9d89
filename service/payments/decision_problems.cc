// Tested by tests/service/payments/judge_test.cc.
#include "service/payments/decision_problems.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "service/deciding/line_terms.h"
#include "service/payments/problems.h"

namespace fairstart {
namespace {

bool ExcludesPayment(v1::Outcome outcome) {
  return outcome == v1::OUTCOME_NOT_ENTITLED || outcome == v1::OUTCOME_ELSEWHERE;
}

// "The young person is not a care leaver."
std::string WhyNot(const v1::Line& line) {
  std::vector<std::string> why;
  for (const v1::Reason& reason : line.reasons()) why.push_back(reason.text());
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
    why.push_back(absl::StrCat(elsewhere.payer(), " pays instead: ", elsewhere.how()));
  }
  return absl::StrJoin(why, " ");
}

void CiteReasons(const v1::Line& line, v1::PaymentProblem& problem) {
  for (const v1::Reason& reason : line.reasons()) {
    problem.mutable_citations()->MergeFrom(reason.citations());
  }
  for (const v1::PaidElsewhere& elsewhere : line.elsewhere()) {
    problem.mutable_citations()->MergeFrom(elsewhere.citations());
  }
}

void AddNotEntitled(const v1::DecisionInForce& in_force, const Window& days,
                    v1::PaymentVerdict& verdict) {
  const v1::Line& line = in_force.line();
  std::string says = absl::StrCat(
      "on ", InWords(days), " there is no entitlement, as was decided on ", in_force.decided_on(),
      " by ", in_force.said_by(), " (entry ", in_force.decision_position(), ")");
  const std::string why =
      in_force.kind() == v1::DecisionInForce::KIND_DEPARTED ? in_force.reason() : WhyNot(line);
  if (!why.empty()) absl::StrAppend(&says, ": ", why);
  v1::PaymentProblem& problem =
      AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_ENTITLED, std::move(says), &line, verdict);
  CiteReasons(line, problem);
  SetDays(days, problem);
}

// A finding that waits; beside a decision in force, or where there is none.
void AddUndecided(const v1::UndecidedFinding& undecided, const Window& days,
                  v1::PaymentVerdict& verdict) {
  const v1::Line& line = undecided.line();
  std::string says = absl::StrCat("of ", InWords(days), " finding ", undecided.finding_position(),
                                  " waits for somebody to confirm it or to depart from it");
  if (!undecided.has_line()) absl::StrAppend(&says, "; it has no such line any more");
  if (ExcludesPayment(line.outcome()))
    absl::StrAppend(&says, "; it finds no entitlement: ", WhyNot(line));
  std::vector<std::string> why = Hindrances(line);
  if (!why.empty()) {
    absl::StrAppend(&says,
                    line.outcome() == v1::OUTCOME_UNDETERMINED ? "; undetermined, because " : "; ",
                    absl::StrJoin(why, "; "));
  }
  for (const std::string& outside : undecided.outside_formula()) {
    if (std::find(why.begin(), why.end(), outside) == why.end())
      absl::StrAppend(&says, "; not under the formula that was confirmed: ", outside);
  }
  v1::PaymentProblem& problem =
      AddProblem(v1::PAYMENT_PROBLEM_KIND_NOT_DECIDED_YET, std::move(says), &line, verdict);
  CiteReasons(line, problem);
  SetDays(days, problem);
  *problem.mutable_missing() = line.missing();
  *problem.mutable_needs() = line.needs();
}

void AddNothingDecided(const DecisionHistory& history, const v1::LineReference& line,
                       const DecidedDays& run, v1::PaymentVerdict& verdict) {
  const v1::UndecidedFinding& undecided = run.decision.undecided();
  const v1::Line* found = undecided.has_line() ? &undecided.line() : nullptr;
  const std::optional<Day> ended = LastDecidedDay(history, line, run.days.first);
  std::string says =
      absl::StrCat("nothing is decided of ", ToString(line), " on ", InWords(run.days));
  v1::PaymentProblemKind kind = v1::PAYMENT_PROBLEM_KIND_NO_DECISION;
  if (found != nullptr) {
    absl::StrAppend(&says, "; finding ", undecided.finding_position(),
                    " finds no entitlement: ", WhyNot(*found));
  } else if (ended.has_value()) {
    kind = v1::PAYMENT_PROBLEM_KIND_DECISION_ENDED;
    absl::StrAppend(&says, "; what was decided ended on ", FormatDay(*ended),
                    ": propose for the days after it and have that decided");
  } else {
    absl::StrAppend(&says, "; propose for those days and have it confirmed");
  }
  v1::PaymentProblem& problem = AddProblem(kind, std::move(says), found, verdict);
  if (found != nullptr) CiteReasons(*found, problem);
  SetDays(run.days, problem);
}

}  // namespace

bool IsEntitled(const DecidedDays& run) {
  const v1::Outcome outcome = run.decision.in_force().line().outcome();
  return run.decision.has_in_force() &&
         (outcome == v1::OUTCOME_ENTITLED || outcome == v1::OUTCOME_SUBJECT_TO);
}

void AddDecisionProblem(const DecisionHistory& history, const v1::LineReference& line,
                        const DecidedDays& run, v1::PaymentVerdict& verdict) {
  const v1::LineDecision& decision = run.decision;
  if (decision.has_in_force() && !IsEntitled(run)) {
    AddNotEntitled(decision.in_force(), run.days, verdict);
  }
  const bool may_be_decided =
      decision.has_undecided() &&
      (decision.has_in_force() || !ExcludesPayment(decision.undecided().line().outcome()));
  if (may_be_decided) {
    AddUndecided(decision.undecided(), run.days, verdict);
  } else if (!decision.has_in_force()) {
    AddNothingDecided(history, line, run, verdict);
  }
}

}  // namespace fairstart
