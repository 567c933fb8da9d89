// On which payments of a schedule is booked what the record says was paid.
//
// What is paid whole takes all that was paid for it, whichever days that was for. Of what is paid
// by the day, the sums on record that are for the same days are added up, reversals among them, and
// spread over the payments of their line that are for some of these days. In order of days each
// gets what it comes to for them, or what is left; what is left in the end goes to the last. So the
// line's payments show together, to the penny, what is on record for days of theirs, and a reversal
// takes from where its payment went. Sums for days on which nothing is scheduled are booked
// nowhere.
//
// Of a sum for days beyond those of the schedule only a part is spread: by the day, as if each of
// its days had cost the same, since nobody knows here what the others come to. Schedules that
// follow each other by whole weeks add up to all of it.
//
// A reversal is for the days of the payment that it reverses; what says no last day is for its
// first day alone, and what says no days for that on which it was paid. What a payment that is not
// settled comes to is the most that it can, or the least if it has no bound.
#ifndef FAIRSTART_ENGINE_SCHEDULE_BOOKING_H_
#define FAIRSTART_ENGINE_SCHEDULE_BOOKING_H_

#include "engine/calendar/window.h"
#include "fairstart/v1/record.pb.h"
#include "fairstart/v1/schedule.pb.h"

namespace fairstart {

// Sets `paid` of the payments for which something is on record. REQUIRES: those of a line are in
// order of days, and none of them is for days outside `days`, the days of which the schedule tells.
void BookPaid(const v1::Record& record, const Window& days, v1::Schedule& schedule);

}  // namespace fairstart

#endif  // FAIRSTART_ENGINE_SCHEDULE_BOOKING_H_
