// Which fields of a declaration differ. Only for engine/rulebook.
#ifndef FAIRSTART_ENGINE_RULEBOOK_FIELD_DIFFERENCES_H_
#define FAIRSTART_ENGINE_RULEBOOK_FIELD_DIFFERENCES_H_

#include <string>

#include "engine/rulebook/source_text.h"
#include "fairstart/v1/rulebook_differences.pb.h"

namespace fairstart {

using FoundFields = google::protobuf::RepeatedPtrField<v1::FieldDifference>;

// Adds the fields of two messages of one type that differ, at any depth. Works on whatever fields
// there are: a new one needs no change here. Parts that have a name, a number or the like are held
// against the part of the same name; parts without, such as the rows of a table, in their order:
// those before and after which nothing differs are left out, the others are held against each
// other one by one.
void AddFieldDifferences(const Place& before, const Place& after, FoundFields& found);

// What a message is called among others of its kind: by its name, number, fact or reference, a row
// of a parameter by its first day and keys. "" for one that has none of these.
std::string NameOfPart(const google::protobuf::Message& message);

// Where a message stands.
v1::SourcePlace PlaceIn(const Place& place);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_RULEBOOK_FIELD_DIFFERENCES_H_
