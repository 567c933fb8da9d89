// Lines that wait for a fact but are the same whatever it is.
#ifndef FAIRSTART_ENGINE_EVALUATION_SETTLE_H_
#define FAIRSTART_ENGINE_EVALUATION_SETTLE_H_

#include <cstdint>
#include <vector>

#include "engine/evaluation/line.h"

namespace fairstart {

// Reasoning by cases. Three-valued logic leaves `a && !a` unknown while a is; here the facts that the
// undetermined lines of one entitlement wait for are put in, value by value (yes and no, the values of
// an enumeration) or run by run (numbers in their domain, open ends of records), each run halved until
// it is decided. If every case gives the same lines, `lines` become those, with the windows of all cases,
// and say in `whatever` which facts made no difference, while a line that waits for nothing stays as it
// is; otherwise they all do. Two cases that differ end it, as does the hundredth case.
//
// A text that must name a record is put in as each id that it may be; whole histories, other texts and the
// date of birth are not put in.
//
// `listed` are the days on which `lines` is the list of lines; it is narrowed to those on which that is
// settled in the same way. The answer is how many steps it took.
int64_t SettleByCases(Evaluation& evaluation, const PlanEntitlement& entitlement,
                      const v1::Record* record, Day as_of, Window& listed,
                      std::vector<FoundLine>& lines);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_SETTLE_H_
