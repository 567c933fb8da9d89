// What is different between two editions, for people.
#ifndef FAIRSTART_SERVICE_CLI_DIFFERENCES_TEXT_H_
#define FAIRSTART_SERVICE_CLI_DIFFERENCES_TEXT_H_

#include "fairstart/v1/rulebook_differences.pb.h"
#include "service/cli/page.h"

namespace fairstart {

// A declaration after the other: where it stands on both sides, the days on which a parameter has
// another value, and which fields differ. All of it.
void PrintDifferences(const v1::RulebookDifferences& differences, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_DIFFERENCES_TEXT_H_
