// Why, on a page.
#ifndef FAIRSTART_SERVICE_CLI_EXPLANATION_TEXT_H_
#define FAIRSTART_SERVICE_CLI_EXPLANATION_TEXT_H_

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// The sentences, but for those that say what is not known, then everything that was computed, each step below what rests on it.
void PrintExplanation(const v1::LineExplanation& explanation, int indent, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_EXPLANATION_TEXT_H_
