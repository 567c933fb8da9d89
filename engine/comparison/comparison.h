// Two answers side by side: what is another, how it changes, and because of what.
#ifndef FAIRSTART_ENGINE_COMPARISON_COMPARISON_H_
#define FAIRSTART_ENGINE_COMPARISON_COMPARISON_H_

#include <variant>

#include "engine/comparison/side.h"
#include "engine/facts/violation.h"
#include "fairstart/v1/comparison.pb.h"

namespace fairstart {

// What changes from one side to the other: engine/comparison/change_kind.h says what counts as
// which kind of change, engine/comparison/causes.h what counts as a cause. What is not listed is
// the same on both sides, byte for byte. Without `plans`, causes are named only where there is but
// one input. `sums`, if not null, becomes what the certain lines of each entitlement come to.
//
// Violations of the side before begin with "case" or "record"; so do those of the side after where
// it has the same facts or record, and with "alternative.case" or "alternative.record" where it has
// its own. A case that would take too many trials is a violation of "alternative".
std::variant<v1::Comparison, FieldViolations> MakeComparison(const ComparedSide& before,
                                                             const ComparedSide& after,
                                                             const PlanSource& plans,
                                                             SumsByEntitlement* sums);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_COMPARISON_COMPARISON_H_
