// Tested by tests/service/deciding/decision_in_force_test.cc and
// tests/service/deciding/generated_histories_test.cc.
#include "service/deciding/decision_in_force.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "service/deciding/formula.h"
#include "service/deciding/line_terms.h"

namespace fairstart {
namespace {

bool Names(const v1::DecisionConfirmed& confirmed, const v1::LineReference& line) {
  return confirmed.lines().empty() ||
         std::any_of(confirmed.lines().begin(), confirmed.lines().end(),
                     [&](const v1::LineReference& one) { return AreSame(one, line); });
}

Window PeriodOf(const v1::FormulaConfirmation& formula) {
  v1::Window period;
  period.set_first_day(formula.first_day());
  period.set_last_day(formula.last_day());
  return WindowOf(period);
}

// What is decided of one line on one day.
class LineOnDay {
 public:
  LineOnDay(const DecisionHistory& history, const v1::LineReference& line, Day day)
      : history_(history), line_(line), day_(day) {}

  v1::LineDecision Decide() {
    v1::LineDecision answer;
    *answer.mutable_line() = line_;
    answer.set_as_of(FormatDay(day_));
    v1::DecisionInForce in_force;
    const auto& decisions = history_.decisions();
    const auto holds =
        std::find_if(decisions.rbegin(), decisions.rend(),
                     [&](const MadeDecision& decision) { return Holds(decision, in_force); });
    if (holds != decisions.rend()) *answer.mutable_in_force() = std::move(in_force);
    AddUndecided(answer);
    return answer;
  }

 private:
  bool Covers(const ProposedFinding& found) const {
    return found.IsAbout(line_) && found.WindowOf(line_).Contains(day_);
  }

  // Whether the decision holds for the day; then what it decides.
  bool Holds(const MadeDecision& decision, v1::DecisionInForce& in_force) const {
    const v1::LedgerEntry& content = decision.content;
    const bool holds = content.has_decision_confirmed()
                           ? HoldsConfirmed(content.decision_confirmed(), in_force)
                           : HoldsDeparted(content.decision_departed_from(), in_force);
    if (!holds) return false;
    in_force.set_decision_position(decision.position);
    in_force.set_said_by(content.said_by());
    in_force.set_authenticated_as(content.authenticated_as());
    return true;
  }

  bool HoldsConfirmed(const v1::DecisionConfirmed& confirmed, v1::DecisionInForce& in_force) const {
    const ProposedFinding* decided = history_.FindingAt(confirmed.finding_position());
    if (decided == nullptr || decided->Find(line_) == nullptr || !Names(confirmed, line_))
      return false;
    const Window period = confirmed.has_formula() ? PeriodOf(confirmed.formula()) : Window();
    if (!period.Contains(day_)) return false;
    const bool in_window = decided->WindowOf(line_).Contains(day_);
    // The newest of those that it covers.
    for (auto found = history_.findings().rbegin(); found != history_.findings().rend(); ++found) {
      if (found->position < decided->position) break;
      if (!Covers(*found) || found->Find(line_) == nullptr) continue;
      const bool same = found->position == decided->position ||
                        SaysTheSame(*decided->Find(line_), *found->Find(line_));
      if (!(same && in_window) &&
          !(confirmed.has_formula() && WhyOutside(confirmed, *found).empty()))
        continue;
      in_force.set_kind(same ? v1::DecisionInForce::KIND_CONFIRMED
                             : v1::DecisionInForce::KIND_UNDER_FORMULA);
      in_force.set_finding_position(found->position);
      *in_force.mutable_line() = *found->Find(line_);
      const ProposedFinding& bounds = same && in_window ? *decided : *found;
      *in_force.mutable_window() = ToProto(Intersect(bounds.WindowOf(line_), period));
      in_force.set_decided_on(confirmed.decided_on());
      in_force.set_reason(confirmed.reason());
      return true;
    }
    return false;
  }

  bool HoldsDeparted(const v1::DecisionDepartedFrom& departed,
                     v1::DecisionInForce& in_force) const {
    const ProposedFinding* from = history_.FindingAt(departed.finding_position());
    if (from == nullptr || from->Find(line_) == nullptr || !AreSame(departed.line(), line_))
      return false;
    v1::Window window = ToProto(from->WindowOf(line_));
    if (!departed.first_day().empty()) window.set_first_day(departed.first_day());
    if (!departed.last_day().empty()) window.set_last_day(departed.last_day());
    if (!WindowOf(window).Contains(day_)) return false;
    in_force.set_kind(v1::DecisionInForce::KIND_DEPARTED);
    in_force.set_finding_position(from->position);
    v1::Line& line = *in_force.mutable_line();
    line = *from->Find(line_);
    line.set_outcome(departed.outcome());
    line.clear_given();
    if (departed.has_given()) *line.mutable_given() = departed.given();
    if (!departed.first_day().empty()) line.set_first_day(departed.first_day());
    if (!departed.last_day().empty()) line.set_last_day(departed.last_day());
    *in_force.mutable_window() = std::move(window);
    in_force.set_decided_on(departed.decided_on());
    in_force.set_reason(departed.reason());
    return true;
  }

  // Why a finding does not come under the formula that was confirmed.
  std::vector<std::string> WhyOutside(const v1::DecisionConfirmed& confirmed,
                                      const ProposedFinding& found) const {
    const ProposedFinding& decided = *history_.FindingAt(confirmed.finding_position());
    std::vector<std::string> why = Hindrances(*found.Find(line_));
    if (found.position == decided.position) return why;
    const v1::CaseFacts was = history_.CaseAt(decided.case_position);
    const v1::CaseFacts is = history_.CaseAt(found.case_position);
    for (std::string& one :
         OutsideFormula(confirmed.formula(), {decided, was}, {found, is})) {
      why.push_back(std::move(one));
    }
    return why;
  }

  // The newest finding about the day, if the decision in force does not cover it.
  void AddUndecided(v1::LineDecision& answer) const {
    const auto& findings = history_.findings();
    const auto newest = std::find_if(findings.rbegin(), findings.rend(),
                                     [&](const ProposedFinding& found) { return Covers(found); });
    if (newest == findings.rend()) return;
    const v1::Line* line = newest->Find(line_);
    if (answer.has_in_force()) {
      const v1::DecisionInForce& in_force = answer.in_force();
      if (newest->position <= in_force.finding_position()) return;
      const ProposedFinding* base = history_.FindingAt(in_force.finding_position());
      if (line != nullptr && in_force.kind() == v1::DecisionInForce::KIND_DEPARTED &&
          SaysNothingNew(*base->Find(line_), *line)) {
        return;
      }
    } else if (line == nullptr) {
      return;
    }
    v1::UndecidedFinding& undecided = *answer.mutable_undecided();
    undecided.set_finding_position(newest->position);
    if (line == nullptr) return;
    *undecided.mutable_line() = *line;
    const v1::DecisionConfirmed* confirmed = LastFormula(newest->position);
    if (confirmed == nullptr) return;
    for (std::string& why : WhyOutside(*confirmed, *newest))
      undecided.add_outside_formula(std::move(why));
  }

  // The last confirmation of a formula of the line for the day, of a finding before `position`.
  const v1::DecisionConfirmed* LastFormula(int64_t position) const {
    for (auto decision = history_.decisions().rbegin(); decision != history_.decisions().rend();
         ++decision) {
      const v1::DecisionConfirmed& confirmed = decision->content.decision_confirmed();
      if (!confirmed.has_formula() || confirmed.finding_position() >= position ||
          !Names(confirmed, line_))
        continue;
      const ProposedFinding* decided = history_.FindingAt(confirmed.finding_position());
      if (decided != nullptr && decided->Find(line_) != nullptr &&
          PeriodOf(confirmed.formula()).Contains(day_)) {
        return &confirmed;
      }
    }
    return nullptr;
  }

  const DecisionHistory& history_;
  const v1::LineReference& line_;
  const Day day_;
};

}  // namespace

v1::LineDecision DecisionOn(const DecisionHistory& history, const v1::LineReference& line,
                            Day day) {
  return LineOnDay(history, line, day).Decide();
}

std::vector<v1::LineDecision> DecisionsOn(const DecisionHistory& history, Day day) {
  std::vector<v1::LineDecision> decisions;
  for (const v1::LineReference& line : history.Lines()) {
    v1::LineDecision decision = DecisionOn(history, line, day);
    if (decision.has_in_force() || decision.has_undecided())
      decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace fairstart
