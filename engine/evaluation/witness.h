// Somebody who is told what evaluation finds, as it finds it.
#ifndef FAIRSTART_ENGINE_EVALUATION_WITNESS_H_
#define FAIRSTART_ENGINE_EVALUATION_WITNESS_H_

#include "engine/calendar/civil_day.h"
#include "engine/expr/program.h"
#include "engine/expr/turn.h"
#include "engine/value/value.h"

namespace fairstart {

struct Applied;

// Without one, evaluation pays a comparison with null for each program and definition that it works
// out. What is kept and found again is told once.
class Witness {
 public:
  virtual ~Witness() = default;

  // The value of a program of an answer's parts: a condition, a bar, an amount. It is the plan's
  // own program, so its address says which.
  virtual void SawValue(const Program& /*program*/, const Value& /*value*/) {}

  // The value of definition or table `index` of the plan, on whichever day and about whichever
  // record, and what gave it.
  virtual void SawDefinition(int /*index*/, const Value& /*value*/, const Applied& /*applied*/) {}

  // Something turns on `day`, which was looked at: in a definition or table of the plan, or with -1 in the
  // answer's part itself.
  virtual void SawTurn(Day /*day*/, int /*definition*/, const Turn& /*turn*/) {}
};

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_WITNESS_H_
