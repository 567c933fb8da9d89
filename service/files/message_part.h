// Which part of a message a bare value was meant for: `last_day: "2017-12-01"` wants `last_day {
// date: … }`.
#ifndef FAIRSTART_SERVICE_FILES_MESSAGE_PART_H_
#define FAIRSTART_SERVICE_FILES_MESSAGE_PART_H_

#include <string>

#include "google/protobuf/descriptor.h"

namespace fairstart {

enum class PartKind { kText, kNumber, kBool, kOther };

// Of a value as the text format writes it.
PartKind KindOfText(const std::string& value);

// The first field of `type` that such a value can be given to; null if there is none.
const google::protobuf::FieldDescriptor* PartFor(const google::protobuf::Descriptor& type,
                                                 PartKind kind);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_MESSAGE_PART_H_
