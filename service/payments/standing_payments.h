// Payments on record less what came back of them.
#ifndef FAIRSTART_SERVICE_PAYMENTS_STANDING_PAYMENTS_H_
#define FAIRSTART_SERVICE_PAYMENTS_STANDING_PAYMENTS_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/calendar/window.h"
#include "fairstart/v1/record.pb.h"

namespace fairstart {

// A payment of which not all came back. Borrowed from the record.
struct StandingPayment {
  const v1::Payment* payment = nullptr;
  int64_t pence = 0;  // above zero
};

// Those of a record, in its order.
std::vector<StandingPayment> StandingPayments(const v1::Record& record);

// Those of one line.
std::vector<StandingPayment> StandingPaymentsOf(const v1::Record& record,
                                                const v1::LineReference& line);

// The period that a payment says it is for; nothing if it does not say both ends.
std::optional<Window> PeriodOf(const v1::Payment& payment);

// The day by which a payment belongs to the period of a cap, as engine/limits/limits.h counts it:
// the first day that it is for, else the day it was paid. Nothing if it says neither.
std::optional<Day> CountedOn(const v1::Payment& payment);

}  // namespace fairstart

#endif  // FAIRSTART_SERVICE_PAYMENTS_STANDING_PAYMENTS_H_
