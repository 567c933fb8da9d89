// The payment periods that are recalculated: what is scheduled and what was paid, put together.
#ifndef FAIRSTART_SERVICE_RECALCULATION_RECALCULATED_ROWS_H_
#define FAIRSTART_SERVICE_RECALCULATION_RECALCULATED_ROWS_H_

#include <set>
#include <string>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/rulebook.pb.h"
#include "fairstart/v1/schedule.pb.h"
#include "service/payments/standing_payments.h"

namespace fairstart {

// How a payment period is paid.
enum class RowKind {
  kDays,          // by the day, in whole pay weeks
  kThing,         // whole, for what its shares are for
  kAsCostsArise,  // a payment of a line that has no sum of its own
  kOpen,          // a line of which it is not known yet whether, or when, something is due
};

// One payment period of a line.
struct RecalculatedRow {
  RowKind kind = RowKind::kDays;
  v1::LineReference line;
  std::string label;
  Window days;                      // empty where it has none
  std::string due_on;               // of a thing
  std::set<std::string> instances;  // of a thing
  std::vector<StandingPayment> payments;
  v1::Line open;  // of kOpen
};

// `period`, with the whole pay weeks, and with those of payments that are for some of its days.
Window PeriodWithPayments(const v1::Record& record, const Window& period, v1::Weekday week_begins);

// The rows of a period, by line and first day: every scheduled payment and every standing payment
// of the period is in exactly one. The payments are borrowed from the record.
std::vector<RecalculatedRow> RowsOf(const v1::Schedule& schedule, const v1::Record& record,
                                    const Window& period, v1::Weekday week_begins);

// Those of a schedule's payments that are for the row.
std::vector<v1::ScheduledPayment> PaymentsFor(const RecalculatedRow& row,
                                              const v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_RECALCULATION_RECALCULATED_ROWS_H_
