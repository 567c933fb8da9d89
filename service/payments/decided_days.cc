// What is decided of a day depends on it only by the windows of findings, departures and formulas
// that hold it, so that it is looked up once for each run of days between their ends.
//
// Tested by tests/service/payments/decided_days_test.cc.
#include "service/payments/decided_days.h"

#include <set>
#include <string>
#include <utility>

#include "service/deciding/decision_in_force.h"

namespace fairstart {
namespace {

// The days within a period on which a run begins.
class Beginnings {
 public:
  explicit Beginnings(const Window& period) : period_(period), days_{period.first} {}

  void Add(const Window& window) {
    AddDay(window.first);
    AddDay(NextDay(window.last));
  }

  const std::set<Day>& days() const { return days_; }

 private:
  void AddDay(Day day) {
    if (period_.Contains(day)) days_.insert(day);
  }

  const Window period_;
  std::set<Day> days_;
};

Window WindowBetween(const std::string& first_day, const std::string& last_day) {
  v1::Window window;
  window.set_first_day(first_day);
  window.set_last_day(last_day);
  return WindowOf(window);
}

void AddBeginnings(const DecisionHistory& history, const v1::LineReference& line,
                   Beginnings& beginnings) {
  for (const ProposedFinding& found : history.findings()) beginnings.Add(found.WindowOf(line));
  for (const MadeDecision& made : history.decisions()) {
    const v1::DecisionDepartedFrom& departed = made.content.decision_departed_from();
    beginnings.Add(WindowBetween(departed.first_day(), departed.last_day()));
    const v1::FormulaConfirmation& formula = made.content.decision_confirmed().formula();
    beginnings.Add(WindowBetween(formula.first_day(), formula.last_day()));
  }
}

bool SaysTheSameOfBoth(v1::LineDecision a, v1::LineDecision b) {
  a.clear_as_of();
  b.clear_as_of();
  return a.SerializeAsString() == b.SerializeAsString();
}

}  // namespace

std::vector<DecidedDays> DecidedOver(const DecisionHistory& history, const v1::LineReference& line,
                                     const Window& period) {
  Beginnings beginnings(period);
  AddBeginnings(history, line, beginnings);
  std::vector<DecidedDays> runs;
  for (auto day = beginnings.days().begin(); day != beginnings.days().end(); ++day) {
    const auto next = std::next(day);
    const Window days{*day, next == beginnings.days().end() ? period.last : PreviousDay(*next)};
    v1::LineDecision decision = DecisionOn(history, line, *day);
    if (!runs.empty() && SaysTheSameOfBoth(runs.back().decision, decision)) {
      runs.back().days.last = days.last;
    } else {
      runs.push_back({days, std::move(decision)});
    }
  }
  return runs;
}

std::optional<Day> LastDecidedDay(const DecisionHistory& history, const v1::LineReference& line,
                                  Day day) {
  if (day <= Day::First()) return std::nullopt;
  const std::vector<DecidedDays> runs =
      DecidedOver(history, line, {Day::First(), PreviousDay(day)});
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    if (run->decision.has_in_force()) return run->days.last;
  }
  return std::nullopt;
}

}  // namespace fairstart
