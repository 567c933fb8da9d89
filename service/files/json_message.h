// Messages in protobuf's JSON, read for people: errors say where, and what to write instead.
#ifndef FAIRSTART_SERVICE_FILES_JSON_MESSAGE_H_
#define FAIRSTART_SERVICE_FILES_JSON_MESSAGE_H_

#include <string>
#include <vector>

#include "engine/engine.h"
#include "google/protobuf/message.h"
#include "service/files/field_positions.h"

namespace fairstart {

// Reads `bytes` into `message`, which must be empty, and the positions of its fields, if wanted.
// `name` is what diagnostics call the file. Returns everything that is wrong: nothing if it could
// be read. A name given twice in an object is wrong.
std::vector<Diagnostic> ReadJsonMessage(const std::string& name, const std::string& bytes,
                                        google::protobuf::Message& message,
                                        FieldPositions* positions);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_FILES_JSON_MESSAGE_H_
