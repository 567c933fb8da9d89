// A schedule of payments for people.
#ifndef FAIRSTART_SERVICE_CLI_SCHEDULE_TEXT_H_
#define FAIRSTART_SERVICE_CLI_SCHEDULE_TEXT_H_

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// What is paid by the week, runs of equal weeks in one row; what is paid on a day; what is paid as
// costs arise; and the sums of months and financial years.
void PrintSchedule(const v1::Schedule& schedule, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_SCHEDULE_TEXT_H_
