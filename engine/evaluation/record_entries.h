// What an entry of a record must say in order to count.
#ifndef FAIRSTART_ENGINE_EVALUATION_RECORD_ENTRIES_H_
#define FAIRSTART_ENGINE_EVALUATION_RECORD_ENTRIES_H_

#include "engine/facts/violation.h"
#include "engine/rulebook/plan.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Refuses entries that would count for nothing, or for something else than was meant: an instance
// where the entitlement has none; a payment without its sum, its line, which of several lines, its
// day, or the home that its pot belongs to; sums below nothing that take back no payment; days in the
// wrong order; keys that stand twice. Names are CheckRecordNames's.
void CheckRecordEntries(const Plan& plan, const v1::Record& record, FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_EVALUATION_RECORD_ENTRIES_H_
