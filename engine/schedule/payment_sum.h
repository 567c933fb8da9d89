// What one payment comes to.
#ifndef FAIRSTART_ENGINE_SCHEDULE_PAYMENT_SUM_H_
#define FAIRSTART_ENGINE_SCHEDULE_PAYMENT_SUM_H_

#include "engine/calendar/window.h"
#include "fairstart/v1/finding.pb.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// What may be paid of a line with this outcome; UNSPECIFIED where nothing may.
v1::PaymentState StateOf(v1::Outcome outcome);

// A payment of `line` without days and sum: what it is for, to whom, how, and what it waits for.
v1::ScheduledPayment StartPayment(const v1::Line& line);

// Adds `days` of the line to the payment; all of the line where `days` is empty.
void AddShare(const v1::Line& line, const Window& days, v1::ScheduledPayment& payment);

// Adds the needs and missing facts of another line that the payment is for, each once.
void AddWaits(const v1::Line& line, v1::ScheduledPayment& payment);

// Sets the sum from the shares, rounded once, or its bounds, and the words for it.
void SetSum(v1::ScheduledPayment& payment);

// Whether the share is for a run of days, at a sum for each, and not whole for what it is for.
bool IsByTheDay(const v1::PaymentShare& share);

// Whether a share by the day is for some of `days`.
bool IsForSomeOf(const Window& days, const v1::ScheduledPayment& payment);

// The most that the payment's shares by the day come to for `days`: parts that follow each other
// add up to the payment's sum.
int64_t MostFor(const Window& days, const v1::ScheduledPayment& payment);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_PAYMENT_SUM_H_
