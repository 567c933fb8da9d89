// One case on one day after another: what stays the same between two of them is not found anew.
#ifndef FAIRSTART_ENGINE_EVALUATION_DAY_BY_DAY_H_
#define FAIRSTART_ENGINE_EVALUATION_DAY_BY_DAY_H_

#include <cstdint>
#include <set>
#include <vector>

#include "engine/evaluation/answer.h"
#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/found.h"

namespace fairstart {

// What one declaration gives: exactly one of the pointers is set, or none, and then it is the
// status.
struct PartOfPlan {
  const PlanEntitlement* entitlement = nullptr;
  const PlanClaim* claim = nullptr;
  const PlanDuty* duty = nullptr;
  const PlanWarning* warning = nullptr;
};

// Which parts of an answer are found.
enum class WhichParts { kAll, kDuties };

// Belongs to one thread; plan, question, facts and arena are borrowed. What it gives lives as long
// as the arena.
class DayByDay {
 public:
  // A part of an answer, and the days on which what was last found of it holds: none at first.
  struct Part {
    PartOfPlan of;
    Window window = {Day::Never(), Day::BeforeAll()};
  };

  DayByDay(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena,
           WhichParts which = WhichParts::kAll);

  // Tells `witness` of the turns of what is found from now on.
  void TellOfTurns(Witness& witness) { evaluation_.TellOfTurns(witness); }

  const std::vector<Part>& parts() const { return parts_; }

  // Finds a part, and nothing but that part, as of `day`. Days may be in any order.
  Found Find(size_t part, Day day);

  // Steps that everything took so far.
  int64_t steps() const { return steps_; }

  // Events that were taken to go on, on any of the days.
  const std::set<std::pair<const RecordValue*, int>>& suppositions() const {
    return evaluation_.suppositions();
  }

 private:
  Evaluation evaluation_;
  const v1::Record* record_;
  std::vector<Part> parts_;
  int64_t steps_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_DAY_BY_DAY_H_
