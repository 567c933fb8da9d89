// The values of a plan's definitions and parameters for one case.
#ifndef FAIRSTART_ENGINE_EVALUATION_EVALUATION_H_
#define FAIRSTART_ENGINE_EVALUATION_EVALUATION_H_

#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/types/span.h"
#include "engine/evaluation/reliance.h"
#include "engine/evaluation/witness.h"
#include "engine/expr/executor.h"
#include "engine/rulebook/plan.h"

namespace fairstart {

// What gave a definition its value.
struct Applied {
  // Positions of the exceptions or rows that applied; empty for a definition's general value.
  std::vector<int> parts;
  bool decided = false;  // false: unknown or error
  bool certain = false;  // decided by parts that apply, not by some that may and have one value
};

// One case under one plan. Belongs to one thread; the plan, the facts and the record are borrowed.
//
// A definition's value, about the case or about one of its records, is kept with the window in
// which it holds, so that another day in the window costs nothing.
class Evaluation : public Host {
 public:
  // `record` may be null: then nothing is on record.
  Evaluation(const Plan& plan, Arena& arena, const RecordValue& facts, const RecordValue* record);

  // The same case with other facts, for a look at what would be so. `steps_left` must outlive it.
  Evaluation(const Evaluation& whole, const RecordValue& facts, int64_t& steps_left);

  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  // From now on tells `witness`, which is borrowed, what it finds.
  void Tell(Witness& witness) { witness_ = told_of_turns_ = &witness; }
  // The same of nothing but turns, which costs less.
  void TellOfTurns(Witness& witness) { told_of_turns_ = &witness; }

  // Begins to find something on another day, which may take as many steps as the first.
  void StartDay() {
    own_steps_left_ = kMostSteps;
    rests_on_not_yet_ = false;
  }

  // Whether what was found since StartDay rests on something that has not happened yet.
  bool rests_on_not_yet() const { return rests_on_not_yet_; }

  // An execution on `day`, its window still open.
  Execution On(Day day);

  // A program with its variables. What it relies on is added to `relied_on`.
  Value Evaluate(Execution& execution, const Program& program, absl::Span<const Value> variables,
                 Reliance& relied_on);

  // Something relies on a rule, by its site, or on what something else relied on.
  void Add(int site, Reliance& to) { to.Add(plan_, arena_, site); }
  void Add(const Reliance& other, Reliance& to) { to.Add(arena_, other); }

  // A definition about the case, on the day of `execution`.
  Value EvaluateDefinition(Execution& execution, int index, Reliance& relied_on);

  // What gave a definition its value on the day of `execution`.
  Applied AppliedTo(Execution& execution, int index, const RecordValue* about);

  // A definition on the day of `execution`.
  Value Definition(Execution& execution, int index, const RecordValue* about) override;
  Value Parameter(Execution& execution, int index, const Value* keys, int count) override;
  Value ParameterOn(Execution& execution, int index, const Value* keys, int count,
                    Day day) override;
  Value DefinitionOn(Execution& execution, int index, const RecordValue* about, Day day) override;
  Value EverBefore(Execution& execution, int index) override;
  Value FirstDay(Execution& execution, int index, Day from) override;
  void ReadNotYet(const Execution& execution, const RecordValue& record, int field) override;
  void Turns(const Execution& execution, const Turn& turn) override;

  // Events that were taken to go on: records of the facts and their fields.
  const std::set<std::pair<const RecordValue*, int>>& suppositions() const { return suppositions_; }
  // Whether it is one of the cases that a case with facts missing may turn out to be.
  bool is_a_case() const { return steps_left_ != &own_steps_left_; }
  // How many steps it took so far, on the day last started; not those of cases.
  int64_t steps() const;
  const Plan& plan() const { return plan_; }
  Arena& arena() { return arena_; }
  const RecordValue& facts() const { return facts_; }
  Day known_through() const { return known_through_; }
  bool IsDateOfBirth(const Missing& missing) const {
    return missing.record->parent == nullptr && missing.index == date_of_birth_;
  }

 private:
  // The most steps that one evaluation may take.
  static constexpr int64_t kMostSteps = 2'000'000;

  // A definition's value over a run of days, about the case or about one record.
  struct Known {
    Known* next = nullptr;  // another run of the same
    Window window;
    // It rests on something that has not happened yet: on the other side of known_through, where
    // that is supposed or is not, it must be found anew.
    bool rests_on_not_yet = false;
    bool after_known_through = false;
    Value value;
    Reliance relied_on;
  };

  const Known* FindKnown(const Execution& execution, int index, const RecordValue* about);
  const Known& FindAnew(Execution& execution, int index, const RecordValue* about);
  // Null when there is none.
  Known*& FirstKnown(int index, const RecordValue* about);
  Value Compute(Execution& execution, int index, const RecordValue* about, Applied* applied);
  Value ComputeDefinition(Execution& execution, const PlanDefinition& definition,
                          const Value* variables, int count, Applied* applied);
  Value ComputeTable(Execution& execution, const PlanDefinition& table, const Value* variables,
                     int count, Applied* applied);
  Value LookUp(Execution& execution, int index, absl::Span<const std::string_view> keys);
  Value DateOfBirth();

  const Plan& plan_;
  Arena& arena_;
  const RecordValue& facts_;
  const RecordValue* record_;
  Witness* witness_ = nullptr;
  Witness* told_of_turns_ = nullptr;  // of cases too
  int date_of_birth_ = -1;
  Day known_through_;
  int64_t own_steps_left_;
  int64_t* steps_left_;
  Known** first_known_;  // by definition
  absl::flat_hash_map<std::pair<int, const RecordValue*>, Known*> first_known_about_;
  Reliance* relied_on_ = &not_asked_;  // by what is being evaluated
  Reliance not_asked_;
  int own_shared_ = 0;
  int* shared_ = &own_shared_;     // how much was shared, in cases too
  int definition_ = -1;            // that is being evaluated
  bool rests_on_not_yet_ = false;  // what is being evaluated
  std::set<std::pair<const RecordValue*, int>> suppositions_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_EVALUATION_H_
