// What RecordService.Confirm and RecordService.Depart do, without a network.
#ifndef FAIRSTART_SERVICE_DECIDING_DECIDE_H_
#define FAIRSTART_SERVICE_DECIDING_DECIDE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Each answers its request given as it stands on the wire, and waits for the ledger. Rich errors,
// whose fields are paths in the request:
//   kInvalidArgument     a field that is missing or cannot be read
//   kNotFound            no such finding about the young person (ENTRY_NOT_FOUND), or no such line
//   in it kFailedPrecondition  a line cannot be confirmed yet (LINE_NOT_DECIDABLE), naming what is
//   missing; or a newer
//                        finding about some of its days says otherwise (FINDING_SUPERSEDED)
//   kAlreadyExists       the request id is recorded with another content
// and those of Ledger::Append. Any thread may call them.
absl::StatusOr<v1::ConfirmResponse> Confirm(const RecordKeeping& keeping, std::string_view request,
                                            const std::string& authenticated_as);
absl::StatusOr<v1::DepartResponse> Depart(const RecordKeeping& keeping, std::string_view request,
                                          const std::string& authenticated_as);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_DECIDE_H_
