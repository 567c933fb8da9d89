// A schedule of payments for spreadsheets and finance systems.
#ifndef FAIRSTART_SERVICE_PUBLISHING_SCHEDULE_CSV_H_
#define FAIRSTART_SERVICE_PUBLISHING_SCHEDULE_CSV_H_

#include <ostream>

#include "engine/engine.h"

namespace fairstart {

// Writes the payments as comma-separated values (RFC 4180, UTF-8): a line of names, then a line for
// each payment, in the schedule's order. Days are ISO 8601; sums are pounds with two decimals and
// without a sign for the currency; what is not known or not stated is empty; kinds, states and
// manners are named as in JSON.
void WriteCsv(const v1::Schedule& schedule, std::ostream& out);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_SCHEDULE_CSV_H_
