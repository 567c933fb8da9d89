// A timeline for people: what stands on the first day, then what changes, day by day, and why.
#ifndef FAIRSTART_SERVICE_CLI_TIMELINE_TEXT_H_
#define FAIRSTART_SERVICE_CLI_TIMELINE_TEXT_H_

#include "engine/engine.h"
#include "service/cli/basis_text.h"
#include "service/cli/page.h"

namespace fairstart {

// What changes in outcome, sum or task; not what changes only in its reasons, dates or citations.
void PrintTimeline(const v1::Timeline& timeline, AnswerPart part, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_TIMELINE_TEXT_H_
