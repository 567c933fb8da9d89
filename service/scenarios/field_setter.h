// Sets single fields of a message by path, as scenarios do.
#ifndef FAIRSTART_SERVICE_SCENARIOS_FIELD_SETTER_H_
#define FAIRSTART_SERVICE_SCENARIOS_FIELD_SETTER_H_

#include <string>

#include "absl/status/status.h"
#include "google/protobuf/message.h"

namespace fairstart {

// Sets the field at `path` ("case.pay_periods.records[0].net.pence") to `value`, in text format:
// 4209, true, "2017-02-01", { pence: 4209 }. Quotes may be left out around a text, and the prefix
// of an enumeration's values (FOSTER_CARE for LIVING_KIND_FOSTER_CARE). An empty value clears the
// field, or removes the element of a list. Messages on the way are made; elements of lists are not.
// kInvalidArgument, saying which step of the path or what of the value is wrong; `message` is then
// unchanged but for messages made on the way.
absl::Status SetFieldByPath(google::protobuf::Message& message, const std::string& path,
                            const std::string& value);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_SCENARIOS_FIELD_SETTER_H_
