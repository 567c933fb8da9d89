// How much of the legal status a missing fact keeps open.
#ifndef FAIRSTART_ENGINE_QUESTIONS_STATUS_WAIT_H_
#define FAIRSTART_ENGINE_QUESTIONS_STATUS_WAIT_H_

#include <cstdint>
#include <vector>

#include "engine/questions/missing_facts.h"
#include "engine/questions/twelve_months.h"

namespace fairstart {

struct StatusWait {
  bool waits = false;  // the legal status waits for the fact on some day of the period
  // By how much one answer, the one that settles most, shortens what the status waits for: days, times the
  // facts that it waits for on them.
  int64_t settles = 0;
};

// For each of `facts`, in their order. The answers tried are yes and no, each choice, and of a history that
// there is no record: in a case of which little is known, that nobody ever was in care makes care orders
// and spells at home needless, and that there never was a detention makes nothing so. Where none can be
// tried, or once `steps_left` is used up, an answer settles nothing.
std::vector<StatusWait> StatusWaitsOf(const YearQuestion& asked,
                                      const std::vector<MissingFact>& facts, int64_t steps_left);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_QUESTIONS_STATUS_WAIT_H_
