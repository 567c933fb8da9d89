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

// What one declaration gives: exactly one of the pointers is set, or none, and then it is the status.
struct PartOfPlan {
  const PlanEntitlement* entitlement = nullptr;
  const PlanClaim* claim = nullptr;
  const PlanDuty* duty = nullptr;
  const PlanWarning* warning = nullptr;
};

// Which parts of an answer are found.
enum class WhichParts { kAll, kDuties };

// Belongs to one thread; plan, question, facts and arena are borrowed. What it gives lives as long as
// the arena.
class DayByDay {
 public:
  // A part of an answer, on the days of `found.window`.
  struct Part {
    PartOfPlan of;
    Found found;  // of nothing but this part
  };

  DayByDay(const Plan& plan, const Question& question, const ReadQuestion& read, Arena& arena,
           WhichParts which = WhichParts::kAll);

  // Tells `witness`, or nobody when it is null, what is found from now on.
  void Tell(Witness* witness) { evaluation_.Tell(witness); }

  const std::vector<Part>& parts() const { return parts_; }

  // Finds a part as of `day`; the answer is what was found before. Days may be in any order.
  Found Find(size_t part, Day day);

  // Whether what was found of a part holds on `day`.
  bool Holds(size_t part, Day day) const;

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
  std::vector<bool> is_found_;  // by part
  int64_t steps_ = 0;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_DAY_BY_DAY_H_
