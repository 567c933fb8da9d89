// What makes a history possible or impossible.
#ifndef FAIRSTART_ENGINE_FACTS_HISTORY_H_
#define FAIRSTART_ENGINE_FACTS_HISTORY_H_

#include <string>

#include "engine/facts/violation.h"
#include "engine/value/arena.h"
#include "engine/value/value.h"

namespace fairstart {

// Adds a violation for every record without a key, with a key that stands twice, or that ends
// before it starts; and, where the history refuses overlaps, for every record that certainly covers
// a day of another one that starts earlier. `root`, "case", stands in front of paths.
void CheckHistory(const RecordType& type, const List& records, const std::string& root,
                  FieldViolations& violations);

// For each record of a history of which one end is known and the other is not: between which days
// that lies. It ends no sooner than it starts; where overlaps are refused, other records are beside
// it. Null where nothing is known of an end, and instead of the array when all ends are set.
const Bounds* const* BoundOpenEnds(const RecordType& type, const List& records, Arena& arena);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_HISTORY_H_
