// Synthetic young people: plausible case facts of nobody.
#ifndef FAIRSTART_SERVICE_COHORTS_SYNTHETIC_CASE_H_
#define FAIRSTART_SERVICE_COHORTS_SYNTHETIC_CASE_H_

#include <cstdint>

#include "engine/engine.h"

namespace fairstart {

// The case number `number`, from 1, of the cohort that `seed` makes, known through `day`: the same
// on every machine, and in a cohort of any size. Its reference says what it is: "synthetic-000001".
// How many are what is in service/cohorts/assumptions.h. The authority that looked after them is
// the rulebook's id; of the facts that only the rulebook asks, those with an answer of no, nothing
// or none are given. A sound case of that rulebook.
v1::CaseFacts SyntheticCase(uint64_t seed, uint64_t number, Day day, const v1::Rulebook& rulebook);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_COHORTS_SYNTHETIC_CASE_H_
