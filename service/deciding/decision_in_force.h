// The decision in force: what is decided of a line on a day.
//
// A decision holds for days. A confirmation holds for those of the line's window in the finding
// that it confirms: on them the line stays as it was confirmed. A departure holds for the days that
// it names. Of several that hold for a day, the one recorded last counts.
//
// Later findings about the same days come under an earlier confirmation in two ways. One that says
// the same of the line, whatever else became known, is covered: what has come onto the record since
// stands in it, so it is the one that the decision rests on. And where the formula was confirmed, a
// finding that differs is covered as well, while nothing but the named inputs changed, within their
// ranges and the period (service/deciding/formula.h).
//
// A newer finding that is not covered takes nothing out of force: support does not stop because
// something new is known, before somebody has looked at it. It is named beside the decision in
// force, and whoever pays should wait for somebody to decide it.
#ifndef FAIRSTART_SERVICE_DECIDING_DECISION_IN_FORCE_H_
#define FAIRSTART_SERVICE_DECIDING_DECISION_IN_FORCE_H_

#include <vector>

#include "engine/calendar/civil_day.h"
#include "fairstart/v1/decision.pb.h"
#include "service/deciding/decision_history.h"

namespace fairstart {

// How a line stands on a day. A pure function of the history: of the entries up to a position, it
// says what was decided when the ledger had no more. REQUIRES: the day is a date.
v1::LineDecision DecisionOn(const DecisionHistory& history, const v1::LineReference& line, Day day);

// The same of every line that has a decision in force on the day or waits for one, by entitlement
// and instance.
std::vector<v1::LineDecision> DecisionsOn(const DecisionHistory& history, Day day);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_DECIDING_DECISION_IN_FORCE_H_
