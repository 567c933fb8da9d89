// What the bank reports beside what is on record.
#ifndef FAIRSTART_SERVICE_PAYMENTS_REPORT_DIFFERENCES_H_
#define FAIRSTART_SERVICE_PAYMENTS_REPORT_DIFFERENCES_H_

#include <vector>

#include "engine/calendar/window.h"
#include "engine/engine.h"
#include "fairstart/v1/reconciliation.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Adds what is missing from a report or said twice, with paths below "report".
void CheckReport(const v1::PaymentReport& report, FieldViolations& violations);

// The differences between a report of the payments of `period` and the record: first in the order
// of the report, then what is not reported, in the order of the record. Of a payment that was
// returned the report's sum is what came back. Pure. REQUIRES: CheckReport found nothing.
std::vector<v1::PaymentDifference> ReportDifferences(const v1::PaymentReport& report,
                                                     const v1::Record& record,
                                                     const Window& period);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_REPORT_DIFFERENCES_H_
