// What is decided of a line over a period.
#ifndef FAIRSTART_SERVICE_PAYMENTS_DECIDED_DAYS_H_
#define FAIRSTART_SERVICE_PAYMENTS_DECIDED_DAYS_H_

#include <optional>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/decision.pb.h"
#include "service/deciding/decision_history.h"

namespace fairstart {

// A run of days on which the same is decided; the decision's as_of is the first.
struct DecidedDays {
  Window days;
  v1::LineDecision decision;
};

// The runs of a period, in order: each of its days is in exactly one. Pure. REQUIRES: the ends of
// `period` are dates.
std::vector<DecidedDays> DecidedOver(const DecisionHistory& history, const v1::LineReference& line,
                                     const Window& period);

// The last day before `day` on which a decision is in force; nothing if there is none. Pure.
std::optional<Day> LastDecidedDay(const DecisionHistory& history, const v1::LineReference& line,
                                  Day day);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_DECIDED_DAYS_H_
