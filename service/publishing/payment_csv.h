// Verdicts on payments, and what differs from what was due, for spreadsheets and finance systems.
#ifndef FAIRSTART_SERVICE_PUBLISHING_PAYMENT_CSV_H_
#define FAIRSTART_SERVICE_PUBLISHING_PAYMENT_CSV_H_

#include <ostream>
#include <string>

#include "fairstart/v1/payment_service.pb.h"
#include "fairstart/v1/reconciliation.pb.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// Comma-separated values as WriteCsv (service/publishing/schedule_csv.h) writes them: first the
// names of the columns, then a line for each payment or difference.

void WriteVerdictColumns(std::ostream& out);

// `line` is the payment's in its file. The verdict is PAY, HOLD, REJECT or, where the payment could
// not be judged, empty; `says` has a sentence for each problem.
void WriteVerdict(int line, const std::string& case_reference, const v1::Payment& payment,
                  const v1::BatchResponse& answer, std::ostream& out);

void WriteDifferenceColumns(std::ostream& out);
void WriteDifference(const std::string& case_reference, const v1::PaymentDifference& difference,
                     std::ostream& out);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PUBLISHING_PAYMENT_CSV_H_
