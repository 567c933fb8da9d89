// On which days a parameter has another value. Only for engine/rulebook.
#ifndef FAIRSTART_ENGINE_RULEBOOK_VALUE_DIFFERENCES_H_
#define FAIRSTART_ENGINE_RULEBOOK_VALUE_DIFFERENCES_H_

#include "engine/rulebook/load.h"
#include "fairstart/v1/rulebook_differences.pb.h"

namespace fairstart {

using FoundValues = google::protobuf::RepeatedPtrField<v1::ValueDifference>;

// Adds the days on which two parameters have other values, by key and day; days side by side that
// differ in the same way are one. Values are compared as they are written. A row whose days cannot
// be read gives none.
void AddValueDifferences(const Declared<v1::Parameter>& before,
                         const Declared<v1::Parameter>& after, FoundValues& found);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_VALUE_DIFFERENCES_H_
