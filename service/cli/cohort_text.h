// What changes for many cases, for people.
#ifndef FAIRSTART_SERVICE_CLI_COHORT_TEXT_H_
#define FAIRSTART_SERVICE_CLI_COHORT_TEXT_H_

#include "fairstart/v1/cohort.pb.h"
#include "service/cli/page.h"

namespace fairstart {

// Who it is and what they gain, lose, have more and less of. Nothing of a case that could not be
// compared: that was said as an error.
void PrintCase(const v1::CohortCase& entry, Page& page);

// How many gain and lose, sums, and each entitlement that changes for somebody.
void PrintTotals(const v1::CohortTotals& totals, Page& page);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_CLI_COHORT_TEXT_H_
