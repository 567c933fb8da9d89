// One payment period of a line: what was due as it was known then and as it is known now.
#ifndef FAIRSTART_SERVICE_RECALCULATION_PERIOD_RECALCULATION_H_
#define FAIRSTART_SERVICE_RECALCULATION_PERIOD_RECALCULATION_H_

#include <optional>

#include "absl/status/statusor.h"
#include "engine/calendar/window.h"
#include "fairstart/v1/recalculation.pb.h"
#include "fairstart/v1/schedule.pb.h"
#include "service/recalculation/person_over_time.h"
#include "service/recalculation/recalculated_rows.h"

namespace fairstart {

// Recalculates a row of `period`; `schedule` is what is paid over it by what is known now. Nothing
// if nothing was due, then or since, and nothing paid. Errors as PersonOverTime.
absl::StatusOr<std::optional<v1::RecalculatedPeriod>> RecalculatePeriod(
    const PersonOverTime& person, const Window& period, const Known& now,
    const RecalculatedRow& row, const v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_PERIOD_RECALCULATION_H_
