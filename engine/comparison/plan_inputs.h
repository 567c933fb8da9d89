// What differs between how the plans of two sides were chosen.
#ifndef FAIRSTART_ENGINE_COMPARISON_PLAN_INPUTS_H_
#define FAIRSTART_ENGINE_COMPARISON_PLAN_INPUTS_H_

#include <functional>
#include <vector>

#include "engine/comparison/side.h"
#include "fairstart/v1/comparison.pb.h"

namespace fairstart {

// Borrows both sides.
class PlanInputs {
 public:
  PlanInputs(const ComparedSide& before, const ComparedSide& after);

  // The edition, the rates, each interpretation that is read otherwise and each parameter that is
  // another.
  const std::vector<v1::InputChange>& changes() const { return changes_; }

  // The choice that has of each change what `after(position)` says.
  PlanChoice Mix(const std::function<bool(int)>& after) const;

 private:
  void Add(v1::InputKind kind, const std::string& path, const std::string& was,
           const std::string& is, const std::string& says);
  void AddReadings();
  void AddParameters();

  const ComparedSide& before_;
  const ComparedSide& after_;
  std::vector<v1::InputChange> changes_;
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_PLAN_INPUTS_H_
