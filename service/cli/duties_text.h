// What must be done, for people.
#ifndef FAIRSTART_SERVICE_CLI_DUTIES_TEXT_H_
#define FAIRSTART_SERVICE_CLI_DUTIES_TEXT_H_

#include <string>

#include "engine/engine.h"
#include "service/cli/missing_text.h"
#include "service/cli/page.h"

namespace fairstart {

// A task with its day, who must do it, which of the `questions` it waits for, and `remark` if there
// is one.
void PrintDuty(const v1::DutyFinding& duty, const std::string& remark, const MissingList& questions,
               Page& page);

// A calendar of duties in its order, the overdue ones first.
void PrintDuties(const v1::DutyCalendar& calendar, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_DUTIES_TEXT_H_
