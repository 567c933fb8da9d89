// An authority's schedule of retention: what is wrong with it, and what it says of an entry.
#ifndef FAIRSTART_SERVICE_RETENTION_RETENTION_SCHEDULE_H_
#define FAIRSTART_SERVICE_RETENTION_RETENTION_SCHEDULE_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/civil_day.h"
#include "engine/engine.h"
#include "fairstart/v1/retention.pb.h"
#include "service/ledger/view.h"

namespace fairstart {

// What is wrong with a schedule, by path ("classes[1].years"); nothing if it is sound.
FieldViolations CheckRetentionSchedule(const v1::RetentionSchedule& schedule);

// Until when each entry about a young person is kept, and whether it is to be erased on `today`, in
// the order of recording. REQUIRES: the schedule is sound. Errors as those of the view.
absl::StatusOr<std::vector<v1::RetainedEntry>> RetainedEntries(
    const v1::RetentionSchedule& schedule, const LedgerView& view,
    const std::string& case_reference, Day today);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RETENTION_RETENTION_SCHEDULE_H_
