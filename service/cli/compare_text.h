// A comparison for people: what is otherwise, then what is gained, lost, more and less, and because
// of what.
#ifndef FAIRSTART_SERVICE_CLI_COMPARE_TEXT_H_
#define FAIRSTART_SERVICE_CLI_COMPARE_TEXT_H_

#include <string>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// What changes in outcome, sum or task is shown; what changes only in its reasons, dates or
// citations is counted.
void PrintComparison(const v1::Comparison& comparison, Page& page);

// "gained", "settled now": how something changes.
std::string ChangeInWords(v1::ChangeKind kind);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COMPARE_TEXT_H_
