// What RecordService.Propose does, without a network.
#ifndef FAIRSTART_SERVICE_DECIDING_PROPOSE_H_
#define FAIRSTART_SERVICE_DECIDING_PROPOSE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "service/deciding/record_keeping.h"

namespace fairstart {

// Answers a ProposeRequest given as it stands on the wire: the bytes of its field `case` are
// recorded as they are, unless they are those of the case received last. The finding is worked out
// with the record of a snapshot, and recorded only if nothing was recorded about the young person
// since; otherwise it is worked out again. So what is recorded (bytes of case and finding, size of
// the record, editions) gives the same finding whenever it is worked out again. Waits for the
// ledger. Rich errors, whose fields are paths in the request. Any thread may call it.
absl::StatusOr<v1::ProposeResponse> Propose(const RecordKeeping& keeping, std::string_view request,
                                            const std::string& authenticated_as);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_PROPOSE_H_
