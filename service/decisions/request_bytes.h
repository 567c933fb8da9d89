// A request as it came over the wire, looked at before it is parsed: a digest is over bytes as
// received, and parsing forgets them.
#ifndef FAIRSTART_SERVICE_DECISIONS_REQUEST_BYTES_H_
#define FAIRSTART_SERVICE_DECISIONS_REQUEST_BYTES_H_

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/engine.h"
#include "google/protobuf/descriptor.h"

namespace fairstart {

struct RequestFields {
  // The length-delimited fields of the message by number: of each its first occurrence, without tag
  // and length.
  std::map<int, std::string> bytes;
  // Fields that the message's type lacks ("#9"), and fields given twice that may be given once:
  // the parser would merge the two, and no digest would be over what was then computed with.
  FieldViolations violations;
};

// Looks at the outermost level of a message of `type`. kInvalidArgument if it is not well formed.
absl::StatusOr<RequestFields> ScanRequest(std::string_view bytes,
                                          const google::protobuf::Descriptor& type);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECISIONS_REQUEST_BYTES_H_
