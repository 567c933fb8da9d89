// An answer for people: what is paid first, then what is missing, then what others pay and what is
// to be done, each with where it stands.
#ifndef FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_
#define FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_

#include "engine/engine.h"
#include "service/cli/page.h"

namespace fairstart {

// The whole answer. Windows and explanation stand below the lines they belong to, if there are any.
void PrintAnswer(const v1::PreviewResponse& answer, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_FINDING_TEXT_H_
