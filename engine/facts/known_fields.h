// Refuses what this build does not know: a field or number dropped in silence could be money.
#ifndef FAIRSTART_ENGINE_FACTS_KNOWN_FIELDS_H_
#define FAIRSTART_ENGINE_FACTS_KNOWN_FIELDS_H_

#include <string>

#include "engine/facts/violation.h"
#include "google/protobuf/message.h"

namespace fairstart {

// Whether the message's schema has every field number and every enumeration number that the message
// holds, at any depth.
bool IsKnown(const google::protobuf::Message& message);

// Adds a violation for every field number and every enumeration number, at any depth, that the
// message's schema lacks. `path` stands in front of each; "" for the message itself.
void RefuseUnknownFields(const google::protobuf::Message& message, const std::string& path,
                         FieldViolations& violations);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_FACTS_KNOWN_FIELDS_H_
