// Payments in files of comma-separated values, as finance systems write them.
#ifndef FAIRSTART_SERVICE_PAYMENTS_PAYMENT_FILE_H_
#define FAIRSTART_SERVICE_PAYMENTS_PAYMENT_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.h"
#include "fairstart/v1/reconciliation.pb.h"
#include "fairstart/v1/record.pb.h"
#include "service/files/csv_table.h"

namespace fairstart {

// A payment of a file.
struct PaymentRow {
  CsvRow source;
  std::string case_reference;
  v1::Payment payment;
  v1::ReportedState state = v1::REPORTED_STATE_UNSPECIFIED;  // of a report
};

// Reads payments: case_reference, reference, entitlement, amount and paid_on are needed; instance,
// first_day, last_day, payee, manner and home may be there. Sums are pounds ("57.90"), payees and
// manners are named as in JSON. Returns what is wrong, each with line, column and how to mend it.
std::vector<Diagnostic> ReadPayments(const std::string& name, std::string_view bytes,
                                     std::vector<PaymentRow>& rows);

// Reads what a bank reports: case_reference, reference, amount and state ("paid", "bounced" or
// "returned") are needed; the other columns of a payment may be there and are not looked at.
std::vector<Diagnostic> ReadReport(const std::string& name, std::string_view bytes,
                                   std::vector<PaymentRow>& rows);

// The column that a field of a request comes from ("amount" for "payment.amount"); empty if it
// comes from none.
std::string ColumnOf(const std::string& path);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_PAYMENT_FILE_H_
