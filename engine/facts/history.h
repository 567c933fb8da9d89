// What makes a history possible or impossible.
#ifndef FAIRSTART_ENGINE_FACTS_HISTORY_H_
#define FAIRSTART_ENGINE_FACTS_HISTORY_H_

#include <string>

#include "engine/facts/violation.h"
#include "engine/value/value.h"

namespace fairstart {

// Adds a violation for every record without a key, with a key that stands twice, or that ends
// before it starts; and, where the history refuses overlaps, for every record that certainly covers
// a day of another one that starts earlier. `path` is the history's, with "case." in front.
void CheckHistory(const RecordType& type, const List& records, const std::string& path,
                  FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_HISTORY_H_
