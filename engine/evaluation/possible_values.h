// Which values a fact that is missing can have: a few, each by itself, or runs of numbers or days.
#ifndef FAIRSTART_ENGINE_EVALUATION_POSSIBLE_VALUES_H_
#define FAIRSTART_ENGINE_EVALUATION_POSSIBLE_VALUES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/evaluation/evaluation.h"
#include "engine/value/missing.h"
#include "engine/value/substitute.h"

namespace fairstart {

// A run of numbers, or of days by their numbers, from the least to the most or on for ever.
struct ValueRun {
  int64_t least = 0;
  std::optional<int64_t> most;

  bool IsOne() const { return most == least; }
};

// The field of which a fact is missing.
const Field& FieldOf(const Missing& missing);

// Whether the values of something that is missing can be gone through: yes and no, the values of an
// enumeration, the ids of records, numbers from a least one on, days. Nothing is known of ages
// while the date of birth is known to lie in some run of days, so that it cannot.
bool CanGoThrough(Evaluation& evaluation, const Missing& missing);

// The values that are gone through one by one; none where they are a run.
std::vector<Value> SingleValuesOf(const Evaluation& evaluation, const Missing& missing);

// The numbers or days that it can be, as far as that is known now. REQUIRES: they can be gone
// through, and have no single values.
ValueRun RunOf(Arena& arena, const Missing& missing);

// Where a run is cut in two: the last of the first part. One that goes on for ever: days at the day
// to which the case is known and then in ever longer steps, numbers at twice as much. REQUIRES: it
// is not one.
int64_t CutOf(const Evaluation& evaluation, const Field& field, const ValueRun& run);

// What puts some number or day of the run into the field that `missing` names: the one, if it is
// one.
MakeValue SomeOf(Arena& arena, const Missing& missing, const ValueRun& run);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_POSSIBLE_VALUES_H_
