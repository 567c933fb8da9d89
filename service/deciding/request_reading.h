// Requests of RecordService as they come over the wire: read, and what they share checked.
#ifndef FAIRSTART_SERVICE_DECIDING_REQUEST_READING_H_
#define FAIRSTART_SERVICE_DECIDING_REQUEST_READING_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "engine/engine.h"
#include "google/protobuf/message.h"

namespace fairstart {

// Reads a request. kInvalidArgument if it is not well formed; adds a violation for each field of
// it, at any depth, that this build does not know or that is given twice.
absl::Status ReadRequest(std::string_view bytes, google::protobuf::Message& request,
                         FieldViolations& violations);

// The most bytes of a request's id, a reference or a name: as many as the ledger takes.
inline constexpr size_t kLongestName = 200;

// A name in a request that is needed, of at most `longest` bytes.
void CheckName(const char* field, const std::string& name, size_t longest,
               FieldViolations& violations);

// request_id, case_reference and said_by of a request that records.
template <typename Request>
void CheckNames(const Request& request, FieldViolations& violations) {
  CheckName("request_id", request.request_id(), kLongestName, violations);
  CheckName("case_reference", request.case_reference(), kLongestName, violations);
  CheckName("said_by", request.said_by(), kLongestName, violations);
}

// A day that is needed.
Day DayIn(const std::string& field, const std::string& text, FieldViolations& violations);

// Reads a request and checks its names.
template <typename Request>
absl::StatusOr<Request> ReadRecording(std::string_view bytes, FieldViolations& violations) {
  Request request;
  const absl::Status read = ReadRequest(bytes, request, violations);
  if (!read.ok()) return read;
  CheckNames(request, violations);
  return request;
}

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_REQUEST_READING_H_
