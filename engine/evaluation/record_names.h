// What the entries of a record name.
#ifndef FAIRSTART_ENGINE_EVALUATION_RECORD_NAMES_H_
#define FAIRSTART_ENGINE_EVALUATION_RECORD_NAMES_H_

#include "engine/facts/violation.h"
#include "engine/rulebook/plan.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Refuses each entry about an entitlement, by a role, or of a kind of evidence or agreement that no need
// and no expression of the rulebook names: it would count for nothing, and what it was meant for would wait for it.
void CheckRecordNames(const Plan& plan, const v1::Record& record, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_RECORD_NAMES_H_
