// What a Pathway Plan is to hold, for people: what it lacks or says otherwise first, where a record
// was given.
#ifndef FAIRSTART_SERVICE_CLI_PLAN_TEXT_H_
#define FAIRSTART_SERVICE_CLI_PLAN_TEXT_H_

#include "engine/engine.h"
#include "service/cli/basis_text.h"
#include "service/cli/page.h"

namespace fairstart {

void PrintPlanItems(const v1::PlanItems& items, AnswerPart part, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_PLAN_TEXT_H_
