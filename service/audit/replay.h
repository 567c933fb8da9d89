// Works recorded findings out again.
#ifndef FAIRSTART_SERVICE_AUDIT_REPLAY_H_
#define FAIRSTART_SERVICE_AUDIT_REPLAY_H_

#include <cstdint>
#include <functional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/audit/plan_archive.h"
#include "service/ledger/ledger.h"

namespace fairstart {

// The finding at a position of the ledger, worked out again from what the ledger holds: the case,
// the record as it was, the editions. kNotFound (ENTRY_NOT_FOUND) if there is no such entry,
// kInvalidArgument if it is no finding, kDataLoss if what it rests on is not what was recorded.
absl::StatusOr<v1::ReplayedFinding> ReplayFinding(const LedgerView& view, int64_t position,
                                                  PlanArchive& plans);

// Answers a ReplayRequest given as it stands on the wire.
absl::StatusOr<v1::ReplayResponse> Replay(const LedgerView& view, std::string_view request,
                                          PlanArchive& plans);

// Replays every finding with a position from `from` on that is in the ledger when it begins, on
// `threads` threads (at least one), and gives each to `take` in the order of their positions:
// whoever breaks off goes on from the position after the last one taken. `take` is called on the
// calling thread; anything but OK ends it. The memory does not grow with the number of findings.
absl::Status ReplayAll(const LedgerReader& reader, int64_t from, int threads,
                       const std::function<absl::Status(const v1::ReplayedFinding&)>& take);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_REPLAY_H_
