// What the scenarios of a rulebook show of it, for people.
#ifndef FAIRSTART_SERVICE_CLI_COVERAGE_TEXT_H_
#define FAIRSTART_SERVICE_CLI_COVERAGE_TEXT_H_

#include <vector>

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// The figures, and every reference of the source with what carries it.
void PrintCoverage(const v1::Coverage& coverage, Page& page);

// What is not covered, each where it stands, in the order of files and lines.
std::vector<Diagnostic> FindUncovered(const v1::Coverage& coverage);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COVERAGE_TEXT_H_
