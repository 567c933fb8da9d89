// From protobuf messages to values: every fact is checked once, at the door.
#ifndef FAIRSTART_ENGINE_FACTS_READER_H_
#define FAIRSTART_ENGINE_FACTS_READER_H_

#include <string>

#include "engine/facts/schema.h"
#include "engine/facts/violation.h"
#include "engine/value/arena.h"
#include "engine/value/value.h"
#include "fairstart/v1/case_facts.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// The case facts as a record of `schema.case_type()`, in `arena`; texts are borrowed from `facts`.
// Adds a violation, under "case.", for every date that is none, every value outside its domain,
// every history that cannot be (a record that ends before it starts, a refused overlap, a key that
// is missing or stands twice), and every field that this build or the rulebook does not know. The
// result is meaningful only when it adds none.
const RecordValue* ReadCase(const FactSchema& schema, const v1::CaseFacts& facts, Arena& arena,
                            FieldViolations& violations);

// The record, likewise, under "record.". Its lists are closed: what is not there is not on record.
const RecordValue* ReadRecord(const FactSchema& schema, const v1::Record& record, Arena& arena,
                              FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_READER_H_
