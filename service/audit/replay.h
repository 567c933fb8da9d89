// Works a recorded finding out again.
#ifndef FAIRSTART_SERVICE_AUDIT_REPLAY_H_
#define FAIRSTART_SERVICE_AUDIT_REPLAY_H_

#include <cstdint>
#include <string_view>

#include "absl/status/statusor.h"
#include "fairstart/v1/audit_service.pb.h"
#include "service/audit/plan_archive.h"
#include "service/ledger/view.h"

namespace fairstart {

// The finding at a position of the ledger, worked out again from what the ledger holds: the case,
// the record as it was, the editions. kNotFound (ENTRY_NOT_FOUND) if there is no such entry,
// kInvalidArgument if it is no finding, kDataLoss if what it rests on is not what was recorded.
absl::StatusOr<v1::ReplayedFinding> ReplayFinding(const LedgerView& view, int64_t position,
                                                  PlanArchive& plans);

// The same of an entry that was read. REQUIRES: it is of the kind of findings.
absl::StatusOr<v1::ReplayedFinding> ReplayEntry(const LedgerView& view, const RecordedEntry& entry,
                                                PlanArchive& plans);

// Answers a ReplayRequest given as it stands on the wire.
absl::StatusOr<v1::ReplayResponse> Replay(const LedgerView& view, std::string_view request,
                                          PlanArchive& plans);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_AUDIT_REPLAY_H_
