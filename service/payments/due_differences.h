// What was due over a period beside what is on record.
#ifndef FAIRSTART_SERVICE_PAYMENTS_DUE_DIFFERENCES_H_
#define FAIRSTART_SERVICE_PAYMENTS_DUE_DIFFERENCES_H_

#include <vector>

#include "absl/status/statusor.h"
#include "engine/calendar/window.h"
#include "fairstart/v1/reconciliation.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/deciding/decision_history.h"
#include "service/rulebooks/library.h"

namespace fairstart {

// For each line that was found, decided or paid: the days of `period` that are due and not paid, a
// difference for each run of them, and payments for days of it that are less or more than what is
// due for theirs; what becomes due on a day of its own in the period; and what waits. By line and
// first day. Pure. Errors: those of Judge where a line cannot be worked out anew.
absl::StatusOr<std::vector<v1::PaymentDifference>> DueDifferences(const RulebookLibrary& library,
                                                                  const DecisionHistory& history,
                                                                  const v1::Record& record,
                                                                  const Window& period);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_DUE_DIFFERENCES_H_
