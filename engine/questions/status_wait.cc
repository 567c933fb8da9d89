// Tested by tests/engine/questions/questions_test.cc.
#include "engine/questions/status_wait.h"

#include <algorithm>
#include <functional>

#include "engine/evaluation/notices.h"
#include "engine/evaluation/possible_values.h"

namespace fairstart {
namespace {

// What a case costs beyond the steps of the rules, counted in those.
constexpr int64_t kStepsOfACase = 200;

// Called with what the status waits for on a run of days.
using SeeStatus = std::function<void(const Unknown& waits, int64_t days)>;

// Goes through the days on which the status is open. Nothing more is seen once `steps_left` is used up.
void ForEachOpenStatus(const YearQuestion& asked, const RecordValue& facts, Arena& arena,
                       int64_t& steps_left, const SeeStatus& see) {
  Evaluation evaluation(asked.plan, arena, facts, asked.read.record);
  steps_left -= kStepsOfACase;
  const Window& period = asked.counts.period();
  for (Day day = period.first; day <= period.last && steps_left > 0;) {
    evaluation.StartDay();
    Execution execution = evaluation.On(day);
    Found found;
    AddStatus(evaluation, execution, found);
    steps_left -= evaluation.steps();
    const Day last = std::max(day, std::min(execution.window.last, period.last));
    if (found.status.missing != nullptr) {
      see(*found.status.missing, DaysBetween(day, last).value_or(0) + 1);
    }
    day = NextDay(last);
    if (!day.IsDate()) return;
  }
}

bool Names(const Unknown& waits, const Missing& fact) {
  return std::any_of(waits.items, waits.items + waits.size, [&](const Missing& item) {
    if (item.kind != fact.kind || item.index != fact.index || item.day != fact.day) return false;
    if (item.record == nullptr || fact.record == nullptr) return item.record == fact.record;
    return IsSamePlace(*item.record, *fact.record);
  });
}

// The answers to try.
std::vector<MakeValue> AnswersOf(Evaluation& evaluation, const MissingFact& fact) {
  std::vector<MakeValue> answers;
  if (!fact.is_in_facts) return answers;
  if (FieldOf(fact.missing).type.Is(Type::Kind::kList)) {
    Arena& arena = evaluation.arena();
    answers.push_back([&arena, index = fact.missing.index](const RecordValue& owner) {
      List* none = arena.New<List>();
      none->owner = &owner;
      none->field = index;
      return Value::Of(none);
    });
    return answers;
  }
  if (!CanGoThrough(evaluation, fact.missing)) return answers;
  for (const Value& value : SingleValuesOf(evaluation, fact.missing)) {
    answers.push_back([value](const RecordValue&) { return value; });
  }
  return answers;
}

}  // namespace

std::vector<StatusWait> StatusWaitsOf(const YearQuestion& asked,
                                      const std::vector<MissingFact>& facts, int64_t steps_left) {
  std::vector<StatusWait> waits(facts.size());
  Arena arena;
  int64_t all = 0;
  ForEachOpenStatus(asked, *asked.read.facts, arena, steps_left,
                    [&](const Unknown& open, int64_t days) {
                      all += days * open.size;
                      for (size_t i = 0; i < facts.size(); ++i) {
                        waits[i].waits |= Names(open, facts[i].missing);
                      }
                    });
  Evaluation evaluation(asked.plan, arena, *asked.read.facts, asked.read.record);
  for (size_t i = 0; i < facts.size(); ++i) {
    if (!waits[i].waits) continue;
    for (const MakeValue& answer : AnswersOf(evaluation, facts[i])) {
      Arena answered;
      const RecordValue* with =
          Substitute(answered, *asked.read.facts, facts[i].missing, answer);
      int64_t left = 0;
      ForEachOpenStatus(asked, *with, answered, steps_left,
                        [&](const Unknown& open, int64_t days) { left += days * open.size; });
      if (steps_left <= 0) return waits;
      waits[i].settles = std::max(waits[i].settles, all - left);
    }
  }
  return waits;
}

}  // namespace fairstart
