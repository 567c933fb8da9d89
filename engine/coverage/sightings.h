// What was seen on one day of a scenario.
#ifndef FAIRSTART_ENGINE_COVERAGE_SIGHTINGS_H_
#define FAIRSTART_ENGINE_COVERAGE_SIGHTINGS_H_

#include <vector>

#include "engine/coverage/rules.h"
#include "engine/evaluation/evaluation.h"
#include "engine/evaluation/witness.h"

namespace fairstart {

// Which ways a rule was seen.
struct Seen {
  bool held = false;
  bool failed = false;
};

// Notes which rules are seen holding and failing. `plan` and `rules`, its rules, are borrowed.
class Sightings : public Witness {
 public:
  Sightings(const Plan& plan, const Rules& rules)
      : plan_(plan), rules_(rules), part_(rules.all.size()), all_(rules.all.size()) {}

  void SawValue(const Program& program, const Value& value) override;
  void SawDefinition(int index, const Value& value, const Applied& applied) override;

  // What was seen since the last call belongs to this entitlement, number `index` of the plan, or
  // (-1) to none: only then is it known whether a lift stood against a bar.
  void Close(int index);

  // By rule; of what was closed.
  const std::vector<Seen>& all() const { return all_; }

 private:
  void See(int rule, bool holds) { (holds ? part_[rule].held : part_[rule].failed) = true; }
  void ApplyLifts(int bar, int entitlement);

  const Plan& plan_;
  const Rules& rules_;
  std::vector<Seen> part_;  // since the last call of Close
  std::vector<Seen> all_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COVERAGE_SIGHTINGS_H_
